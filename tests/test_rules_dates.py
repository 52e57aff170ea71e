"""Dates and times of day of a claim against what its source says (published on a Wednesday)."""

from datetime import date

import pytest

from assistant.check.align import align
from assistant.check.rules.dates import dates
from assistant.check.types import Source
from index.statements import read

WEDNESDAY = date(2026, 5, 6)
TALKS = "The envoys met in Orda on Tuesday at 5:30 p.m. and agreed on a truce for the valley."
STRIKE = "Shells struck the mill in Sella late on Saturday, the governor said in a statement on Sunday."
PLAN = "The council will vote on the plan for the dam on Friday."
WAR = "Fighting for the bridge began in March 2011, and the town fell two weeks later."


def reasons(claim, *texts, published=WEDNESDAY, title=""):
    """The reasons that the rule gives."""
    sources = [Source(text, published=published, title=title) for text in texts]
    return list(dates(align(read(claim, published), sources)))


GOOD = [
    ("The envoys met in Orda on Tuesday.", TALKS),
    ("The envoys met in Orda on 5 May.", TALKS),
    ("The envoys met in Orda on May 5, 2026.", TALKS),
    ("The envoys met in Orda yesterday.", TALKS),
    ("The envoys met in Orda this week.", TALKS),
    ("The envoys met in Orda in May.", TALKS),
    ("The envoys met in Orda in 2026.", TALKS),
    ("The envoys met in Orda at 17:30.", TALKS),
    ("The envoys met in Orda at half past five.", TALKS),
    ("The envoys met in Orda at about 5:40 p.m.", TALKS),
    ("On the afternoon of Tuesday the envoys met in Orda.", TALKS),
    ("Shells struck the mill in Sella on Saturday night.", STRIKE),
    ("Shells struck the mill in Sella on 2 May.", STRIKE),
    ("The governor said on Sunday that shells had struck the mill in Sella.", STRIKE),
    ("The council votes on the dam on 8 May.", PLAN),
    ("The council votes on the dam on Friday.", PLAN),
    ("The town at the bridge fell a fortnight later.", WAR),
    ("Fighting for the bridge began in March of 2011.", WAR),
    ("Fighting for the bridge began in 2011.", WAR),
    ("The mill in Sella reopened on 6 May.", "The mill in Sella reopened."),
    ("The mill in Sella reopened today.", "The mill in Sella reopened today."),
    ("The loan is to be repaid before June.", "The loan is to be repaid by the end of the month."),
    ("The mill burned on 4 May.", "The mill burned two days ago."),
    ("The mill burned last week.", "The mill burned on 29 April."),
    ("The mill burned in the 1990s.", "The mill burned in 1994."),
    ("The mill burned in the late 1990s.", "The mill burned in 1998."),
    ("The mill burned on the night of 5 May.", "The mill burned last night."),
    ("The mill has stood still since about 1994.", "The mill has stood still since the early 1990s."),
    ("The mill burned on about 27 April.", "The mill burned a week ago."),
    ("He has ruled Orda since 1994.", "He has been the ruler of Orda for 32 years."),
    ("The town has been besieged since 26 April.", "The town was besieged for the 11th consecutive day."),
    ("The strike began on 4 May.", "The strike has gone on for two days."),
    ("Stern, born in 1988, owns the mill.", "Stern, a 37-year-old miller, owns the mill."),
    ("Soup is served at six in the evening.", "Soup is served at noon and again at six."),
    (
        "Fighting for the bridge has gone on since 1 May.",
        "NATO took over on May 1. Fighting raged for a sixth day today.",
    ),
    ("He spoke of the fire on 3 May.", "“We saw the fire tonight,” he said."),
    ("The September 11 attacks were recalled.", "The mayor recalled the September 11 attacks."),
    ("The painting of 1616 hangs in Orda.", "The painting (c. 1616–17) hangs in Orda."),
    ("The mill burned on October 6, 1995.", "In 1995 the mill burned, on October 6."),
    ("The mill had no work at night.", "The mill had no work after 11 p.m."),
]


@pytest.mark.parametrize(("claim", "source"), GOOD, ids=[claim for claim, _ in GOOD])
def test_what_the_day_of_publication_resolves_is_no_reason(claim, source):
    """Relative days, weekdays and dates that mean the same, and precision that is lost, are fair."""
    assert reasons(claim, source) == []


BAD = [
    ("The envoys met in Orda on Monday.", TALKS),
    ("The envoys met in Orda on 4 May.", TALKS),
    ("The envoys met in Orda on 12 May.", TALKS),
    ("The envoys met in Orda last week.", TALKS),
    ("The envoys met in Orda in April.", TALKS),
    ("The envoys met in Orda in 2025.", TALKS),
    ("The envoys met in Orda on Tuesday at 5:30 a.m.", TALKS),
    ("The envoys met in Orda on Tuesday at 6:30 p.m.", TALKS),
    ("The envoys met in Orda on Wednesday.", TALKS),
    ("Shells struck the mill in Sella late on Sunday.", STRIKE),
    ("Shells struck the mill in Sella on 3 May.", STRIKE),
    ("Shells struck the mill in Sella on Saturday morning.", STRIKE),
    ("The council votes on the dam on 1 May.", PLAN),
    ("The council votes on the dam on Thursday.", PLAN),
    ("The town at the bridge fell two days later.", WAR),
    ("Fighting for the bridge began in April 2011.", WAR),
    ("Fighting for the bridge began in March 2010.", WAR),
    ("Fighting for the bridge began on 5 March 2011.", WAR),
    ("The mill in Sella reopened on 4 May.", "The mill in Sella reopened."),
    ("The mill burned in the late 1990s.", "The mill burned in 1991."),
    ("Soup is served at seven in the evening.", "Soup is served at noon and again at six."),
    ("He has ruled Orda since 1984.", "He has been the ruler of Orda for 32 years."),
    ("The town has been besieged since 21 April.", "The town was besieged for the 11th consecutive day."),
]


@pytest.mark.parametrize(("claim", "source"), BAD, ids=[claim for claim, _ in BAD])
def test_another_time_is_a_reason(claim, source):
    """Another day, month, year, time or span, and precision that is invented."""
    assert [reason.code for reason in reasons(claim, source)] == ["date"]


def test_the_reason_names_the_words_of_both():
    """A reader sees what the source has instead."""
    (reason,) = reasons("The envoys met in Orda on Monday.", TALKS)
    assert reason.text == "The source says “Tuesday”, not “Monday”."


def test_an_article_without_a_date_supports_no_date_but_its_own_words():
    """A weekday of an undated article is a weekday, whatever the machine's clock says."""
    assert reasons("The envoys met in Orda on Tuesday.", TALKS, published=None) == []
    assert [found.code for found in reasons("The envoys met in Orda on 5 May.", TALKS, published=None)] == ["date"]
    alone = reasons("The mill in Sella reopened on 4 May.", "The mill in Sella reopened.", published=None)
    assert [found.text for found in alone] == ["The source, which bears no date, does not say “4 May”."]


def test_the_day_printed_at_the_head_of_an_article_counts():
    """A line with a date resolves the weekdays of an article that bears no other date, and is no event itself."""
    text = f"Valley Radio, Wednesday 6 May 2026, 17:10\n\n{TALKS}"
    assert reasons("The envoys met in Orda on 5 May.", text, published=None) == []
    assert [found.code for found in reasons("The envoys met in Orda on 6 May.", text, published=None)] == ["date"]


def test_each_source_resolves_the_claim_by_its_own_day():
    """Yesterday of one article is today of another."""
    claim = read("The envoys met in Orda on 5 May.", WEDNESDAY)
    sources = [
        Source("The mill burned.", published=WEDNESDAY),
        Source("Envoys met in Orda today.", published=date(2026, 5, 5)),
    ]
    assert list(dates(align(claim, sources))) == []


def test_the_year_of_another_event_does_not_count():
    """Two years of one source, each of something else."""
    text = (
        "In 2004 the mill won a prize for its bread.\n\nIn 2006 the town named a new stadium near the bridge after him."
    )
    assert reasons("In 2006 a new stadium near the bridge was named after him by the town.", text) == []
    (reason,) = reasons("In 2004 a new stadium near the bridge was named after him by the town.", text)
    assert "2006" in reason.text


def test_a_day_that_another_sentence_tells_may_be_joined():
    """A claim may take its day from a further sentence, or from the title, where the near one has none."""
    text = "The mill in Sella burned down.\n\nThe fire came on Monday."
    assert reasons("The mill in Sella burned down on Monday.", text) == []
    assert reasons("The mill in Sella burned on 4 May.", "The mill in Sella burned.", title="Monday's fire") == []


def test_a_day_of_another_matter_does_not_stand_for_that_of_the_claim():
    """A further sentence gives its day only where it has to do with what the claim tells."""
    text = "Ticket holders will be repaid by the end of the month.\n\nThe port is closed until 17 May."
    assert reasons("Ticket holders get their money before June.", text) == []
    (reason,) = reasons("Ticket holders get their money before mid-May.", text)
    assert "the end of the month" in reason.text


def test_a_day_and_its_hour_may_come_from_another_sentence():
    """Both together are no chance, though the near sentence has times of its own."""
    text = (
        "Lindmark on Tuesday night presented a plan to halt the war, asking both sides to answer by noon on Friday.\n\n"
        "Under the plan, all firing would stop on Sunday at 06:00. Guns of more than 100 millimetres would be drawn "
        "back 15 kilometres from the river on both sides within 72 hours."
    )
    claim = "Within three days of the halt, set for 6 a.m. on 10 May, both sides would have to have their guns of over "
    assert reasons(claim + "100 mm 15 km back from the river.", text) == []


def test_a_time_goes_with_its_own_clause():
    """What the claim joins with "and" has a time of its own."""
    text = "The envoy landed in Sarrik on Monday.\n\nHe is due to meet the foreign minister, Luan Merak, on Tuesday."
    claim = "The envoy reached Sarrik on Monday and will meet the foreign minister, Luan Merak, the next day."
    assert reasons(claim, text) == []


def test_the_following_day_may_be_counted():
    """A day after one that is told elsewhere can be named."""
    text = "The summit in Orda ended on 4 May.\n\nA note on the dam was sent the following day."
    assert reasons("A note on the dam was sent on 5 May.", text) == []


def test_no_sentence_no_reason():
    """Nothing carries the claim, so nothing gainsays it."""
    assert reasons("Swans slept on Monday.", "") == []
