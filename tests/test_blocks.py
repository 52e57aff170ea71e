"""The layout of a draft: blocks without their Markdown, and what is not yet known of a growing one."""

import pytest

from assistant.blocks import bare_layout, lay_out


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks of a whole draft."""
    return [(block.kind, block.text) for block in lay_out(text, whole=True).blocks]


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("", []),
        ("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("A line that is\nwrapped.", [("paragraph", "A line that is wrapped.")]),
        ("# Head\nText", [("heading", "Head"), ("paragraph", "Text")]),
        ("### Head ###", [("heading", "Head")]),
        ("**Head**\nText", [("heading", "Head"), ("paragraph", "Text")]),
        ("**Head**:", [("heading", "Head:")]),
        ("**Bold sentence.**", [("paragraph", "**Bold sentence.**")]),
        ("#hashtag here", [("paragraph", "#hashtag here")]),
        ("- one\n- two", [("item", "one"), ("item", "two")]),
        ("1. one\n2) two\n• three", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("- one.\n  goes on", [("item", "one. goes on")]),
        ("- one\n\nText", [("item", "one"), ("paragraph", "Text")]),
        ("2024. A year", [("paragraph", "2024. A year")]),
        ("-5 degrees", [("paragraph", "-5 degrees")]),
        ("One\n---\nTwo", [("paragraph", "One"), ("paragraph", "Two")]),
        ("```markdown\nOne.\n```", [("paragraph", "One.")]),
        ("| a | b |\n|---|:-:|\n| c | d |", [("paragraph", "| a | b |"), ("paragraph", "| c | d |")]),
    ],
)
def test_layout_is_taken_off(text: str, laid: list[tuple[str, str]]) -> None:
    """Headings, items, rules, fences and wrapped lines become blocks of plain text."""
    assert blocks(text) == laid


@pytest.mark.parametrize("heading", ["Sources:", "## References", "**Sources**", "Quellen"])
def test_a_list_of_sources_is_kept(heading: str) -> None:
    """What a model lists as its sources stays visible: an item for each line, whole, up to the next heading."""
    layout = lay_out(f"Text.\n\n{heading}\n[1] A. Title. 5 May\n[2] B\n- [3] C. D\n# Next\n[1] He left.", whole=True)
    assert [(block.kind, block.undivided) for block in layout.blocks] == [
        ("paragraph", False),
        ("heading", True),
        ("item", True),
        ("item", True),
        ("item", True),
        ("heading", True),
        ("paragraph", False),
    ]


def test_footnotes_are_items_without_a_heading() -> None:
    """Lines such as `[1]: link` are read as sources wherever they stand."""
    assert blocks("[1]: http://a.example\n[^2]: B. C") == [("item", "[1]: http://a.example"), ("item", "[^2]: B. C")]


@pytest.mark.parametrize(
    "line", ["", "-", "- ", "#", "##", "1", "1.", "`", "``", "**", "**Head", "Sources", "One", "---"]
)
def test_a_line_just_begun_is_undecided(line: str) -> None:
    """The last line is in no block while it may still become a heading, an item, a rule or a fence."""
    layout = lay_out(f"Text\n{line}", whole=False)
    assert layout.undecided == line
    assert [block.text for block in layout.blocks] == ["Text"]


def test_the_last_block_is_open_until_another_line_cannot_join_it() -> None:
    """A blank line closes a block; a line that has begun keeps it open."""
    assert lay_out("One two three", whole=False).open
    assert lay_out("# One two three", whole=False).open
    assert not lay_out("One two three\n\n", whole=False).open
    assert not lay_out("One two three", whole=True).open
    assert not lay_out("One two three\n\n```text that is", whole=False).open


def test_bare_layout_is_not_shown() -> None:
    """A line of nothing but layout holds no words yet."""
    assert all(bare_layout(line) for line in ("", "- ", "##", "1.", "``", "**"))
    assert not bare_layout("- a")
