"""Tests of assistant/checking.py: each sentence of a text with the best support that the library gives."""

from dataclasses import replace
from datetime import date

import pytest
from fake_check import ELSEWHERE, SUPPORTED, WRONG, FakeChecker, word_for_word
from fake_desk import TALKS, TOLL, hit

from assistant.checking import best_support, check_text, points_back
from assistant.types import Quoted, Reason, Verdict
from index.articles import new_article
from index.types import Filters

ENVOYS = hit(TALKS, "Envoys have been shuttling between the two capitals since Monday.")
PAUSE = hit(TALKS, "It would begin with an initial pause of 21 days.")
WOUNDED = hit(TOLL)
FOREIGN = hit(new_article("Das Ministerium zählt 340 Verwundete seit Freitag.", language="de"))


class Library:
    """Finds the same passages for everything, and remembers what was searched."""

    def __init__(self, *hits):
        self.hits, self.searched = list(hits), []

    def search(self, query, k, filters):
        self.searched.append((query, k, filters))
        return self.hits


def test_every_sentence_is_told_in_order():
    """Claims with their verdict, the rest without one; only claims are searched for, within the filters."""
    library, filters = Library(WOUNDED, ENVOYS), Filters(since=date(2026, 5, 5))
    checker = FakeChecker(word_for_word)
    told = list(
        check_text("# Toll\n\n340 people had been wounded. Will it rise?\n\n- Envoys.", library, checker, filters)
    )
    assert [(one.text, one.claims, one.verdict.label) for one in told] == [
        ("Toll", False, "not checked"),
        ("340 people had been wounded.", True, "supported"),
        ("Will it rise?", False, "not checked"),
        ("Envoys.", False, "not checked"),
    ]
    assert [(one.block, one.block_index) for one in told] == [
        ("heading", 0),
        ("paragraph", 1),
        ("paragraph", 1),
        ("item", 2),
    ]
    assert library.searched == [("340 people had been wounded.", 8, filters)]
    assert told[1].hits == (WOUNDED,)
    assert told[0].hits == ()


def test_the_best_passage_gives_the_verdict():
    """Wherever the search has it."""
    verdict, hits = best_support("Envoys have been shuttling.", [WOUNDED, PAUSE, ENVOYS], FakeChecker(word_for_word))
    assert (verdict.label, hits) == ("supported", (ENVOYS,))


def test_two_passages_are_joined_where_that_is_better():
    """The one that holds the evidence stands first; each may be cited."""
    claim = "Envoys have been shuttling since 340 people had been wounded."
    verdict, hits = best_support(claim, [PAUSE, WOUNDED, ENVOYS], FakeChecker(word_for_word))
    assert verdict.label == "supported"
    assert set(hits) == {WOUNDED, ENVOYS}
    assert verdict.evidence.article == hits[0].article.id


def test_a_contradiction_is_not_talked_away():
    """What a passage contradicts, it contradicts beside another too."""
    denied = Verdict("not supported", 0.8, (Reason("polarity", "The source denies it."),))
    checker = FakeChecker(lambda claim, sources: denied if len(sources) == 1 else SUPPORTED)
    verdict, hits = best_support("Envoys shuttle.", [ENVOYS, WOUNDED], checker)
    assert (verdict.label, len(hits)) == ("not supported", 1)


def test_one_passage_goes_before_two():
    """Where the second adds nothing."""
    verdict, hits = best_support("Envoys won 40 medals.", [ENVOYS, WOUNDED], FakeChecker(word_for_word))
    assert verdict.label == "not supported"
    assert len(hits) == 1


def test_words_that_stand_there_end_the_search():
    """Nothing can be better."""
    checker = FakeChecker(Verdict("supported", 1.0))
    best_support("Envoys shuttle.", [ENVOYS, PAUSE, WOUNDED], checker)
    assert len(checker.asked) == 1


def test_what_the_rules_say_of_the_nearest_passage_is_the_reason():
    """A wrong number is told as such."""
    verdict, _ = best_support("40 people were wounded.", [WOUNDED], FakeChecker(WRONG))
    assert [reason.code for reason in verdict.reasons] == ["number"]


def test_what_stands_nowhere_is_not_found():
    """The reason says so, and the nearest passage is shown."""
    verdict, hits = best_support("Inflation soared.", [WOUNDED, ENVOYS], FakeChecker(ELSEWHERE))
    assert (verdict.label, [reason.code for reason in verdict.reasons]) == ("not supported", ["not-found"])
    passage = hits[0].passage
    assert verdict.evidence == Quoted(hits[0].article.id, passage.start, passage.end, passage.text)


def test_a_library_that_finds_nothing_says_so():
    """There is no nearest passage then."""
    (told,) = check_text("Envoys shuttle.", Library(), FakeChecker(), Filters())
    assert (told.verdict.label, told.verdict.reasons[0].code, told.hits) == ("not supported", "not-found", ())
    assert told.verdict.evidence is None


def test_an_article_in_another_language_decides_nothing():
    """A sentence that no English passage supports is not supported, whatever else was found."""
    verdict, hits = best_support("The minister resigned.", [FOREIGN, WOUNDED], FakeChecker(WRONG))
    assert (verdict.label, hits) == ("not supported", (WOUNDED,))


def test_a_text_goes_on_with_its_article():
    """What supported the sentence before is looked at again, even where the search does not find it."""

    class Forgetful(Library):
        def search(self, query, k, filters):
            return [PAUSE] if query.startswith("It") else [WOUNDED]

    told = list(
        check_text(
            "It would begin with an initial pause. An initial pause would begin.",
            Forgetful(),
            FakeChecker(word_for_word),
            Filters(),
        )
    )
    assert [one.verdict.label for one in told] == ["supported", "supported"]
    assert told[1].hits == (PAUSE,)


def test_sentences_are_told_as_they_are_checked():
    """A long text does not wait for its end."""
    library = Library(ENVOYS)
    told = check_text("Envoys shuttle. Envoys shuttle again.", library, FakeChecker(SUPPORTED), Filters())
    next(told)
    assert len(library.searched) == 1


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("He left on Monday.", True),
        ("“They agreed,” she said.", True),
        ("Its ministry denied that.", True),
        ("The latter declined.", True),
        ("Hebrew papers said so.", False),
        ("Itsu Lines reopened.", False),
        ("The ministry said it knew.", False),
        ("", False),
    ],
)
def test_what_points_back(text, back):
    """A sentence that begins with a word for what was named before it."""
    assert points_back(text) == back


OTHER = hit(new_article("An initial pause of 40 hours, the port said, would begin with the tide.", title="Port"))


class Both:
    """Finds the passage of the other article for every sentence alone, the first ones only for what names them."""

    def __init__(self):
        self.searched = []

    def search(self, query, k, filters):
        self.searched.append(query)
        return [ENVOYS, PAUSE, OTHER] if "Envoys" in query else [OTHER]


def test_a_pronoun_goes_on_with_the_article_before():
    """Its article is searched with the sentence before, and counts among verdicts that are alike."""
    library = Both()
    text = "Envoys have been shuttling. It would begin with an initial pause of 20 days."
    checker = FakeChecker(word_for_word)
    _, told = check_text(text, library, checker, Filters())
    assert (told.verdict.label, told.hits) == ("not supported", (PAUSE,))
    assert library.searched[1:] == ["It would begin with an initial pause of 20 days.", text]
    _, without = check_text(text.replace("It would", "Talks would"), Both(), checker, Filters())
    assert without.hits == (OTHER,)


@pytest.mark.parametrize(("named", "label"), [("the mayor", "not supported"), ("Ines HALVIK", "supported")])
def test_another_article_has_to_name_the_person(named, label):
    """What it says of a woman it may say of another one."""
    met = hit(new_article("Ines Halvik met both governments.", title="Talks"))
    left = hit(new_article(f"She left for Karsh on Monday, said {named}.", title="Karsh"))

    class Two(Library):
        def search(self, query, k, filters):
            return [met] if query.startswith("Ines") else [left]

    told = list(check_text("Ines Halvik met both. She left for Karsh.", Two(), FakeChecker(word_for_word), Filters()))
    assert [one.verdict.label for one in told] == ["supported", label]
    assert told[1].hits == ((left,) if label == "supported" else (met,))


def test_a_better_verdict_elsewhere_is_not_hidden():
    """The article before comes first among equals only, and only where it has something of the kind."""
    checker = FakeChecker(word_for_word)
    home = frozenset([TALKS.id])
    verdict, hits = best_support("An initial pause of 40 hours would begin.", [PAUSE, OTHER], checker, home)
    assert (verdict.label, hits) == ("supported", (OTHER,))
    _, hits = best_support("They say that 340 were hurt.", [ENVOYS, WOUNDED], FakeChecker(word_for_word), home)
    assert hits == (WOUNDED,)


def deciding(**labels):
    """A check that objects to, or supports, the passages with certain words, each as its own evidence."""

    def judge(claim, sources):
        first = sources[0]
        evidence = Quoted(first.article, first.start, first.start + len(first.text), first.text)
        found = next((verdict for word, verdict in labels.items() if word in first.text), SUPPORTED)
        return replace(verdict_with(found), evidence=evidence)

    return FakeChecker(judge)


def verdict_with(found):
    """A verdict of the same score as any other, by its reason's code; supported where that is none."""
    if isinstance(found, Verdict):
        return found
    code, text = found
    return Verdict("not supported", 0.6, (Reason(code, text),))


REFUSED = hit(new_article("The Ansel Brigade said that it would not honour the plan.", title="Brigade"))
VAGUE = hit(new_article("The Ansel Brigade has not reacted to the decision on the plan.", title="Cabinet"))
HONOURS = "The Ansel Brigade said that it would honour the plan."
DENIES = ("polarity", "The source denies it.")


def test_the_passage_about_the_claim_decides():
    """One on something else objects to nothing, and supports nothing."""
    checker = deciding(honour=DENIES, reacted=Verdict("supported", 0.6))
    for hits in ([REFUSED, VAGUE], [VAGUE, REFUSED]):
        verdict, used = best_support(HONOURS, hits, checker)
        assert (verdict.label, used) == ("not supported", (REFUSED,))


def test_what_is_far_from_the_claim_objects_in_vain():
    """The passage that carries the claim has it so, whatever another one says of something else."""
    checker = deciding(reacted=DENIES, honour=Verdict("supported", 0.6))
    verdict, used = best_support(HONOURS, [VAGUE, REFUSED], checker)
    assert (verdict.label, used) == ("supported", (REFUSED,))


def test_what_is_about_nothing_of_the_kind_objects_in_vain():
    """Where the score says that a passage is about something else."""
    unlike = Verdict("not supported", 0.1, (Reason(*DENIES),))
    verdict, used = best_support(HONOURS, [REFUSED, VAGUE], deciding(honour=unlike, reacted=Verdict("supported", 0.25)))
    assert (verdict.label, used) == ("supported", (VAGUE,))


def test_words_that_stand_there_are_not_objected_to():
    """Whatever another passage says."""
    checker = deciding(honour=DENIES, reacted=Verdict("supported", 1.0))
    verdict, used = best_support(HONOURS, [REFUSED, VAGUE], checker)
    assert (verdict.label, used) == ("supported", (VAGUE,))


def test_the_article_that_a_text_goes_on_with_is_not_objected_to_by_others():
    """Its words may be few, as "he" and "this" stand for what was named before."""
    checker = deciding(honour=DENIES, reacted=Verdict("supported", 0.6))
    verdict, used = best_support(HONOURS, [REFUSED, VAGUE], checker, frozenset([VAGUE.article.id]))
    assert (verdict.label, used) == ("supported", (VAGUE,))
