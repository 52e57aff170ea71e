"""The article beside a briefing, with its library and without."""

import re
from dataclasses import replace
from html import unescape

import pytest
from a_briefing import ARTICLES, BRIEFING, PAUSE, REVIEWED, TALKS, WOUNDED, with_texts
from hostile import hostile_pages

from assistant.briefing.reviewed import Reviewed
from assistant.screens.briefing_pane import empty_proof_html, proof_html

LIBRARY = {article.id: article for article in ARTICLES}.get


def gone(_):
    """A library that has lost everything."""


def marked(html):
    """The words marked as the current ones."""
    return "".join(unescape(words) for words in re.findall(r'<mark class="now">(.*?)</mark>', html, re.DOTALL))


def address(kind, number):
    """Of a place on the page."""
    return f"{kind}-{BRIEFING.id}-{number}"


def test_a_citation_opens_at_its_exact_words():
    """In the whole article, under the sentence and its verdict; the second citation of line 1 is that of the toll."""
    html = str(proof_html(REVIEWED, LIBRARY, address("b", 1)))
    assert marked(html) == WOUNDED
    assert "citation 2 of 9" in html
    assert "Ministry raises count of wounded" in html
    assert "Shelling resumed at dusk" in html
    assert "Supported by the source" in html


def test_the_line_that_is_checked_opens_with_who_says_it():
    """As a place among all lines; one that cites nothing says so."""
    html = str(proof_html(REVIEWED, LIBRARY, address("l", 2)))
    assert "sentence 3 of 9" in html
    assert "not named → <bdi>Harbour Wire</bdi>" in html
    assert "This sentence cites no passage." in str(proof_html(REVIEWED, LIBRARY, address("l", 8)))


def test_a_verdict_opens_the_words_it_rests_on():
    """Of the line that fails the number it was held against."""
    html = str(proof_html(REVIEWED, LIBRARY, address("e", 3)))
    assert marked(html) == WOUNDED
    assert "The number 341 is not in the source." in html


@pytest.mark.parametrize("page", [BRIEFING, with_texts()], ids=["passages", "texts"])
def test_a_page_stays_readable_when_its_articles_are_gone(page):
    """Its own passages, or the texts that it carries, are marked at the same words, and it says so."""
    html = str(proof_html(Reviewed(page), gone, address("b", 0)))
    assert marked(html) == PAUSE
    assert "no longer in the library as it was cited" in html


def test_words_beside_every_passage_are_shown_alone():
    """Where neither the article nor a passage that holds them is there."""
    page = replace(BRIEFING, passages=())
    assert marked(str(proof_html(Reviewed(page), gone, address("b", 1)))) == WOUNDED


def test_an_article_that_was_corrected_is_still_the_one_cited():
    """Title and date may change; the text does not."""
    html = str(proof_html(REVIEWED, lambda _: replace(TALKS, title="Corrected"), address("b", 0)))
    assert "Corrected" in html
    assert "no longer" not in html


@pytest.mark.parametrize("place", ["b-other-0", "x-1", "", address("b", 99), address("z", 0), f"b-{BRIEFING.id}-x"])
def test_other_addresses_open_nothing(place):
    """A page can be made to send anything."""
    assert proof_html(REVIEWED, LIBRARY, place) is None


def test_hostile_words_stay_words():
    """In the article, its title and the sentence above it."""
    for page in hostile_pages().values():
        page = replace(page, briefing=replace(page.briefing, id="x"))
        for kind in "bel":
            html = str(proof_html(page, gone, f"{kind}-x-0"))
            assert "<script" not in html
            assert "<img" not in html


def test_the_empty_pane_says_how_it_fills():
    """With its keys."""
    assert "click a citation" in empty_proof_html()
