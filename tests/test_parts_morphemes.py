"""Single words taken apart as HanTa does it, with less looked up."""

import pytest
from HanTa.HanoverTagger import HanoverTagger
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.parts.morphemes import Morphology, _upheld

MODEL = "morphmodel_en.pgz"


@pytest.fixture(scope="module")
def library():
    """The tagger as HanTa has it."""
    return HanoverTagger(MODEL)


@pytest.fixture(scope="module")
def quicker():
    """The one whose readings are found quicker."""
    return Morphology(MODEL)


_SOME = "un re kvar lig tel sund er ing ed ly s 's ship harbour 14 , . - é ß a xq ness"
_PARTS = st.sampled_from(_SOME.split())


@given(st.one_of(st.text(max_size=12), st.lists(_PARTS, min_size=1, max_size=5).map("".join)))
@example("")
@example("ferry")
@example("kvarligness")
@example("x" * 60)
@example("abc")
@example("1,200.5")
@settings(max_examples=120, deadline=None)
def test_the_readings_of_a_word_are_the_librarys(library, quicker, word):
    """The same tags in the same order, and the same figures to the last digit."""
    assert quicker.analyze_forward(word) == library.analyze_forward(word)


@pytest.mark.parametrize("word", ["teland", "unkvarlig", "tel", "pier-side", "overtellandingly"])
def test_a_guess_is_the_librarys(library, quicker, word):
    """Under each tag that takes new words, whether the stretch is the whole word or not."""
    for whole in (True, False):
        length = len(word) if whole else len(word) + 1
        guessed = [library.lp_m_t(word, tag, length, False) for tag in quicker._guessed]
        known = [word in library.LP_m_t[tag] for tag in quicker._guessed]
        found = quicker._guess(word, whole)
        assert [a for a, b in zip(found, known, strict=True) if not b] == [
            a for a, b in zip(guessed, known, strict=True) if not b
        ]


def test_few_readings_are_gone_on_with():
    """All of three or fewer; of more, those not far below the fourth."""
    row = {(1, 12): -1.0, (1, 15): -2.0, (1, 17): -3.0}
    assert len(_upheld(row)) == 3
    assert (1, 22) not in dict(_upheld(row | {(1, 20): -4.0, (1, 22): -5.5}))
