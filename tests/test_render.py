"""Answers and articles as HTML and Markdown: what is ours is markup, what is not is text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from fake_desk import HOSTILE, TALKS, TOLL, UNKNOWN_NUMBER, citation, hit, scope_of, sentence, verdict
from hypothesis import given
from hypothesis import strategies as st

from assistant.render import (
    Place,
    answer_html,
    article_html,
    citations_of,
    evidence_of,
    link_to,
    meta_html,
    nearest_html,
    safe_url,
    source_html,
)
from assistant.render.sentence import says_html
from assistant.render.source import Span
from assistant.render.verdicts import spoken
from assistant.types import Answer, Verdict, WrittenBy

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
        ("https://user:pw@bank.example@evil.example/", False),
        ("https://bank.example@evil.example", False),
        ("https://a.example/@editor?to=x@y.example", True),
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
    page = Page(answer_html(sentences, HITS, 4))
    assert [link["id"] for link in page.named("a")] == ["c-4-0", "c-4-1", "c-4-2"]
    assert [link["href"] for link in page.named("a")] == ["#c-4-0", "#c-4-1", "#c-4-2"]
    assert re.findall(r">(\d)</a>", answer_html(sentences, HITS, 4)) == ["1", "1", "2"]
    assert citations_of(sentences) == [ENVOYS, PAUSE, WOUNDED]


def test_unchecked_is_never_good():
    """A sentence that nobody has checked bears a neutral mark with that name."""
    html = answer_html([sentence("Envoys shuttle.", ENVOYS)], HITS, 1)
    assert 'class="open paragraph"' in html
    assert "Not checked." in html
    assert "good" not in html


def test_a_sentence_that_fails_is_struck_and_stays():
    """Its reasons stand under it, then the nearest words with their outlet and day, which open by a click."""
    wrong = sentence(
        "The truce would last 40 days.",
        PAUSE,
        verdict=verdict("not supported", "The number 40 is not in the source.", article=TALKS, words=PAUSE.quote),
    )
    html = answer_html([sentence("Envoys shuttle.", ENVOYS, label="supported"), wrong], HITS, 3, BERLIN)
    assert "<del>The truce would last 40 days.</del>" in html
    assert '<span class="why bad" dir="auto">The number 40 is not in the source.</span>' in html
    page = Page(html)
    assert f"Nearest: “{PAUSE.quote}” — Harbour Wire, Tue 5 May 2026, 18:40" in page.text
    assert [link["data-place"] for link in page.named("a") if link["class"] == "words"] == ["v-3-1"]
    assert html.count("<del>") == 1


@pytest.mark.parametrize("label", ["supported", "partly", "not supported", "no citation", "not checked"])
def test_every_mark_has_words_and_can_be_reached(label):
    """A screen reader hears verdict and reasons; the tooltip shows them; the keyboard reaches the mark."""
    told = sentence("Envoys shuttle.", verdict=verdict(label, "Because <b>so</b>.", article=TALKS))
    (mark,) = Page(answer_html([told], HITS, 1)).named("button")
    assert mark["data-place"] == "v-1-0"
    assert mark["aria-label"].endswith("Because <b>so</b>. Click for the words.")
    assert spoken(told.verdict) in Page(answer_html([told], HITS, 1)).text
    bare = sentence("Envoys shuttle.", verdict=verdict(label, "Because so."))
    page = Page(answer_html([bare], HITS, 1))
    assert not page.named("button")
    assert next(tag for tag in page.named("span") if tag.get("class") == "verdict")["tabindex"] == "0"


def test_what_claims_nothing_bears_no_mark():
    """Neither a heading nor the refusal's sentence; the numbers of the others do not count them."""
    told = [
        sentence("The talks", block="heading", label="supported"),
        sentence("The articles do not say.", block_index=1, label="supported"),
        sentence("Envoys shuttle.", ENVOYS, block_index=2, label="supported"),
    ]
    html = answer_html(told, HITS, 1)
    assert html.count('class="verdict"') == 1
    assert 'id="v-1-0"' in html
    ((proved, shown),) = evidence_of(told, HITS, 1)
    assert (proved, shown.address, shown.span) == (told[2], "v-1-0", (ENVOYS.start, ENVOYS.end))


def test_evidence_comes_before_the_citation():
    """Where a verdict names its words, they are shown; words of an article that was not found are not."""
    told = sentence("Wounded.", ENVOYS, verdict=verdict("partly", article=TOLL, words=WOUNDED.quote))
    ((_, shown),) = evidence_of([told], HITS, 1)
    assert (shown.article, shown.span) == (TOLL, (WOUNDED.start, WOUNDED.end))
    assert evidence_of([sentence("x", verdict=verdict("partly", article=HOSTILE))], HITS, 1) == []


def test_the_verdict_stands_above_the_article():
    """The sentence, what was found and why, all as text."""
    says = says_html("<i>40</i> days", verdict("not supported", "No <b>40</b>."))
    html = source_html(TALKS, Place("v-1", 0, 1, "verdict", Span(0, 6)), says=says)
    assert html.index("Not supported by the source") < html.index(TALKS.title)
    assert "&lt;i&gt;40&lt;/i&gt; days" in html
    assert "No &lt;b&gt;40&lt;/b&gt;." in html


def test_missing_and_unknown_citations_are_seen():
    """A sentence without a citation and a number that no passage bears each say so."""
    plain = answer_html([sentence("They agreed.", label="no citation")], HITS, 1)
    assert "No citation" in Page(plain).text
    wrong = replace(sentence("Forty days."), unknown=(9,), verdict=Verdict("not supported", None, (UNKNOWN_NUMBER,)))
    text = Page(answer_html([wrong], HITS, 1)).text
    assert "[9]" in text
    assert UNKNOWN_NUMBER.text in text


def test_model_text_is_text():
    """What a model writes opens no tag, also in a heading."""
    evil = "<img src=x onerror=alert(1)> ![p](https://t.example/p.png)"
    page = Page(answer_html([sentence(evil), sentence(evil, block="heading", block_index=1)], HITS, 1))
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
        1,
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
