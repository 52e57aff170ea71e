"""What the rule of numbers reads of far sentences, and how often it looks a quantity up."""

from dataclasses import replace
from datetime import date

from assistant.check.align import align
from assistant.check.figures import swaps
from assistant.check.figures.held import Held, by_sentence, far, near
from assistant.check.figures.swaps import swapped
from assistant.check.types import Source
from index.statements import read

DAY = date(2026, 5, 6)
FERRY = "The ferry left Orda with 120 passengers. Fog lay over the bay. Two tugs and 3 boats came from Sella."


def aligned(claim, *texts, title=""):
    """The claim beside its sources."""
    return align(read(claim, DAY), [Source(text, published=DAY, title=title) for text in texts])


def test_far_figures_are_those_of_other_sentences_and_titles():
    """A sentence that carries the claim is not among them, nor one without a number; a title is."""
    pair = aligned("The ferry left Orda with 110 passengers.", FERRY, title="Five rescued")
    carried = {each.text for each in pair.near}
    assert carried.isdisjoint(held.statement.text for held in far(pair))
    assert [held.quantity.high for held in far(pair)] == [2, 3, 5]
    assert {held.quantity.high for held in near(pair)} == {120}


def test_far_figures_are_gathered_once_a_pair():
    """Asked again they are the same; a pair that was changed has its own."""
    pair = aligned("The ferry left Orda with 110 passengers.", FERRY)
    assert far(pair) is far(pair)
    assert far(replace(pair, sentences=())) == ()


def test_figures_of_one_sentence_stand_together():
    """In the order of the sentences."""
    pair = aligned("The ferry left Orda with 110 passengers.", FERRY, title="Five rescued")
    assert [[held.quantity.high for held in group] for group in by_sentence(far(pair))] == [[2, 3], [5]]


def test_comparisons_grow_with_the_figures_of_both_sides_and_not_with_their_square(monkeypatch):
    """For each figure of the claim one with each of the source, and one more for all that it asks of the others."""
    things = ["rents", "fees", "wages", "fines", "loans", "tolls", "roads", "farms", "mills", "ports"]
    spent = ", ".join(f"${3 * place + 11} million on {thing}" for place, thing in enumerate(things))
    pair = aligned(f"The council spent {spent}.", f"In all the council of Orda spent {spent}.")
    around, asked = near(pair), []
    compared = swaps.compare
    monkeypatch.setattr(swaps, "compare", lambda *given: asked.append(given) or compared(*given))
    for found in pair.claim.quantities:
        same = [held for held in around if held.quantity.high == found.high]
        assert swapped(Held(pair.claim, found), same, pair, around) is None
    assert 0 < len(asked) <= 2 * len(around) * len(pair.claim.quantities)
