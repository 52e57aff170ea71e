"""The page of a briefing as HTML: its order, its words, its places, and nothing in it that is not text."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from a_briefing import BRIEFING, PAUSE, REVIEWED, WRITTEN_AT, a_sentence, cited
from a_briefing import TALKS as ARTICLE
from hostile import hostile_pages

from assistant.briefing.reviewed import Mark, Reviewed, Signature
from assistant.briefing.types import Request
from assistant.render.briefing import page_html, title_of
from assistant.render.briefing_line import places

OURS = {
    *("article", "h1", "div", "p", "b", "span", "h4", "h3", "section", "ol", "li", "a", "bdi", "del", "button", "i"),
}


class Page(HTMLParser):
    """What a browser would see: tags, links and the words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.attributes, self.words = set(), [], set(), ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.words += data


def marked(line, decision, **more):
    """The page with one mark."""
    return Reviewed(BRIEFING, {line: Mark(line, decision, WRITTEN_AT, "R. Haddon", **more)})


def words(html):
    """The text of a piece of HTML on one line."""
    return " ".join(Page(str(html)).words.split())


def test_a_page_has_its_order_every_day():
    """Bottom line, stories with their parts, what is new, timeline, sources."""
    told = words(page_html(REVIEWED))
    order = [
        "Border talks, 5–6 May 2026",
        "Draft",
        "Not finished as asked: The model did not answer",
        "Bottom line",
        "Proposal tabled, answer awaited",
        "What happened",
        "Who says what",
        "Wounded",
        "Accounts differ",
        "Not known",
        "New since the last briefing",
        "Timeline",
        "Sources",
        "Ministry raises count of wounded",
        "by the model mill-7b (temperature 0, seed 7)",
        "Window searched",
    ]
    found = [told.find(part) for part in order]
    assert -1 not in found
    assert found == sorted(found)


def test_a_page_without_topics_is_of_all_stories():
    """The day stands beside it."""
    window = replace(BRIEFING.request.window, first=BRIEFING.request.window.last)
    assert title_of(Request(window)) == "All stories, Wed 6 May 2026"


def test_the_head_counts_and_shows_how_far_a_person_has_come():
    """Sentences by verdict, struck and replaced ones, and a bar."""
    html = str(page_html(marked("2", "accepted")))
    assert "9 sentences: " in html
    assert "1 struck, 1 replaced by the passage itself" in html
    assert "<b>1 of 9 checked</b> by R. Haddon" in html
    assert 'style="width:11%"' in html


def test_a_signed_page_says_who_and_when_and_why():
    """The stamp, and the reason given for what was left."""
    told = words(page_html(replace(REVIEWED, signature=Signature("R. Haddon", WRITTEN_AT, "The minister waits."))))
    assert "Final · signed by R. Haddon, Wed 6 May 2026, 09:30" in told
    assert "Signed with 9 sentences not checked by a person. The reason given: The minister waits." in told


def test_a_line_shows_its_change_its_speaker_and_its_verdict():
    """The words around it are small, and the mark in its margin is the chat's."""
    html = str(page_html(REVIEWED))
    assert "CHANGED <bdi>300</bdi> → <bdi>340</bdi>" in html
    assert "<b><bdi>an official of the northern government</bdi></b> not named → <bdi>Harbour Wire</bdi>" in html
    assert '<p class="bad paragraph"' in html
    assert "The number 341 is not in the source." in html
    assert "It stands for what failed its check: “The ministry counts 341 wounded.”" in unescape(html)
    assert '<span class="where">Coastal Post, Wed 6 May 2026</span>' in html


@pytest.mark.parametrize(
    ("decision", "more", "said"),
    [
        ("accepted", {}, "✓ accepted"),
        ("struck", {"note": "Stale."}, "Struck by R. Haddon: Stale."),
        (
            "edited",
            {"sentence": a_sentence("A pause.", cited(ARTICLE, PAUSE))},
            f"Edited by R. Haddon. It read: “{PAUSE}”",
        ),
        (None, {"note": "Ask again."}, "Note: Ask again."),
    ],
)
def test_a_line_shows_what_was_decided(decision, more, said):
    """By whom, and what stood there before."""
    assert said in words(page_html(marked("2", decision, **more)))


def test_a_struck_line_is_struck_whatever_its_verdict():
    """The words stay readable."""
    assert f"<del>{PAUSE}</del>" in str(page_html(marked("2", "struck")))


def test_places_count_over_the_page():
    """Citations and verdicts are numbered in the order of the page, and each id on it stands once."""
    found = places(REVIEWED)
    assert [place.line for place in found] == list(range(9))
    assert [place.citation for place in found][:4] == [0, 2, 3, 4]
    assert found[-1].evidence is None
    ids = re.findall(r' id="([^"]+)"', str(page_html(REVIEWED)))
    assert len(ids) == len(set(ids))
    assert f"b-{BRIEFING.id}-0" in ids
    assert f"e-{BRIEFING.id}-7" in ids


def test_a_number_that_no_line_cites_any_more_is_no_link():
    """An edit may take the last citation of a passage away; an unknown number stays in sight."""
    gone = a_sentence("Nobody knows.", label="no citation")
    html = str(page_html(marked("6", "edited", sentence=replace(gone, unknown=(9,)))))
    assert '<span class="cite">3</span>' in html
    assert '<span class="cite unknown" title="No passage bears this number">[9]</span>' in html


@pytest.mark.parametrize("texts", hostile_pages().items(), ids=lambda item: item[0])
def test_hostile_words_stay_words(texts):
    """No tag, no attribute and no link that is not ours, wherever they stand."""
    page = Page(str(page_html(texts[1])))
    assert page.tags <= OURS
    assert not {name for name in page.attributes if name.startswith("on")}
    assert all(link.startswith(("#", "https://evil.example/")) for link in page.links)
