"""Tests of assistant/verify.py: what was written holds; what is changed afterwards is found, and its place named."""

import copy
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from a_briefing import ARTICLES, BRIEFING, PAUSE, REVIEWED, TALKS, TOLL, with_texts
from fake_check import FakeChecker
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import added, opened

from assistant.briefing.documents import UnusableBriefing
from assistant.briefing.review import edit
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import reviewed_json, seal_of, written
from assistant.types import Quoted
from assistant.verify import Failure, verify
from index.errors import UnknownArticle

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
STORED = {article.id: article for article in ARTICLES}
FILE = written(REVIEWED).encode()
WITH_TEXTS = written(Reviewed(with_texts())).encode()
SPAN = BRIEFING.passages[0].text


def changed(*path_and_value, document=None):
    """The file with one value replaced and sealed anew, as by somebody who knows how."""
    *path, last, value = path_and_value
    document = copy.deepcopy(document or reviewed_json(Reviewed(with_texts())))
    target = document
    for step in path:
        target = target[step]
    target[last] = value
    return json.dumps(document | {"seal": seal_of(document)})


def test_what_was_written_holds():
    """With and without the texts, with and without a library; and it says how much was looked at."""
    checked = verify(FILE)
    assert (checked.holds, checked.citations, checked.passages, checked.texts, checked.articles) == (
        True,
        9,
        3,
        0,
        None,
    )
    assert verify(WITH_TEXTS).texts == 3
    against = verify(FILE, STORED.get)
    assert (against.holds, against.articles, against.remarks) == (True, 3, ())


def test_edits_are_held_as_well():
    """They are cited like what they replace."""
    reviewed = edit(REVIEWED, "4", PAUSE + " [1]", "R.", AT, FakeChecker())
    assert verify(written(reviewed)).citations == 10
    document = reviewed_json(reviewed)
    document["marks"][0]["sentence"]["citations"][0]["quote"] = "Nobody said so."
    document["seal"] = seal_of(document)
    assert [failure.where for failure in verify(json.dumps(document)).failures] == ["marks[0].sentence.citations[0]"]


def flips(data, words, every=1):
    """The file with each byte of these words flipped in turn, at every place where they stand."""
    raw, start = words.encode(), 0
    while (start := data.find(raw, start)) >= 0:
        for place in range(start, start + len(raw), every):
            yield place, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        start += len(raw)


def fails(data):
    """Whether the file is refused or something in it fails."""
    try:
        return not verify(data).holds
    except UnusableBriefing:
        return True


@pytest.mark.parametrize("passage", BRIEFING.passages, ids=lambda passage: str(passage.number))
def test_one_flipped_byte_in_a_quoted_passage_fails(passage):
    """Any byte of it, wherever it stands in the file."""
    tried = 0
    for place, data in flips(FILE, json.dumps(passage.text, ensure_ascii=False)[1:-1]):
        assert fails(data), f"byte {place} can be flipped"
        tried += 1
    assert tried >= len(passage.text)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(0, 7))
def test_one_flipped_bit_anywhere_fails(place, bit):
    """By the seal; only white space between values may change."""
    data = FILE[:place] + bytes([FILE[place] ^ 1 << bit]) + FILE[place + 1 :]
    try:
        same = json.loads(data) == json.loads(FILE)
    except ValueError:
        same = False
    assert same or fails(data)


def test_a_passage_sealed_anew_fails_by_its_hash():
    """The seal is not all that holds it."""
    document = reviewed_json(REVIEWED)
    for place in range(0, len(SPAN), 7):
        other = "#" if SPAN[place] != "#" else "%"
        data = changed("passages", 0, "text", SPAN[:place] + other + SPAN[place + 1 :], document=document)
        assert Failure("passages[0].sha256", "the passage is not the one that was hashed") in verify(data).failures


STORY = ("stories", 0, "lines", 0)
LINE = "stories[0].lines[0]"


@pytest.mark.parametrize(
    ("path", "value", "where", "says"),
    [
        ((*STORY, "citations", 0, "quote"), "They agreed.", f"{LINE}.citations[0]", "words do not stand"),
        ((*STORY, "citations", 0, "quote"), " ", f"{LINE}.citations[0]", "quotes nothing"),
        ((*STORY, "citations", 0, "start"), 1, f"{LINE}.citations[0]", "words do not stand"),
        ((*STORY, "citations", 0, "end"), 9999, f"{LINE}.citations[0]", "outside passage 1"),
        ((*STORY, "citations", 0, "number"), 9, f"{LINE}.citations[0]", "no passage 9"),
        ((*STORY, "citations", 0, "number"), 2, f"{LINE}.citations[0]", "of another article"),
        ((*STORY, "verdict", "evidence", "quote"), "They agreed.", f"{LINE}.verdict.evidence", "words do not stand"),
        (("new", 0, "citations", 0, "quote"), "x", "new[0].citations[0]", "words do not stand"),
        (("bottom_line", 0, "citations", 1, "quote"), "x", "bottom_line[0].citations[1]", "words do not stand"),
        (("passages", 1, "end"), 9, "passages[1]", "do not fit"),
        (("passages", 1, "article"), "none", "passages[1].article", "lists no article 'none'"),
        (("articles", 0, "text"), TALKS.text + " More.", "articles[0].text", "not the one that was hashed"),
        (("articles", 1, "text"), "Other.", "passages[1]", "does not stand in the text of articles[1]"),
        (("articles", 0, "sha256"), "0" * 64, "articles[0].text", "not the one that was hashed"),
    ],
)
def test_each_failure_is_named_by_its_place(path, value, where, says):
    """Of a file that was sealed anew."""
    failures = verify(changed(*path, value)).failures
    assert any(failure.where == where and says in failure.says for failure in failures), failures
    assert "seal" not in {failure.where for failure in failures}


def test_a_sentence_cannot_be_reworded():
    """Nor a verdict, a date, a signature: the seal is over the whole file."""
    document = reviewed_json(REVIEWED)
    document["stories"][0]["lines"][0]["text"] = "Peace was signed."
    assert verify(json.dumps(document)).failures == (Failure("seal", "the file was changed after it was written"),)
    del document["seal"]
    (failure,) = verify(json.dumps(document)).failures
    assert (failure.where, "is missing" in failure.says) == ("seal", True)


def test_evidence_outside_what_is_carried_is_left_to_the_library():
    """It may lie in a part of the article that nothing in the file holds."""
    line = BRIEFING.stories[0].lines[0]
    far = replace(line.sentence.verdict, evidence=Quoted(TALKS.id, 5000, 5003, "far"))
    lines = (replace(line, sentence=replace(line.sentence, verdict=far)),)
    briefing = replace(BRIEFING, stories=(replace(BRIEFING.stories[0], lines=lines),))
    assert verify(written(Reviewed(briefing))).holds
    carried = replace(briefing, articles=with_texts().articles)
    for data, find in ((written(Reviewed(carried)), None), (written(Reviewed(briefing)), STORED.get)):
        (failure,) = verify(data, find).failures
        assert failure.where == f"{LINE}.verdict.evidence"


def test_a_library_without_the_article_is_told():
    """As of an article that was erased, or another person's library."""
    (failure,) = verify(FILE, {**STORED, TOLL.id: None}.get).failures
    assert (failure.where, "the library has no article" in failure.says) == ("articles[1]", True)


def test_a_forged_file_fails_against_the_library():
    """Whoever writes article, passage, quotation, hashes and seal anew is consistent with himself alone."""
    forged_text = TALKS.text.replace("21 days", "99 days")
    data = json.loads(FILE.decode().replace("21 days", "99 days"))
    data["articles"][0]["sha256"] = sha256(forged_text.encode()).hexdigest()
    data["passages"][0]["sha256"] = sha256(data["passages"][0]["text"].encode()).hexdigest()
    data["seal"] = seal_of(data)
    forged = json.dumps(data)
    assert verify(forged).holds
    where = {failure.where for failure in verify(forged, STORED.get).failures}
    assert {"articles[0]", "passages[0]", "stories[0].lines[0].citations[0]", "new[0].verdict.evidence"} <= where


def test_another_title_is_a_remark():
    """Readers correct titles and authors; the words say that it may have been never so."""
    corrected = {**STORED, TOLL.id: replace(TOLL, title="Count \x1b raised", author="A. B.")}
    checked = verify(FILE, corrected.get)
    assert checked.holds
    assert [remark.where for remark in checked.remarks] == ["articles[1].title", "articles[1].author"]
    assert all(remark.says.isprintable() and "corrected since" in remark.says for remark in checked.remarks)


def test_another_outlet_address_or_date_fails():
    """By these a reader trusts an article; the words say that they may have been corrected in the library."""
    other = replace(TOLL, outlet="Post", url="https://other.example/", published=date(2026, 5, 7))
    checked = verify(FILE, {**STORED, TOLL.id: other}.get)
    assert [failure.where for failure in checked.failures] == [
        "articles[1].url",
        "articles[1].outlet",
        "articles[1].published",
    ]
    assert all("or corrected there since" in failure.says for failure in checked.failures)


def test_names_of_signers_are_not_proven():
    """Said wherever somebody signed or marked."""
    marked = edit(REVIEWED, "4", PAUSE + " [1]", "R.", AT, FakeChecker())
    assert verify(written(marked)).unproven == ("names of signers are not proven",)
    assert verify(WITH_TEXTS).unproven == ()


def test_removed_and_superseded_articles_still_hold(tmp_path):
    """The record keeps what was cited."""

    def find(article_id):
        try:
            return index.article(article_id)
        except UnknownArticle:
            return None

    with opened(tmp_path / "library") as index:
        added(index, *ARTICLES)
        added(index, replace(TALKS, id="v2", text="Another text altogether.", sha256="another"))
        index.remove(TOLL.id)
        assert verify(FILE, find).holds


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", FILE[:-20], FILE.replace(b'"format": 1', b'"format": 2')])
def test_what_is_no_briefing_is_refused(data):
    """Plainly, and not as a failure of its citations."""
    with pytest.raises(UnusableBriefing):
        verify(data)
