"""Where the sentences of a text without marks end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.endings import sentence_ends


def sentences(text: str, whole: bool = True) -> list[str]:
    """The text cut at its sentence ends."""
    cuts = [0, *sentence_ends(text, whole), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["He met Mr. Smith in the U.S. Senate.", "She stayed!", "Who knows?"],
        ["“We go. We stay.”", "She left."],
        ['He said "We go. We stay." and left.', "She stayed."],
        ["“What?” Jane Roe asked.", "He left."],
        ["They met at 5 p.m. Eastern on Monday.", "He left."],
        ["**He left.**", "She stayed."],
        ["He left. — and she stayed."],
        ["他走了。", "她留下了。"],
        ["قال المبعوث ذلك.", "هل غادر؟", "نعم."],
        ['He measured 6" of snow.', "She left.", "“Cold,” he said."],
        ["A quotation “never closed.", "She left."],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    """Full stops of abbreviations and inside quotations part nothing."""
    assert sentences(" ".join(parts)) == parts


def test_an_end_waits_for_the_words_behind_it() -> None:
    """In a text that grows, an end is told once a word stands behind it; where a name may follow, five words."""
    assert sentences("He left. She", whole=False) == ["He left. She"]
    assert sentences("He left. She ", whole=False) == ["He left.", "She"]
    assert len(sentences("“What?” Jane Roe ", whole=False)) == 1
    assert len(sentences("He said “We go. We stay. ", whole=False)) == 1


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"ab .!?\"“”。\n'", "He left. ", "U.S. ", "p.m. ", "She "]), max_size=40).map("".join))
def test_a_growing_text_keeps_its_ends(text: str) -> None:
    """Every end that is told stays when the text goes on."""
    told: list[int] = []
    for length in range(len(text) + 1):
        now = list(sentence_ends(text[:length], whole=False))
        assert now[: len(told)] == told
        told = now
    assert list(sentence_ends(text, whole=True))[: len(told)] == told
