"""A draft as sentences with their numbers, whole and while it grows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafts import finished, split_draft, strip_marks

KNOWN = 3

PARTS = [
    *(
        "He left",
        "She stayed",
        " ",
        ". ",
        ".",
        "? ",
        "! ",
        "[1]",
        " [1]",
        "[1, 2]",
        "[",
        "]",
        "(1)",
        "(",
        ")",
        "1",
        "2",
    ),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "**",
        "*",
        "`",
        "```",
        "“",
        "”",
        '"',
        "'",
        "U.S. ",
        "p.m. ",
        "Mr. ",
        "\r\n",
        "é",
    ),
    *("<sup>1</sup>", "<sup>", "¹", "and ", ", ", "【1†source】", "[1](#)", "](", "[passage 1]", "[^1]", "[1]:"),
    *("Sources:", "**Head**", "---", "|", "مرحبا", "؟ ", "。", "他走了", "(see [1])", "…", "three (3)", "[sic]"),
]
drafts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Text and numbers of the sentences of a whole draft."""
    return [(sentence.text, sentence.numbers) for sentence in split_draft(text, KNOWN)]


@pytest.mark.parametrize(
    ("draft", "sentences"),
    [
        ("He left [1]. She stayed [2].", [("He left.", (1,)), ("She stayed.", (2,))]),
        ("He left. [1] She stayed. [2]", [("He left.", (1,)), ("She stayed.", (2,))]),
        ("He left.[1][2] She stayed.[3]", [("He left.", (1, 2)), ("She stayed.", (3,))]),
        ("He left.[1]She stayed.[2]", [("He left.", (1,)), ("She stayed.", (2,))]),
        ("“We go.” [1] She stayed.", [("“We go.”", (1,)), ("She stayed.", ())]),
        ("[1] He left. [2] She stayed.", [("He left.", (1,)), ("She stayed.", (2,))]),
        ("He left [1], she [2] stayed.", [("He left, she stayed.", (1, 2))]),
        ("He left.\n[1]\n\nShe stayed.\n\n[2]", [("He left.", (1,)), ("She stayed.", (2,))]),
        ("[1]\nHe left.", [("He left.", (1,))]),
        ("- He left [1]\n- She stayed [2]", [("He left", (1,)), ("She stayed", (2,))]),
        ("He left. She stayed. [9]", [("He left.", ()), ("She stayed.", (9,))]),
        ("[1]", [("", (1,))]),
        ("", []),
        ("```\nHe left [1].\n```", [("He left.", (1,))]),
        ("Text [1].\n\nSources:\n[1] A. B. 5 May.", [("Text.", (1,)), ("Sources:", ()), ("A. B. 5 May.", (1,))]),
    ],
)
def test_a_mark_goes_to_its_sentence(draft: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    """A mark belongs to the sentence it stands in or behind, or before in a block that begins with one."""
    assert read(draft) == sentences


def test_blocks_are_counted_and_marks_kept() -> None:
    """Each sentence knows its block, and how it was marked."""
    found = split_draft("# Talks\n\nHe left [1]. She stayed. [2]\n\n[3]\n- Item [1](#)\n", KNOWN)
    assert [(s.text, s.block, s.block_index, s.marked) for s in found] == [
        ("Talks", "heading", 0, "Talks"),
        ("He left.", "paragraph", 1, "He left [1]."),
        ("She stayed.", "paragraph", 1, "She stayed. [2] [3]"),
        ("Item", "item", 2, "Item [1](#)"),
    ]


def test_a_sentence_is_finished_when_the_next_begins() -> None:
    """A mark may follow the full stop, so a sentence waits for the words behind it."""
    told = [len(finished("He left. [1] She stayed"[:length], KNOWN)[0]) for length in range(24)]
    assert told == [0] * 18 + [1] * 6
    assert finished("He left.\n\n[1]\n\n", KNOWN)[0] == []
    assert [s.numbers for s in finished("He left.\n\n[1]\n\nShe stayed here", KNOWN)[0]] == [(1,)]


@pytest.mark.parametrize(
    ("draft", "tail"),
    [
        ("He left [1", "He left"),
        ("He left [1]", "He left"),
        ("He left. [1] She", "He left. She"),
        ("He left. [1] She stayed [", "She stayed"),
        ("He left.\n- ", "He left."),
        ("He left.\n\n# Hea", "He left. Hea"),
        ("", ""),
    ],
)
def test_the_tail_is_shown_without_marks(draft: str, tail: str) -> None:
    """What is being written is shown without marks, whole or half, and without layout."""
    assert finished(draft, KNOWN)[1] == tail


@settings(max_examples=150, deadline=None)
@given(drafts, st.lists(st.integers(1, 9), min_size=1))
def test_finished_sentences_only_grow(text: str, steps: list[int]) -> None:
    """However the stream is cut, sentences once finished stay, and are the first of the whole draft."""
    told, length, turn = [], 0, 0
    while length < len(text):
        length += steps[turn % len(steps)]
        turn += 1
        now, _ = finished(text[:length], KNOWN)
        assert now[: len(told)] == told
        told = now
    assert split_draft(text, KNOWN)[: len(told)] == told


@settings(deadline=None)
@given(drafts)
def test_no_word_is_lost(text: str) -> None:
    """The letters of a draft are the letters of its sentences, but for those in marks, fences and rules."""
    letters = [c for c in " ".join(s.marked for s in split_draft(text, KNOWN)) if c.isalpha()]
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("```", "~~~"))]
    assert letters == [c for c in "\n".join(lines) if c.isalpha()]


def test_marks_of_earlier_turns_are_stripped() -> None:
    """An earlier answer keeps its words and lines, and loses its numbers."""
    assert strip_marks("He left [1].\n\n- She【2】stayed (12).\nIn [2024].") == "He left.\n\n- Shestayed.\nIn [2024]."
    assert strip_marks("") == ""


def test_a_long_stream_is_read_chunk_by_chunk() -> None:
    """An answer of 5,000 characters can be read anew for each of its chunks; the tail and the finished make it up."""
    text = " ".join(f"The envoy said on day {day} that talks go on [{day % 3 + 1}]." for day in range(90))
    told = [len(finished(text[:length], KNOWN)[0]) for length in range(0, len(text), 25)]
    assert told == sorted(told)
    assert told[-1] >= 88


@pytest.mark.parametrize(
    "part", ["[", "a. ", "“a. ", "[1] ", "\n", "- a\n", "U.S. ", '" ', "(1) ", "他。", "* ", "قال [١]. "]
)
def test_a_hostile_draft_is_read(part: str) -> None:
    """Repetition that a quadratic reading would not survive is read, whole and growing."""
    text = part * (40_000 // len(part))
    assert finished(text, KNOWN)[0] == split_draft(text, KNOWN)[: len(finished(text, KNOWN)[0])]
