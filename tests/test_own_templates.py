"""A reader's own templates: what they may say, and the line at fault where they are broken."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefing.own_templates import TemplateError, folder_of, names, template_of
from assistant.briefing.templates import BUILT_IN, UnknownTemplate


@pytest.fixture
def put(tmp_path):
    """Writes a template into the data folder."""

    def write(text, name="morning"):
        folder_of(tmp_path).mkdir(exist_ok=True)
        (folder_of(tmp_path) / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def test_those_of_the_desk(tmp_path):
    """Without any of the reader's own."""
    assert names(tmp_path) == ("flash", "daily", "deep")
    assert template_of(tmp_path, "flash") == BUILT_IN["flash"]


def test_one_of_the_readers_own(put):
    """What it leaves out is as in the daily page."""
    home = put('parts = ["says", "happened"]\nstories = 2\ntone = "Short."\n')
    template = template_of(home, "morning")
    assert names(home)[-1] == "morning"
    assert (template.name, template.parts, template.stories, template.tone) == (
        "morning",
        ("says", "happened"),
        2,
        "Short.",
    )
    assert (template.sentences, template.length) == (BUILT_IN["daily"].sentences, BUILT_IN["daily"].length)


def test_the_readers_own_goes_first(put):
    """A file daily.toml changes the daily page."""
    home = put("stories = 1\n", name="daily")
    assert names(home) == ("flash", "daily", "deep")
    assert template_of(home, "daily").stories == 1


def test_none_of_that_name(tmp_path):
    """Those that there are, are named; a path is no name."""
    with pytest.raises(UnknownTemplate, match="flash, daily, deep"):
        template_of(tmp_path, "../../secrets")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('stories = 2\ntone = "x\n', 2, "Mend that line"),
        ("stories = 2\n\nstories = 3\n", 3, "Mend that line"),
        ("# mine\nstories = 200\n", 2, "from 1 to 30"),
        ("stories = true", 1, "from 1 to 30"),
        ("stories = 2\nsection = 3\n", 2, "no 'section'"),
        ("bottom = 1\n[tone]\nx = 1\n", 2, "tone is no line"),
        ('\nparts = ["happened", "weather"]\n', 2, "happened, says, differ, unknown"),
        ('parts = ["says", "says"]', 1, "each once"),
        ("parts = []", 1, "give some of"),
        ("timeline = 1", 1, "true or false"),
        (f'tone = "{"x" * 301}"', 1, "300 characters"),
        ('tone = "a\\nb"', 1, "tone is no line"),
        ("stories = 1\nlength = 2\nbottom = 3", 2, "the bottom line alone"),
        ("stories =", 1, "Mend that line"),
        (b"stories = 1\ntone = '\xff'", 2, "UTF-8"),
    ],
)
def test_a_broken_one_is_refused_with_its_line(put, text, line, words):
    """And with what to give instead."""
    with pytest.raises(TemplateError, match=rf"morning\.toml, line {line}: .*{words}"):
        template_of(put(text), "morning")


@pytest.mark.parametrize("name", ["Morning", "two words", "9lives"])
def test_a_name_that_is_none(put, name):
    """A file that cannot be chosen says why."""
    home = put("stories = 1", name=name)
    with pytest.raises(TemplateError, match="small letters"):
        template_of(home, name)


def test_a_folder_in_its_place(tmp_path):
    """Is told as what cannot be read."""
    (folder_of(tmp_path) / "morning.toml").mkdir(parents=True)
    with pytest.raises(TemplateError, match="cannot be read"):
        template_of(tmp_path, "morning")


def test_a_file_as_long_as_a_book(put):
    """Is refused before it is read."""
    with pytest.raises(TemplateError, match="a few lines"):
        template_of(put("#" * 30_000), "morning")


@given(st.text(max_size=80))
def test_any_text_is_a_template_or_refused(tmp_path_factory, text):
    """Never another error."""
    home = tmp_path_factory.mktemp("home")
    folder_of(home).mkdir()
    (folder_of(home) / "any.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    told = ""
    try:
        told = template_of(home, "any").name
    except TemplateError as error:
        told = str(error)
    assert told == "any" or "any.toml, line " in told


@pytest.mark.parametrize(
    "text", [f"stories = {'9' * 5000}\n", f"parts = {'[' * 5000}{']' * 5000}\n", f"stories = {'1' * 15_000}\n"]
)
def test_what_the_reader_of_toml_gives_up_on(put, text):
    """Numbers of thousands of digits and lists in lists are refused like any other broken file."""
    with pytest.raises(TemplateError, match=r"morning\.toml"):
        template_of(put(text), "morning")


def test_only_regular_files_are_read(put):
    """A pipe is not waited for, and a link in a circle leads nowhere; a link to a file is one."""
    home = put("stories = 2\n")
    folder = folder_of(home)
    os.mkfifo(folder / "pipe.toml")
    (folder / "circle.toml").symlink_to(folder / "circle.toml")
    (folder / "folder.toml").mkdir()
    (folder / "linked.toml").symlink_to(folder / "morning.toml")
    for name in ("pipe", "circle", "folder"):
        with pytest.raises(TemplateError, match=name):
            template_of(home, name)
    assert template_of(home, "linked").stories == 2


def test_a_byte_order_mark_is_no_fault(put):
    """Some editors write one."""
    assert template_of(put(b"\xef\xbb\xbfstories = 2\n"), "morning").stories == 2
