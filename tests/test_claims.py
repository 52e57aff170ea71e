"""The claims files are read as they are written, and every fault in a row is told."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import claims
from claims import Library, UnreadableClaim, claim_of

from index.articles import new_article

KEPT_BACK = (27, "4abaa34edc7e")  # how many articles, and the digest of their references
SENTENCES = [
    "MORVANE — The ministry said on Tuesday that 14 lorries were held at the border.",
    "“We have two signatures on two papers,” said Obi Marsh, a spokesman. “They say different things.”",
]
TEXT = "\n\n".join(
    [*SENTENCES, *(f"Paragraph {n} tells of other matters entirely, at some length. " * 6 for n in range(6))]
)


@pytest.fixture
def library():
    """One article of several passages."""
    return Library("sample", {"held.md": new_article(TEXT, ref="held.md", outlet="Harbour Wire")})


def a_row(**fields):
    """A row about the first sentence."""
    evidence = [{"ref": "held.md", "start": 0, "end": len(SENTENCES[0])}]
    return {"id": "s-1", "kind": "paraphrase", "device": "passive", "evidence": evidence, "claim": "Held."} | fields


def test_a_claim_bears_the_passages_of_its_evidence(library):
    """Sources overlap the evidence, the others are the rest of the article."""
    claim = claim_of(a_row(), library)
    assert [SENTENCES[0] in source.text for source in claim.sources] == [True]
    assert claim.others
    assert not any(SENTENCES[0] in other.text for other in claim.others)
    assert claim.evidence[0].text == SENTENCES[0]
    assert SENTENCES[0] in claim.cited
    assert not claim.real


def test_a_verbatim_claim_is_its_evidence(library):
    """Without words of its own, with every run of white space as one space."""
    row = a_row(kind="verbatim", evidence=[{"ref": "held.md", "start": 0, "end": len(SENTENCES[0]) + 40}])
    del row["claim"]
    claim = claim_of(row, library)
    assert claim.text.startswith(f"{SENTENCES[0]} “We have")


def test_placeholders_are_filled_with_the_articles_words(library):
    """In the claim and in what was made wrong of it."""
    start = TEXT.index("two signatures")
    quote = [0, start, start + len("two signatures")]
    row = a_row(claim="Marsh has “{0}”.", quotes=[quote], wrong=[{"change": "speaker", "claim": "Doss has “{0}”."}])
    claim = claim_of(row, library)
    assert claim.text == "Marsh has “two signatures”."
    assert [(wrong.change, wrong.text) for wrong in claim.wrong] == [("speaker", "Doss has “two signatures”.")]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"evidence": [{"ref": "gone.md", "start": 0, "end": 5}]}, "no article gone.md"),
        ({"evidence": [{"ref": "held.md", "start": 5, "end": 99_999}]}, "no characters 5 to 99999"),
        ({"claim": "He said “{3}”.", "quotes": []}, "s-1"),
    ],
)
def test_a_row_that_cannot_be_read_is_told(library, fields, told):
    """With its id and the reason."""
    with pytest.raises(UnreadableClaim, match=told):
        claim_of(a_row(**fields), library)


def test_what_is_kept_back_stays_so():
    """The articles that no rule was worked on with, pinned: a part that is opened is kept back no more, and its figures
    would no longer tell how the check does on what it has not seen. To move one is to say so here."""
    rows = claims.SAMPLE, claims.ARTICLES, claims.TIMELINES
    refs = {json.loads(row)["evidence"][0]["ref"] for path in rows for row in path.read_text("utf-8").splitlines()}
    kept = sorted(ref for ref in refs if claims.part_of(ref) == "kept-back")
    assert (len(kept), hashlib.sha256("\n".join(kept).encode()).hexdigest()[:12]) == KEPT_BACK


def test_the_sample_is_read_without_shared_data():
    """Every row of the sample's claims, in both halves."""
    [(library, read)] = claims.load(None)
    assert library.name == "sample"
    assert len(read) >= 200
    assert {claim.part for claim in read} == set(claims.PARTS)
    assert len({claim.id for claim in read}) == len(read)


@pytest.mark.shared_data
def test_the_claims_about_real_articles_are_read(shared_data):
    """Every row finds its article and its words."""
    found = {library.name: read for library, read in claims.load(shared_data)}
    assert set(found) == {"sample", "articles", *claims.TIMELINE_NAMES}
    assert sum(len(read) for name, read in found.items() if name != "sample") >= 150
    rows = claims.TIMELINES.read_text(encoding="utf-8").splitlines()
    assert len(found["LibyaWar"]) + len(found["EgyptianProtest"]) == len(rows)


def test_faults_are_printed(library, tmp_path, monkeypatch, capsys):
    """The script tells of each row that cannot be read, and counts the others."""
    path = tmp_path / "claims.jsonl"
    rows = [a_row(), a_row(evidence=[{"ref": "gone.md", "start": 0, "end": 5}])]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setattr(claims, "_sources", lambda data: [(library, path)])
    monkeypatch.setattr(claims, "shared_data", lambda: None)
    claims.main()
    told = capsys.readouterr().out
    assert "no article gone.md" in told
    assert "'paraphrase, " in told
