"""Numbers and amounts of a claim against what its source says."""

from datetime import date

import pytest

from assistant.check.align import align
from assistant.check.rules.numbers import numbers
from assistant.check.types import Source
from index.statements import read

DAY = date(2026, 5, 6)
MARKET = "Shells hit the market in Sella on Tuesday, killing at least 14 people and wounding 30, the ministry said."
FERRY = "The ferry carried 120 passengers and 15 lorries when it left the port of Orda, 19 kilometres (12 miles) away."
LOAN = "The bank will lend the town $3 billion over 21 days at a rate of 4.2 percent, Finance Minister Ana Roe said."
CAMP = "Some 59,800 residents are in the camp, half of them children, and 1.24 million more have left the region."
VOTE = "The council passed Resolution 1973 with 60 of its 120 seats on the third day of the session."


def reasons(claim, *texts, title=""):
    """The reasons that the rule gives."""
    sources = [Source(text, published=DAY, title=title) for text in texts]
    return list(numbers(align(read(claim, DAY), sources)))


GOOD = [
    ("At least 14 people were killed when shells hit the market in Sella.", MARKET),
    ("At least fourteen people died and thirty were hurt in the shelling of the market in Sella.", MARKET),
    ("Thirty people were wounded when the market in Sella was shelled.", MARKET),
    ("The shells on the market in Sella killed no fewer than 14.", MARKET),
    ("More than a dozen people were killed at the market in Sella.", MARKET),
    ("One of the markets in Sella was hit by shells.", MARKET),
    ("The ferry left the port of Orda with 120 passengers.", FERRY),
    ("The ferry left Orda with 15 lorries aboard.", FERRY),
    ("The port of Orda, which the ferry left, is some 12 miles off.", FERRY),
    ("The ferry had left Orda, 19 km away.", FERRY),
    ("More than a hundred passengers were on the ferry that left Orda.", FERRY),
    ("The bank lends the town three billion dollars.", LOAN),
    ("The bank lends the town $3bn over three weeks.", LOAN),
    ("The town pays the bank 4.2 per cent.", LOAN),
    ("The town pays the bank about 4 percent.", LOAN),
    ("About 60,000 residents are in the camp.", CAMP),
    ("Nearly 60,000 residents live in the camp.", CAMP),
    ("Children are 50 percent of the residents of the camp.", CAMP),
    ("Another 1.2 million have left the region.", CAMP),
    ("Tens of thousands of residents are in the camp.", CAMP),
    ("Resolution 1973 was passed by the council with half of its seats.", VOTE),
    ("The council passed the resolution on day three of the session.", VOTE),
    ("Three ministers stayed away.", "Ministers Ana Roe, Bo Stern and Cy Hale stayed away."),
    ("Three firms own the mill.", "The mill is owned by the firms Conoco, Marathon and Amerada Hess."),
    ("Both sides, the two of them, stayed away.", "The Ostrel and the Sella delegations stayed away."),
    ("Seven aircraft were destroyed.", "The raid destroyed five planes and two helicopters."),
    ("The camp has 9,000 more residents than on Monday.", "The camp has 51,000 residents, up from 42,000 on Monday."),
    ("He served nine years of his sentence.", "He began his sentence in 1981 and left prison in 1990."),
    ("The bus can take forty people.", "The bus has room for up to 40 people."),
    ("It takes between 30 and 40 days.", "The work takes 30 to 40 days."),
    ("Up to 40 days are needed for the work.", "The work takes 30 to 40 days."),
    ("Goals fell in minute 81 of the match.", "The match saw goals in the 81st minute."),
    ("Wages rose fourfold in the town.", "Wages in the town are four times as high."),
    ("Farmers earn a quarter of what traders earn.", "Traders earn four times as much as farmers."),
    ("Jan Moss, 45, owns the mill.", "Jan Moss, a 45-year-old miller, owns the mill."),
    ("The mill stood still for an hour.", "The mill stood still for sixty minutes."),
    ("The fund lent 600m crowns.", "The fund lent 600 million crowns."),
    ("It costs 15 dollars a day to stay.", "To stay costs $15 daily."),
    ("The strike went on for almost two weeks.", "The strike lasted 12 days."),
    ("Close to a billion crowns were spent on the dam.", "The dam cost 926 million crowns."),
    ("About a third of the farmers left.", "Some 34.5 percent of the farmers left."),
    ("Some 12 million people have no water.", "There is no water for 25 percent of the 48 million residents."),
    ("Three of the twelve boats sank.", "Of the 12 boats, nine came home."),
    ("About a quarter of the members come from Melland.", "The mission has 240 members, 60 of them from Melland."),
    ("About a third of the votes were against it.", "There were 61 votes for it and 29 against."),
    ("Roe leads Stern by almost three points.", "Roe has 48.2 percent, Stern 45.3."),
    ("Ruvia sends 60 more than Melland.", "Ruvia sends 150 and Melland 90."),
    ("Prices rose in the first three months of the year.", "Prices rose in the first quarter of the year."),
    ("Stern, 38 years old, owns the mill.", "Stern, who was born in 1988, owns the mill."),
    ("He has led the union for 24 years.", "He has led the union since 2002."),
    ("The fair lasts four days.", "The fair is open from 16 to 19 May."),
    ("Children as young as 12 work in the mill.", "Children of 12 to 15 work in the mill."),
    ("Children work in the mill until 15.", "Children of 12 to 15 work in the mill."),
    ("Of some 18,000 residents, well over half have left.", "The town had 18,000 residents; fewer than 7,000 remain."),
    (
        "One new arrival in three, 3,000 people, fled the flood.",
        "There are 51,000 people, up from 42,000; about 3,000 of the new arrivals fled the flood.",
    ),
    ("Four in five of the 50,000 men are convicts.", "All but 10,000 of the 50,000 men are convicts."),
    ("The filter holds back all but 0.3 percent of the dust.", "The filter holds back 99.7 percent of the dust."),
    ("The envoys left shortly after nine on Tuesday evening.", "The envoys left on Tuesday at 21:05."),
    ("The work takes about two days.", "The work takes a couple of days."),
    ("The shells fell less than 4 km away.", "The shells fell within four kilometres of the town."),
    ("About 4,500 Indians of 18,000 were brought home.", "A quarter of the 18,000 Indians were brought home."),
    ("It would be her third war.", "It would be another war, after those in Iraq and Afghanistan."),
    ("Belgium came third.", "Belgium won the third-place medal."),
    ("Three of the four shells exploded.", "Three shells landed in the market. A fourth did not explode."),
    ("Of the 21 people in care, 17 are out of danger.", "Of the 21 people in care, four are in danger."),
    ("Three of the dozen victims have no name.", "Nine of the 12 victims have been identified."),
    ("Prisoners are exchanged inside seven days.", "Prisoners would be exchanged in the first week."),
    ("Some 30,000 came, five times as many as live there.", "Some 30,000 have come.\n\nOnly 6,000 people live there."),
    ("Twenty-one wounded are in care.", "Twenty-one people are in care after two of the wounded died."),
    ("Guns heavier than 100 mm leave the town.", "Guns of more than 100 millimetres leave the town."),
    ("One diplomat spoke of weeks.", "Two diplomats spoke in Orda.\n\nIt would take weeks, one of the diplomats said."),
    ("Bonds fell five days running.", "Bonds fell for the fifth day in a row."),
    ("A litre of fuel costs 30 dinars.", "He paid 600 dinars for 20 litres of fuel."),
    ("The station is on air for eight hours, beginning at eight.", "The station is on air from 8 p.m. to 4 a.m."),
    ("The old record was held by 1,253 people.", "The record of 1,253 people set in Orda was beaten by 2,510 people."),
    ("Seven out of twenty voters stayed away.", "Turnout fell: 35 percent of the voters stayed away."),
]


@pytest.mark.parametrize(("claim", "source"), GOOD, ids=[claim for claim, _ in GOOD])
def test_what_the_source_says_in_other_words_is_no_reason(claim, source):
    """Words for digits, rounding that says so, conversions, listing and plain arithmetic are fair."""
    assert reasons(claim, source) == []


BAD = [
    ("At least 40 people were killed when shells hit the market in Sella.", MARKET, "number"),
    ("At least 15 people were killed when shells hit the market in Sella.", MARKET, "number"),
    ("At least 30 people were killed and 14 wounded at the market in Sella.", MARKET, "number-of"),
    ("14 people were killed when shells hit the market in Sella.", MARKET, "bound"),
    ("Up to 14 people were killed when shells hit the market in Sella.", MARKET, "bound"),
    ("More than 30 people were wounded at the market in Sella.", MARKET, "bound"),
    ("Hundreds of people were wounded at the market in Sella.", MARKET, "number"),
    ("The ferry carried 15 passengers when it left Orda.", FERRY, "number-of"),
    ("The ferry left Orda, 19 miles away.", FERRY, "unit"),
    ("The ferry carried 130 passengers when it left Orda.", FERRY, "number"),
    ("The bank will lend the town 3 billion euros.", LOAN, "unit"),
    ("The bank will lend the town $3 million.", LOAN, "number"),
    ("The bank will lend the town $3 billion over 21 weeks.", LOAN, "unit"),
    ("The bank will lend the town $3 billion at a rate of 4.2 percentage points.", LOAN, "unit"),
    ("The bank will lend the town $3 billion at a rate of 4.5 percent.", LOAN, "number"),
    ("Exactly 60,000 residents are in the camp.", CAMP, "number"),
    ("A third of the residents of the camp are children.", CAMP, "number"),
    ("Resolution 1975 was passed by the council.", VOTE, "number"),
    ("The council passed Resolution 1973 on the fourth day of the session.", VOTE, "number"),
    ("Four ministers stayed away.", "Ministers Ana Roe, Bo Stern and Cy Hale stayed away.", "number"),
    ("Three delegations stayed away.", "Two delegations stayed away.", "number"),
    ("The work takes 40 days.", "The work takes 30 to 40 days.", "bound"),
    ("The work took several weeks.", "The work took a few days.", "number"),
    ("It costs 15 dollars a week to stay.", "To stay costs $15 daily.", "unit"),
    ("Dozens of men marched.", "Hundreds of men marched.", "number"),
    ("300 men marched.", "Hundreds of men marched.", "number"),
    ("The strike went on for almost two weeks.", "The strike lasted nine days.", "number"),
    ("Close to a billion crowns were spent on the dam.", "The dam cost 700 million crowns.", "number"),
    (
        "Some 15 million people have no water.",
        "There is no water for 25 percent of the 48 million residents.",
        "number",
    ),
    ("Four of the twelve boats sank.", "Of the 12 boats, nine came home.", "number"),
    ("Roe leads Stern by almost five points.", "Roe has 48.2 percent, Stern 45.3.", "number"),
    ("Stern, 48 years old, owns the mill.", "Stern, who was born in 1988, owns the mill.", "number"),
    ("The fair lasts six days.", "The fair is open from 16 to 19 May.", "number"),
    ("Of 18,000 residents, over two thirds have left.", "The town had 18,000 residents; 7,000 remain.", "number"),
    ("One in five of the 50,000 men is a convict.", "All but 20,000 of the 50,000 men are convicts.", "number"),
    ("The filter holds back 0.3 percent of the dust.", "The filter holds back 99.7 percent of the dust.", "number"),
    ("It would be her fourth war.", "It would be another war, after those in Iraq and Afghanistan.", "number"),
    ("Belgium came fourth.", "Belgium won the third-place medal.", "number"),
    ("The mill stood still for eighteen hours a day.", "The mill stood still for eight hours a day.", "number"),
    ("Guns lighter than 100 mm leave the town.", "Guns of more than 100 millimetres leave the town.", "bound"),
    ("Bonds fell six days running.", "Bonds fell for the fifth day in a row.", "number"),
    ("A litre of fuel costs 40 dinars.", "He paid 600 dinars for 20 litres of fuel.", "number"),
    ("The station is on air for nine hours.", "The station is on air from 8 p.m. to 4 a.m.", "number"),
    ("Farms let through no more than 110 litres.", "Farms let through at least 110 litres, of 220.", "bound"),
]


@pytest.mark.parametrize(("claim", "source", "code"), BAD, ids=[row[0] for row in BAD])
def test_what_the_source_does_not_say_is_a_reason(claim, source, code):
    """Another number, unit, bound or thing counted is told by its code."""
    assert {reason.code for reason in reasons(claim, source)} == {code}


def test_the_reason_names_both_numbers():
    """A reader sees what the source has instead."""
    (reason,) = reasons("At least 40 people were killed when shells hit the market in Sella.", MARKET)
    assert "40 people" in reason.text
    assert "at least 14 people" in reason.text


def test_the_reason_of_a_bound_shows_what_bounds_the_number():
    """Before the number or behind what it counts; the same words are not quoted twice."""
    (reason,) = reasons("40 men came.", "40 men or more came to Sella.")
    assert reason.text == "The source says “40 men or more”, where this says “40 men”."
    (reason,) = reasons("40 men came.", "In excess of 40 men came.")
    assert "“In excess of 40 men”" in reason.text


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("At least 40 on Monday were killed at the market in Sella.", "“At least 40”"),
        ("40 armed men of the town came to the market in Sella.", "“40 armed men”"),
        ("Some 70 percent of the people at the market in Sella were hurt.", "“Some 70 percent”"),
    ],
)
def test_the_reason_quotes_the_number_and_its_noun_alone(claim, shown):
    """No small word trails behind."""
    assert any(shown in reason.text for reason in reasons(claim, MARKET))


def test_a_number_of_another_sentence_does_not_stand_for_that_of_the_claim():
    """14 tents elsewhere do not make 14 drivers of 20."""
    text = "The strike was joined by 20 drivers in Orda.\n\nA market in Sella sold 14 tents."
    assert [reason.code for reason in reasons("The strike in Orda was joined by 14 drivers.", text)] == ["number-of"]


def test_a_number_may_come_from_another_sentence_of_the_source():
    """What no near sentence gainsays may stand anywhere in the source, or in its title."""
    text = "The drivers went on strike in Orda.\n\nThe union counted 20 of them."
    assert reasons("Twenty drivers went on strike in Orda.", text) == []
    assert (
        reasons("Twenty drivers went on strike in Orda.", "The drivers struck in Orda.", title="20 drivers strike")
        == []
    )


def test_without_a_sentence_that_carries_the_claim_nothing_is_said():
    """A claim that is wholly elsewhere is for the score to judge."""
    assert reasons("Forty swans slept.", "") == []


def test_percentages_that_change_places():
    """Two numbers of one sentence in each other's place."""
    claim = "The poll found 31 percent for the dam and 58 percent against the dam."
    source = "The poll found 58 percent in favour of the dam and 31 percent opposed to it."
    assert all(reason.code == "number-of" for reason in reasons(claim, source))
