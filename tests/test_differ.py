"""Where accounts differ."""

from datetime import date, timedelta

from material import a_material, dated

from assistant.briefing.counts import accounts, apart
from assistant.briefing.differ import differences
from assistant.briefing.quotables import quotables
from assistant.briefing.says import saying
from index.parts.types import Quantity

DAY = date(2026, 5, 5)
WIRE = "Shells hit a market in Brenna Ford on Saturday, killing 11 people, the health ministry said."
NUMBERS = ((400, 400), (412, 412), (600, 600), (500, 700))
TRIBUNE = "Fourteen people were killed when shells hit the market of Brenna Ford on Saturday, the hospital said."


def found(*articles):
    """The differences among all sentences of the articles, as texts."""
    material = a_material(DAY, *articles)
    ones = quotables(material, range(len(material.excerpts)))
    every = differences([(one, saying(one)) for one in ones], {one.row: 0.5 for one in ones})
    return [tuple(one.text for one in difference.both) for difference in every]


def test_two_sources_give_one_thing_different_values():
    """Both sentences, the earlier first."""
    assert found(dated(DAY, TRIBUNE, "Tribune", 15), dated(DAY, WIRE, "Wire", 9)) == [(WIRE, TRIBUNE)]


def test_a_later_figure_of_the_same_source_is_an_update():
    """The ministry raises its own count, in whichever outlet."""
    later = "The health ministry said that 13 people were killed when shells hit the market of Brenna Ford on Saturday."
    assert found(dated(DAY, WIRE, "Wire", 9), dated(DAY, later, "Tribune", 15)) == []


def test_the_newest_word_of_each_source_counts():
    """What the ministry said before is no account of its own any more."""
    later = "Shells that hit a market in Brenna Ford on Saturday killed 14 people, the health ministry said."
    assert found(dated(DAY, WIRE, "Wire", 9), dated(DAY, later, "Wire", 18), dated(DAY, TRIBUNE, "Tribune", 15)) == []


def test_the_same_value_differs_from_nothing():
    """Nor does a number of something else."""
    same = "The director of the hospital said that 11 people were killed when shells hit the market of Brenna Ford."
    other = "The mayor said that 1,200 people had spent the night in the cellars of the old tannery in Brenna Ford."
    assert found(dated(DAY, WIRE), dated(DAY, same, "Tribune"), dated(DAY, other, "Radio")) == []


def test_a_denial_stands_beside_what_it_denies():
    """Of two outlets, or of one article whose next sentence it is."""
    accused = "Dolmara accused the Kestrian army of firing from the hills above Tolvek."
    denied = "The Kestrian general staff denied that it had aimed at civilians at all."
    assert found(dated(DAY, f"{accused} {denied}")) == [(accused, denied)]


def test_a_sentence_may_tell_both_sides():
    """In so many words, or with two speakers on either side of a turn."""
    disputed = "The ministry denied a report by the Ledger that the minister had offered his resignation."
    two = "Dolmara says it is armed and paid by Kestria; Kestria says it has no control over it."
    assert found(dated(DAY, f"{disputed} {two}")) == [(disputed,), (two,)]


def test_a_different_account_stands_behind_the_first():
    """The sentence before is what it differs from."""
    first = "All 19 ministers supported the decision, according to a government statement."
    second = "Two people who were in the room gave a different account of the vote on the plan."
    assert found(dated(DAY, f"{first} {second}")) == [(first, second)]


def test_news_of_different_things_does_not_differ():
    """Two speakers, two subjects."""
    one = "Melland’s parliament is to vote on its share on Monday; officials there said that the majority was safe."
    other = "Wheat rose by four percent in Aldersund on Monday, traders said in the afternoon."
    assert found(dated(DAY, one), dated(DAY + timedelta(days=1), other)) == []


def test_what_is_counted_is_told_by_the_fate():
    """By the nearest word that tells it."""
    material = a_material(
        DAY, dated(DAY, "Shells killed 11 people in the market and wounded 34 in the streets around it.")
    )
    (one,) = quotables(material, [0])
    counted = {account.quantity.low: account.fate for account in accounts(one, frozenset())}
    assert counted == {11.0: "dead", 34.0: "hurt"}
    plain = a_material(DAY, dated(DAY, "The road to the old tannery was closed by the army during the night."))
    assert list(accounts(quotables(plain, [0])[0], frozenset())) == []


def test_values_apart():
    """About as much is the same count; a range holds what lies in it."""
    four, near, six, wide = (Quantity(0, 1, low, high, "", "person") for low, high in NUMBERS)
    assert not apart(four, near)
    assert apart(four, six)
    assert apart(six, four)
    assert not apart(wide, six)
