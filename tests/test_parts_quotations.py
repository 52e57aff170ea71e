"""Words in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parts.quotations import quotations


def quoted(text):
    """The texts of the quotations."""
    return [found.text for found in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said: "We will go." She left.', ["We will go."]),
        ("“We won’t go,” he said. “Never.”", ["We won’t go,", "Never."]),
        ("''We go,'' he said. ''We do.''", ["We go,", "We do."]),
        ("``We go,'' he said.", ["We go,"]),
        ("« Oui », a-t-il dit.", ["Oui"]),
        ("„Nein“ und »ja« in «Genf».", ["Nein", "ja", "Genf"]),
        ("'We go,' he said.", ["We go,"]),
        ("‘We go,’ he said.", ["We go,"]),
        ("'The soldiers' weapons are gone,' he said.", ["The soldiers' weapons are gone,"]),
        ("They heard 'shots' and then 'bombs'.", ["shots", "bombs"]),
        ("Kestria's 'war' isn't 'over', the mayor's aide said.", ["war", "over"]),
        ("a “buffer zone”/“no-man’s land”", ["buffer zone", "no-man’s land"]),
        ('He said ("no").', ["no"]),
        ('He said, "no"—and left. "Yes"?', ["no", "Yes"]),
        ('"Stop!" he cried, "or I\'ll shoot!"', ["Stop!", "or I'll shoot!"]),
    ],
)
def test_every_kind_of_mark(text, found):
    """Straight, curly, doubled, low, British and French marks hold a quotation; the marks are not of it."""
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He told me ‘go away’ twice,” she said.", ["He told me ‘go away’ twice,", "go away"]),
        ("\"He told me 'go away' twice,\" she said.", ["He told me 'go away' twice,", "go away"]),
        ("“‘No’ is my answer,” she said.", ["‘No’ is my answer,", "No"]),
        ('“The "thing" is it,” he said.', ['The "thing" is it,']),
    ],
)
def test_a_quotation_in_a_quotation(text, found):
    """The outer one comes first."""
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dolmara’s army and the soldiers’ weapons",
        "the '90s and rock 'n' roll",
        "It isn't, wasn't and won't be.",
        "He is 6' 2\" tall.",
        "No marks at all.",
        "",
        '"',
        "' '",
    ],
)
def test_what_is_no_quotation(text):
    """Apostrophes, possessives, feet and inches, decades, and marks about nothing."""
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “It is over.", ["It is over."]),
        ("“It is the first.\n\n“It is the second,” he said.", ["It is the first.", "It is the second,"]),
        ('"It is the first.\n"It is the second," he said.', ["It is the first.", "It is the second,"]),
        ("go on,” she said.", ["go on,"]),
        ('go on," she said. "And on."', ["go on,", "And on."]),
        ("“A. “B,” he said.", ["A.", "B,"]),
    ],
)
def test_what_is_not_closed_or_not_opened(text, found):
    """It ends with its paragraph, or began before the text did."""
    assert quoted(text) == found


@given(st.text(alphabet="ab s.,\n\"“”'‘’«»`", max_size=60))
def test_spans_hold_their_text(text):
    """On any text the spans lie in it, in order, without white space at their ends."""
    found = quotations(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert text[each.start : each.end] == each.text == each.text.strip() != ""
