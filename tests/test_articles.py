"""An article from its parts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import LONGEST_LABEL, MOST_MARKS, canonical_url, clean_text, new_article, unheaped


@given(st.text(st.characters(), max_size=200))
def test_a_clean_text_has_one_kind_of_line_end_and_can_be_encoded(text):
    """Offsets count code points of what is stored, so nothing may change it later."""
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert not set(cleaned) & set("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\0")
    assert clean_text(cleaned) == cleaned


def test_lone_surrogates_are_replaced_and_not_dropped():
    """What cannot be encoded stays visible as a replacement sign."""
    assert clean_text("a\ud800b\0c\r\nd") == "a\ufffdb\ufffdc\nd"


def test_the_id_depends_on_text_outlet_and_url_alone():
    """Title, date and reader's reference can be corrected without another id."""
    one = new_article("Text", title="A", outlet="O", url="https://o.example/a", ref="1")
    two = new_article("Text", title="B", outlet="O", url="https://o.example/a#part", published=datetime.now(UTC))
    assert one.id == two.id
    assert new_article("Text", outlet="P", url="https://o.example/a").id != one.id
    assert new_article("Text", outlet="O", url="https://o.example/b").id != one.id
    assert new_article("Text.", outlet="O", url="https://o.example/a").id != one.id


def test_the_first_line_stands_in_for_a_missing_title():
    """It is cut at a space."""
    assert new_article("\n  A headline \n\nText").title == "A headline"
    assert new_article("word " * 100).title.endswith("word…")


def test_labels_are_one_line():
    """A title with line ends would break every table."""
    assert new_article("t", title=" a\n b\t c ").title == "a b c"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "file:///etc/passwd", ""]
)
def test_only_http_addresses_are_kept(url):
    """Anything else would become a link on the screen."""
    assert canonical_url(url) == ""


def test_trackers_and_fragments_are_left_out():
    """The same page under two campaign links is one page."""
    assert canonical_url("https://a.example/x?utm_source=mail#top") == canonical_url("https://a.example/x")


def test_language_is_told_only_with_enough_text():
    """Two words are not enough to tell."""
    assert new_article("Le président").language == ""
    assert new_article("Le président a déclaré mardi que les négociations allaient reprendre bientôt.").language == "fr"


@pytest.mark.parametrize("url", ["http://[::1", "http://[x", "http://x/\ud800", "https://a.example/" + "x" * 5000])
def test_a_broken_address_is_left_out(url):
    """One row's address must not end the reading of the others."""
    assert canonical_url(url) in ("", "http://x/\ufffd", "http://x/%EF%BF%BD")


def test_a_label_has_an_end():
    """It stands beside every passage of its article in each store."""
    article = new_article("text", title="t" * 100_000, outlet="o" * 100_000, author="a" * 100_000)
    assert all(len(label) == LONGEST_LABEL for label in (article.title, article.outlet, article.author))


def test_marks_heaped_on_a_letter_are_cut_in_labels():
    """Vowel signs and accents stay; a heap of them would cover the lines around. The text is as it was read."""
    heap = "Z" + "\u0301" * 40 + "algo"
    article = new_article(heap + " says so.", title=heap, outlet=heap, author=heap)
    assert {article.title, article.outlet, article.author} == {"Z" + "\u0301" * MOST_MARKS + "algo"}
    assert article.text.startswith(heap)
    assert new_article(heap).title == article.title
    for label in ("Café, Ördög", "Vie\u0323\u0302t", "בְּרֵאשִׁית", "Plain"):
        assert unheaped(label) == label
