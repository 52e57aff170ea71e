"""Tests of assistant/briefing/serialise.py, reading.py, reading_lines.py and documents.py: exactly there and back, and
nothing that a file holds does harm."""

import copy
import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from a_briefing import BRIEFING, LINES, REVIEWED, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from test_serialise import dates, numbers, offsets, sentences, texts, writers

from assistant.briefing.documents import UnusableBriefing, parsed, zone_name
from assistant.briefing.numbering import every_line
from assistant.briefing.reviewed import Mark, Reviewed, Signature
from assistant.briefing.serialise import (
    briefing_from_json,
    briefing_json,
    mark_json,
    read,
    reviewed_from_json,
    reviewed_json,
    seal_of,
    signature_json,
    written,
)
from assistant.briefing.types import (
    Briefing,
    Change,
    CitedArticle,
    CitedPassage,
    Dated,
    Line,
    Request,
    Sources,
    Speaker,
    Story,
    Window,
)
from assistant.types import Problem, Sentence, Verdict, WrittenBy

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
NOT_UTF8 = b'{"format": "\xff"}'

flags = st.booleans()
moments = st.datetimes(timezones=offsets)
some_texts = st.lists(texts, max_size=2).map(tuple)
zones = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]).map(ZoneInfo) | offsets
windows = st.builds(lambda days, zone: Window(min(days), max(days), zone), st.tuples(st.dates(), st.dates()), zones)
requests = st.builds(Request, windows, some_texts, texts, st.sampled_from(["passage", "struck"]), texts)
changes = st.builds(Change, st.sampled_from(["new", "changed", "denied", "corrected", "gone"]), texts, texts)
lines = st.builds(
    Line,
    texts,
    sentences,
    st.sampled_from(["happened", "says", "differ", "unknown"]),
    st.none() | st.builds(Speaker, texts, flags, texts),
    st.none() | changes,
    dates,
    texts,
    flags,
)
some_lines = st.lists(lines, max_size=2).map(tuple)
stories = st.builds(Story, texts, some_lines, some_texts, some_texts, numbers, texts)
articles = st.builds(CitedArticle, *[texts] * 6, dates, moments, *[texts] * 3)
passages = st.builds(CitedPassage, numbers, texts, numbers, numbers, texts)
briefings = st.builds(
    Briefing,
    texts,
    moments,
    requests,
    some_lines,
    st.lists(stories, max_size=2).map(tuple),
    some_lines,
    st.builds(Sources, numbers, some_texts, numbers, dates, dates, some_texts, some_texts, some_texts),
    st.lists(articles, max_size=2, unique_by=lambda article: article.id).map(tuple),
    st.lists(passages, max_size=2).map(tuple),
    writers,
    st.lists(st.builds(Dated, st.dates(), some_lines), max_size=2).map(tuple),
    st.none() | st.tuples(texts, moments),
    flags,
    st.lists(st.builds(Problem, texts, texts), max_size=1).map(tuple),
    texts,
)
decisions = st.sampled_from([None, "accepted", "edited", "struck"])


def numbered(briefing: Briefing) -> Briefing:
    """The page with ids and numbers as a page has them."""
    ids = iter(range(1, 1000))
    told = lambda some: tuple(replace(line, id=str(next(ids))) for line in some)  # noqa: E731
    return replace(
        briefing,
        bottom_line=told(briefing.bottom_line),
        stories=tuple(replace(story, lines=told(story.lines)) for story in briefing.stories),
        new=told(briefing.new),
        timeline=tuple(replace(dated, lines=told(dated.lines)) for dated in briefing.timeline),
        passages=tuple(replace(passage, number=n) for n, passage in enumerate(briefing.passages, start=1)),
    )


@st.composite
def reviews(draw) -> Reviewed:
    """A page with some marks on it, signed or not."""
    briefing = numbered(draw(briefings))
    marks = {}
    for line in every_line(briefing):
        if draw(flags):
            decision = draw(decisions)
            edit = draw(sentences) if decision == "edited" else None
            marks[line.id] = Mark(line.id, decision, draw(moments), draw(texts), draw(texts), edit)
    return Reviewed(briefing, marks, draw(st.none() | st.builds(Signature, texts, moments, texts)))


@settings(max_examples=30, deadline=None)
@given(reviews())
def test_a_page_and_its_marks_come_back_exactly(reviewed):
    """Through a file, byte for byte; the seal is that of the document."""
    text = written(reviewed)
    again = read(text.encode())
    assert again == reviewed
    assert written(again) == text
    assert seal_of(json.loads(text)) == json.loads(text)["seal"]


@settings(max_examples=20, deadline=None)
@given(reviews())
def test_marks_may_be_kept_beside_the_page(reviewed):
    """As the record keeps them, a row each."""
    marks = [mark_json(mark) for mark in reviewed.marks.values()]
    signature = signature_json(reviewed.signature) if reviewed.signature else None
    assert reviewed_from_json(briefing_json(reviewed.briefing), marks, signature) == reviewed


def test_keys_of_a_page():
    """Those that other programs read; a sentence has the keys that `ask` gives it."""
    document = reviewed_json(REVIEWED)
    assert {"day", "window", "topic", "bottom_line", "stories", "new", "sources", "writer"} <= set(document)
    assert (document["day"], document["topic"]) == ("2026-05-06", "border talks")
    assert document["window"] == {"first": "2026-05-05", "last": "2026-05-06", "zone": "Europe/Berlin"}
    (told,) = document["bottom_line"]
    assert {"text", "citations", "verdict"} <= set(told)
    assert set(told["citations"][0]) == {"number", "article", "ref", "start", "end", "quote"}
    assert document["writer"] == {"kind": "model", "model": "mill-7b", "settings": {"temperature": "0", "seed": "7"}}
    assert {"articles", "outlets", "from", "to", "undated"} <= set(document["sources"])
    assert (document["marks"], document["signature"], document["format"]) == ([], None, 1)


def test_texts_go_along_by_choice():
    """Without them a page holds its passages alone."""
    assert briefing_from_json(briefing_json(with_texts())) == with_texts()
    assert not any(article["text"] for article in briefing_json(BRIEFING)["articles"])


def test_what_an_earlier_version_left_out_has_its_default():
    """Keys that came later may be missing."""
    document = briefing_json(BRIEFING)
    for key in ("timeline", "previous", "unchanged", "problems", "library"):
        del document[key]
    del document["new"][0]["change"]
    again = briefing_from_json(document)
    assert (again.timeline, again.previous, again.new[0].change) == ((), None, None)


def test_a_zone_without_a_name_is_its_offset():
    """As that of a machine whose clock was set by hand."""
    assert zone_name(timezone(timedelta(hours=-3, minutes=-30)), date(2026, 5, 6)) == "-03:30"
    assert zone_name(ZoneInfo("Asia/Kathmandu"), date(2026, 5, 6)) == "Asia/Kathmandu"


def changed(path, value):
    """The page's document with one value replaced; a value of None with a tuple as path takes the key out."""
    document = reviewed_json(Reviewed(BRIEFING, {"1": Mark("1", "edited", AT, "R.", "", LINES[0].sentence)}))
    *way, last = path
    target = document
    for step in way:
        target = target[step]
    if value is KeyError:
        del target[last]
    else:
        target[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("format",), 2, "format: 2, and this version reads 1"),
        (("format",), True, "format: True is no whole number"),
        (("sources",), KeyError, 'the document: "sources" is missing'),
        (("extra",), 1, "the document: 'extra' is no key"),
        (("bottom_line", 0, "html"), "<b>", "bottom_line[0]: 'html' is no key"),
        (
            ("stories", 1, "lines", 0, "verdict", "label"),
            "fine",
            "stories[1].lines[0].verdict.label: 'fine' is none of",
        ),
        (("stories", 1, "lines", 0, "part"), "gossip", "stories[1].lines[0].part: 'gossip' is none of"),
        (("stories", 0), [], "stories[0]: a list stands where an object belongs"),
        (("stories",), "none", "stories: 'none' stands where a list belongs"),
        (("new", 0, "text"), "a\ud800b", "new[0].text: half a character"),
        (("new", 0, "struck"), 0, "new[0].struck: 0 stands where true or false belongs"),
        (("passages", 0, "start"), -1, "passages[0].start: -1 is no whole number"),
        (("passages", 0, "start"), 10**30, "passages[0].start: a number too large is no"),
        (("passages", 0, "start"), True, "passages[0].start: True is no"),
        (("passages", 0, "start"), 0.5, "passages[0].start: 0.5 is no"),
        (("passages", 1, "number"), 1, "passages[1].number: 1 where 2 belongs"),
        (("articles", 1, "id"), BRIEFING.articles[0].id, "articles: the id"),
        (("new", 0, "id"), "1", "the line '1' stands twice"),
        (("bottom_line", 0, "verdict", "score"), 10**400, "bottom_line[0].verdict.score: a number too large"),
        (("bottom_line", 0, "verdict", "score"), "1", "bottom_line[0].verdict.score: '1' is no number"),
        (("bottom_line", 0, "verdict", "score"), [], "bottom_line[0].verdict.score: a list is no number"),
        (("written_at",), "2026-05-06", "written_at: '2026-05-06' is no time with its zone"),
        (("written_at",), "2026-05-06T07:30:00", "written_at: '2026-05-06T07:30:00' is no date"),
        (("written_at",), "", "written_at: the date is blank"),
        (("written_at",), None, "written_at: None is no time"),
        (("day",), "2026-05-05", "day: 2026-05-06 is the last day"),
        (("day",), "2026-05-06T07:30:00+00:00", "day: '2026-05-06T07:30:00+00:00' is no day"),
        (("topic",), "tennis", "topic: it is not what"),
        (("window", "first"), "2026-05-07", "window: its first day 2026-05-07 is after its last"),
        (("window", "zone"), "../../../etc/passwd", "window.zone: '../../../etc/passwd' is no zone"),
        (("window", "zone"), "Europe", "window.zone: 'Europe' is no zone"),
        (("window", "zone"), "+99:00", "window.zone: '+99:00' is no zone"),
        (("window", "zone"), "\0", r"window.zone: '\x00' is no zone"),
        (("writer", "settings"), {"a\x1b[2J b": 1}, r"writer.settings.'a\x1b[2J b': 1 stands where a text belongs"),
        (("marks", 0, "line"), "77", "marks[0].line: the page has no line '77'"),
        (("marks", 0, "sentence"), None, "marks[0]: an edit has a sentence"),
        (("marks", 0, "sentence", "id"), "1", "marks[0].sentence: 'id' is no key"),
        (("marks", 0, "decision"), "loved", "marks[0].decision: 'loved' is none of"),
        (("marks", 0, "at"), "yesterday" * 50, "marks[0].at: 'yesterday"),
        (("signature",), {"by": "R."}, 'signature: "at" is missing'),
    ],
)
def test_what_is_wrong_is_named_by_its_place(path, value, says):
    """In one line that fits a terminal, and does nothing to it."""
    with pytest.raises(UnusableBriefing) as error:
        reviewed_from_json(changed(path, value))
    assert says in str(error.value)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 250


def test_a_line_is_marked_once():
    """Of two marks in a file nobody knows which holds."""
    document = changed(("marks", 0, "note"), "n")
    document["marks"] *= 2
    with pytest.raises(UnusableBriefing, match=r"marks\[1\].line: line '1' is marked twice"):
        reviewed_from_json(document)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        NOT_UTF8,
        b"[" * 100_000,
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"format": ' + b"9" * 5_000 + b"}",
        b"null",
        b"[]",
        b"3",
        b'"briefing"',
        b"{}",
    ],
)
def test_what_is_no_briefing_is_refused(text):
    """Whatever it is, with one plain error."""
    with pytest.raises(UnusableBriefing):
        read(text)


def test_a_file_may_begin_with_a_byte_order_mark():
    """Some editors set one."""
    assert read(b"\xef\xbb\xbf" + written(REVIEWED).encode()) == REVIEWED


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def places(value, path=()):
    """Every place of a document."""
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places(inner, (*path, key))


DOCUMENT = reviewed_json(
    Reviewed(BRIEFING, {"1": Mark("1", "edited", AT, "R.", "n", LINES[0].sentence)}, Signature("R.", AT, "late"))
)
PLACES = [path for path in places(DOCUMENT) if path]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(PLACES), json_values)
def test_no_document_does_harm(path, value):
    """Any value at any place is read or refused; what is read can be written."""
    document = copy.deepcopy(DOCUMENT)
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    try:
        reviewed = reviewed_from_json(document)
    except UnusableBriefing:
        return
    assert read(written(reviewed)) == reviewed


@settings(max_examples=100, deadline=None)
@given(st.text() | st.binary())
def test_what_is_no_json_says_so(text):
    """Any text or bytes are parsed or refused."""
    with suppress(UnusableBriefing):
        parsed(text)


# What the document holds of each type. A field that is added to one belongs into serialise.py and reading.py, with a
# default for what was written without it, and then here.
WRITTEN = {
    Briefing: "id written_at request bottom_line stories new sources articles passages written_by timeline previous "
    "unchanged problems library",
    Request: "window topics template instead reader",
    Window: "first last zone",
    Line: "id sentence part speaker change published written struck",
    Speaker: "words named outlet",
    Change: "kind before after",
    Story: "name lines articles outlets origins origin",
    Dated: "day lines",
    Sources: "articles outlets origins first last undated single_origin gaps",
    CitedArticle: "id ref title outlet author url published read_at sha256 origin text",
    CitedPassage: "number article start end text",
    Mark: "line decision at by note sentence",
    Signature: "by at override",
    Sentence: "text citations unknown verdict block block_index",
    Verdict: "label score reasons evidence judge",
    WrittenBy: "kind model settings",
    Problem: "code message",
}


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_no_field_is_lost(kind):
    """A page that is kept has everything that the page had."""
    assert [field.name for field in fields(kind)] == WRITTEN[kind].split()
