"""Tests of assistant/verify_page.py: no part of a page says what another part of it denies."""

from dataclasses import replace

import pytest
from a_briefing import BRIEFING, PAUSE, TOLL
from test_verify import LINE, STORY, changed

from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import reviewed_json
from assistant.briefing.types import Briefing
from assistant.types import WrittenBy
from assistant.verify import verify

ARTICLE = BRIEFING.stories[0].articles[0]


@pytest.mark.parametrize(
    ("path", "value", "where", "says"),
    [
        ((*STORY, "verdict", "evidence", "article"), "none", f"{LINE}.verdict.evidence.article", "lists no article"),
        ((*STORY, "citations"), [], f"{LINE}.verdict", "cites nothing"),
        (("articles", 2, "sha256"), "abc", "articles[2].sha256", "no SHA-256"),
        (("sources", "articles"), 0, "sources.articles", "counts 0"),
        (("sources", "origins"), 999, "sources.origins", "counts 999"),
        (("sources", "outlets"), [str(n) for n in range(999)], "sources.outlets", "names 999"),
        (("stories", 0, "origins"), 99, "stories[0].origins", "counts 99"),
        (("stories", 0, "outlets"), [], "stories[0].outlets", "does not name"),
        (("stories", 0, "outlets"), ["Nobody", *BRIEFING.sources.outlets], "sources.outlets", "'Nobody'"),
        (("sources", "single_origin"), ["Another story"], "sources.single_origin", "other stories"),
    ],
)
def test_each_disagreement_is_named_by_its_place(path, value, where, says):
    """Of a file that was sealed anew."""
    failures = verify(changed(*path, value)).failures
    assert any(failure.where == where and says in failure.says for failure in failures), failures


def quoting(text: str) -> Briefing:
    """The page as of the quoting writer, with one line alone."""
    line = BRIEFING.stories[0].lines[0]
    assert line.sentence.text == PAUSE
    story = replace(BRIEFING.stories[0], lines=(replace(line, sentence=replace(line.sentence, text=text)),))
    rest = {"bottom_line": (), "new": (), "timeline": ()}
    single = (story.name,) if story.origins == 1 else ()
    sources = replace(BRIEFING.sources, single_origin=single)
    return replace(BRIEFING, stories=(story,), sources=sources, written_by=WrittenBy("quoting"), **rest)


def test_a_quoting_page_quotes():
    """A sentence that stands in nothing it cites fails; by a model it may be in other words."""
    forged = "The mediators confessed to everything."
    for text, found in ((PAUSE, []), (forged, [LINE])):
        page = quoting(text)
        document = reviewed_json(Reviewed(page))
        failures = verify(changed("id", "x", document=document)).failures
        assert [failure.where for failure in failures] == found
    by_model = replace(quoting(forged), written_by=WrittenBy("model", "m"))
    assert verify(changed("id", "x", document=reviewed_json(Reviewed(by_model)))).holds


def test_the_page_agrees_with_itself():
    """And names its articles."""
    assert {ARTICLE, TOLL.id} <= {article.id for article in BRIEFING.articles}
