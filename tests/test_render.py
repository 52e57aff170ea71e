"""Answers and articles as HTML and Markdown: what is ours is markup, what is not is text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from fake_desk import HOSTILE, TALKS, TOLL, UNKNOWN_NUMBER, citation, hit, scope_of, sentence
from hypothesis import given
from hypothesis import strategies as st

from assistant.render import (
    Place,
    answer_html,
    answer_markdown,
    article_html,
    citations_of,
    link_to,
    meta_html,
    nearest_html,
    safe_url,
    source_html,
)
from assistant.render.source import Span
from assistant.types import Answer, Problem, Verdict, WrittenBy

BERLIN = ZoneInfo("Europe/Berlin")
HITS = (hit(TALKS), hit(TOLL))
ENVOYS = citation(1, TALKS, "Envoys have been shuttling between the two capitals since Monday")
PAUSE = citation(1, TALKS, "an initial pause of 21 days")
WOUNDED = citation(2, TOLL, "340 people had been wounded since Friday")


class Page(HTMLParser):
    """Collects the text of a page, that of its marks, and every tag with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.now, self.marked, self._inside = [], "", "", "", []
        self.feed(str(html))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self._inside.append(dict(attrs).get("class"))

    def handle_endtag(self, tag):
        if tag == "mark":
            self._inside.pop()

    def handle_data(self, data):
        self.text += data
        if self._inside:
            self.marked += data
            self.now += data if self._inside[-1] == "now" else ""

    def named(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def answer(*sentences, refused=False, hits=HITS):
    """A finished answer of the quoting writer."""
    scope = scope_of([TALKS, TOLL, HOSTILE])
    return Answer("Who mediates?", "Who mediates?", sentences, hits, scope, WrittenBy("quoting"), refused)


def test_the_whole_text_and_exactly_the_cited_words():
    """The paragraphs together are the text, and the highlight is `text[start:end]`."""
    page = Page(article_html(TALKS.text, Span(PAUSE.start, PAUSE.end), [Span(ENVOYS.start, ENVOYS.end)]))
    assert page.text == TALKS.text
    assert page.now == PAUSE.quote
    assert page.marked == ENVOYS.quote + PAUSE.quote


def test_a_highlight_across_paragraphs():
    """Each paragraph holds its part of the mark, and the parts together are the words with the line ends between."""
    start, end = TALKS.text.index("since Monday"), TALKS.text.index("expect to")
    page = Page(article_html(TALKS.text, Span(start, end)))
    assert page.now == TALKS.text[start:end]
    assert len(page.named("mark")) == 2


def test_overlapping_citations_keep_the_current_one_whole():
    """The words under the reader's eye are one unbroken mark; the others give way."""
    page = Page(article_html("abcdefgh", Span(2, 5), [Span(0, 4), Span(1, 8), Span(2, 5)]))
    assert (page.text, page.now, page.marked) == ("abcdefgh", "cde", "abcdefgh")


@given(st.text(alphabet='ab<&\n \t"é𝄞', max_size=80), st.data())
def test_any_span_of_any_text(text, data):
    """For every text and every span the page's text is the text and its highlight the span."""
    points = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(points, points)))) for _ in range(3)]
    page = Page(article_html(text, spans[0], spans[1:]))
    assert page.text == text
    assert page.now == text[slice(*spans[0])]


def test_paragraphs_and_lines():
    """Blank lines part paragraphs; where there are none every long line is one, and short ones stand together."""
    assert article_html("One.\n\nTwo\nthree.").count('class="tight"') == 1
    assert 'class="tight"' not in article_html(f"{'A long line. ' * 9}\n{'Another. ' * 9}")
    assert article_html("Dr. Orlo\nSarrik").count('class="tight"') == 1


def test_hostile_article_is_text():
    """A script, an image and a handler in an article's fields open no tag and no link."""
    place = Place("c-1", 0, 1, "citation", Span(0, 8))
    page = Page(source_html(HOSTILE, place))
    assert {name for name, _ in page.tags}.isdisjoint({"script", "img", "a", "b"})
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert HOSTILE.text in page.text
    assert HOSTILE.title in page.text


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("HTTPS://A.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url, kept):
    """Anything else is no link at all."""
    assert safe_url(url) == (url if kept else "")
    assert ("href" in link_to(url, "Open")) == kept


def test_links_leave_no_trace():
    """The site behind a citation learns nothing of the desk, and the desk is not replaced."""
    (attrs,) = Page(link_to(TALKS.url, "Open original")).named("a")
    assert attrs["rel"] == "noopener noreferrer nofollow"
    assert attrs["target"] == "_blank"


def test_what_is_unknown_is_said():
    """No date, no outlet: the words say so. A time is shown in the reader's zone."""
    unknown = Page(meta_html(replace(HOSTILE, outlet="", author=""))).text
    assert unknown == "outlet unknowndate unknown"
    assert "Tue 5 May 2026, 18:40" in Page(meta_html(TALKS, BERLIN)).text
    assert "By M. Aldane" in Page(meta_html(TALKS)).text
    assert "replaces an earlier version" in Page(meta_html(replace(TALKS, supersedes="x"))).text


def test_steps_end_at_the_ends():
    """There is nothing before the first citation and nothing after the last."""
    first = Page(source_html(TALKS, Place("c-1", 0, 2, "citation", Span(0, 3)))).named("button")
    assert ["disabled" in button for button in first[:2]] == [True, False]
    assert first[1]["data-place"] == "c-1-1"
    last = Page(source_html(TALKS, Place("c-1", 1, 2, "citation", Span(0, 3))))
    assert ["disabled" in button for button in last.named("button")[:2]] == [False, True]
    assert "citation 2 of 2" in last.text


def test_citations_are_numbered_by_passage_and_addressed_by_place():
    """Two sentences may cite one passage: the number is the same, the addresses differ."""
    sentences = [sentence("Envoys shuttle.", ENVOYS), sentence("A pause.", PAUSE, WOUNDED)]
    page = Page(answer_html(sentences, HITS, "c-4"))
    assert [link["id"] for link in page.named("a")] == ["c-4-0", "c-4-1", "c-4-2"]
    assert [link["href"] for link in page.named("a")] == ["#c-4-0", "#c-4-1", "#c-4-2"]
    assert re.findall(r">(\d)</a>", answer_html(sentences, HITS, "c-4")) == ["1", "1", "2"]
    assert citations_of(sentences) == [ENVOYS, PAUSE, WOUNDED]


def test_unchecked_is_never_good():
    """A sentence that nobody has checked bears a neutral mark with that name."""
    html = answer_html([sentence("Envoys shuttle.", ENVOYS)], HITS, "c-1")
    assert 'class="open paragraph"' in html
    assert "Not checked yet" in html
    assert "good" not in html


def test_missing_and_unknown_citations_are_seen():
    """A sentence without a citation and a number that no passage bears each say so."""
    plain = answer_html([sentence("They agreed.", label="no citation")], HITS, "c-1")
    assert "No citation" in Page(plain).text
    wrong = replace(sentence("Forty days."), unknown=(9,), verdict=Verdict("not supported", None, (UNKNOWN_NUMBER,)))
    text = Page(answer_html([wrong], HITS, "c-1")).text
    assert "[9]" in text
    assert UNKNOWN_NUMBER.text in text


def test_model_text_is_text():
    """What a model writes opens no tag, also in a heading."""
    evil = "<img src=x onerror=alert(1)> ![p](https://t.example/p.png)"
    page = Page(answer_html([sentence(evil), sentence(evil, block="heading", block_index=1)], HITS, "c-1"))
    assert not page.named("img")
    assert page.text.count(evil) == 2


def test_blocks_keep_their_form():
    """Headings are headings, items are marked as such, and a new block stands off."""
    html = answer_html(
        [
            sentence("Toll", block="heading"),
            sentence("One.", block="item", block_index=1),
            sentence("Two.", block_index=2),
        ],
        HITS,
        "c-1",
    )
    assert "<h3" in html
    assert 'class="open item next"' in html
    assert 'class="open paragraph next"' in html


def test_nearest_passages_open():
    """Each has an address of its own; without any there is no list."""
    page = Page(nearest_html(HITS, "p-2", BERLIN))
    assert [link["id"] for link in page.named("a")] == ["p-2-0", "p-2-1"]
    assert "Harbour Wire · Tue 5 May 2026, 18:40" in page.text
    assert nearest_html((), "p-2") == ""


def test_markdown_carries_its_citations():
    """Every citation is a footnote with the words, the title, the outlet, the date and the address."""
    text = answer_markdown(answer(sentence("Envoys shuttle.", ENVOYS), sentence("A pause.", PAUSE, WOUNDED)), BERLIN)
    assert "Envoys shuttle.[^1] A pause.[^1b][^2]" in text
    assert (
        f"[^1]: “{ENVOYS.quote}” Mediators race to finish cease-fire text, Harbour Wire, Tue 5 May 2026, 18:40, "
        "<https://harbourwire.example/talks>"
    ) in text
    assert "[^2]: “340 people had been wounded since Friday” Ministry raises count of wounded" in text
    assert "Searched 3 articles" in text
    assert "Not checked." in text


def test_markdown_of_a_refusal():
    """It says that the articles do not say, names what came nearest, and cites nothing."""
    text = answer_markdown(answer(refused=True, hits=HITS * 3), BERLIN)
    assert "The articles do not say. The nearest passages:" in text
    assert text.count("\n- ") == 4
    assert "- Mediators race to finish cease-fire text, Harbour Wire, Tue 5 May 2026, 18:40\n" in text
    assert "[^" not in text
    assert "nearest" not in answer_markdown(answer(refused=True, hits=()))


def test_markdown_keeps_faults_and_blocks():
    """A missing or unknown citation is told; headings and items keep their form."""
    wrong = replace(sentence("Forty days.", block="item", block_index=1), unknown=(9,))
    text = answer_markdown(answer(sentence("Toll", block="heading"), wrong, sentence("So.", label="no citation")))
    assert "### Toll" in text
    assert "- Forty days. (citation 9 is unknown)" in text
    assert "So. (no citation)" in text


def test_markdown_escapes_what_would_be_markup():
    """An image, a link, HTML and a heading in a sentence are shown as they are."""
    text = answer_markdown(answer(sentence("# ![p](https://t.example/p.png) <b>x</b> *y* 1. z")))
    assert r"\# !\[p\](https://t.example/p.png) \<b\>x\</b\> \*y\* 1. z" in text


def test_many_spans_of_one_passage():
    """After the letters come numbers, so that no two footnotes share a label."""
    cites = [citation(1, TALKS, TALKS.text[:end]) for end in range(5, 40)]
    text = answer_markdown(answer(sentence("All.", *cites)))
    assert len(set(re.findall(r"^\[\^(\S+)\]:", text, re.MULTILINE))) == 35


def test_markdown_of_an_answer_that_broke():
    """What is copied says that it is not whole, and why a sentence was found wanting."""
    wrong = sentence("Forty days.", verdict=Verdict("not supported", None, (UNKNOWN_NUMBER,)))
    broken = replace(answer(wrong), problem=Problem("busy", "The model is busy. *Ask again.*"))
    text = answer_markdown(broken)
    assert f"Forty days. ({UNKNOWN_NUMBER.text})" in text
    assert text.endswith("**Not finished:** The model is busy. \\*Ask again.\\*\n")
