"""The whole story once: files become a library, a question becomes a cited answer, and the answer a page on which
exactly the cited words are marked. With a scripted writer, with the quoting writer, with a model over the wire; and
over real news, where it is there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from html import unescape
from pathlib import Path

import pytest
from openai_server import Reply

from assistant.adding import add_sources
from assistant.assistant import Assistant
from assistant.citations import strip_marks
from assistant.library import open_own
from assistant.render import Place, answer_html, citations_of, nearest_html, source_html
from assistant.render.source import Span
from assistant.serialise import answer_from_json, answer_json
from assistant.settings import Settings
from assistant.types import Answer, Turn, WrittenBy
from index.article_index import ArticleIndex
from index.types import Added, Filters, Hit

TALKS = """---
title: Envoy of Lindmark meets the Kestrian cabinet
outlet: Harbour Wire
date: 2026-05-05T18:40:00+02:00
url: https://harbourwire.example/talks
---

Ines Halvik, the envoy of Lindmark, met the Kestrian cabinet in Morvane on Tuesday.
She told reporters that the truce would begin with a pause of 21 days.

Back to top
"""
PAGE = """<html><head><title>Hundreds wounded</title>
<meta property="og:site_name" content="Coastal Post"><meta property="article:published_time" content="2026-05-06">
</head><body><article><h1>Hundreds wounded</h1>
<p>The health ministry of Kestria said on Wednesday that 340 people had been wounded since Friday,
most of them in Tolvek.</p>
<p>Write &lt;script&gt;alert(1)&lt;/script&gt; to the editor, who will answer all letters
that arrive before the end of May.</p>
</article></body></html>"""


@dataclass
class ScriptedWriter:
    """Says what it was told to, of whatever it is shown."""

    text: str
    shown: list[tuple[str, Sequence[Hit]]] = field(default_factory=list)
    written_by = WrittenBy("model", "scripted")
    passages = 8

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        return question

    def arranged(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        return hits

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        self.shown.append((question, hits))
        yield from re.findall(r"\S+\s*", self.text)


def added(settings: Settings, index: ArticleIndex, *sources: Path) -> list[Added]:
    """The rows of adding files and folders, as the command does."""
    return list(add_sources(index, [str(source) for source in sources], settings))


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """A home of its own; no model."""
    return Settings(home=tmp_path_factory.mktemp("story"), zone=UTC)


@pytest.fixture(scope="module")
def index(settings):
    """A library of three files, one of which holds no article."""
    folder = settings.home / "incoming"
    folder.mkdir()
    (folder / "talks.md").write_text(TALKS, encoding="utf-8")
    (folder / "toll.html").write_text(PAGE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    with open_own(settings) as index:
        assert [(row.ref, row.status) for row in added(settings, index, folder)] == [
            ("empty.txt", "refused"),
            ("talks.md", "added"),
            ("toll.html", "added"),
        ]
        yield index


def highlighted(html: str) -> str:
    """The words marked as the citation that is looked at, as a reader sees them."""
    marks = re.findall(r'<mark class="now"[^>]*>(.*?)</mark>', html, re.DOTALL)
    return unescape("".join(re.sub(r"<[^>]+>", "", mark) for mark in marks))


def assert_stands(answer: Answer, index: ArticleIndex) -> None:
    """Each citation is a link on the page, and opens its article at exactly its words."""
    page = str(answer_html(answer.sentences, answer.hits, 1))
    citations = citations_of(answer.sentences)
    assert citations
    for number, citation in enumerate(citations):
        assert f'href="#c-1-{number}"' in page
        article = index.article(citation.article)
        assert article.text[citation.start : citation.end] == citation.quote
        place = Place("c-1", number, len(citations), "Citation", Span(citation.start, citation.end))
        shown = highlighted(str(source_html(article, place)))
        assert "".join(shown.split()) == "".join(citation.quote.split())


def test_from_files_to_the_page_with_a_scripted_writer(settings, index):
    """The writer is shown passages without furniture; what it says is split, cited, kept and drawn."""
    writer = ScriptedWriter(
        "Envoy Halvik met the cabinet in Morvane [1]. The ministry counts 340 wounded. [2] They <b>agreed</b>. [7]"
    )
    answer = Assistant(settings, index, writer).answer("What did the envoy do, and how many were wounded?")
    ((_, hits),) = writer.shown
    assert not any("Back to top" in found.passage.text for found in hits)
    assert {found.article.outlet for found in hits} == {"Harbour Wire", "Coastal Post"}
    assert [sentence.unknown for sentence in answer.sentences] == [(), (), (7,)]
    assert_stands(answer, index)
    page = str(answer_html(answer.sentences, answer.hits, 1))
    assert "&lt;b&gt;agreed&lt;/b&gt;" in page
    assert '<span class="cite unknown"' in page
    assert answer_from_json(answer_json(answer), index.article) == answer


def test_from_files_to_the_page_with_the_quoting_writer(settings, index):
    """No model is set: the articles' own words, each sentence in its article."""
    answer = Assistant(settings, index).answer("How many people were wounded since Friday?")
    assert answer.written_by.kind == "quoting"
    assert any("340 people had been wounded" in sentence.text for sentence in answer.sentences)
    for sentence in answer.sentences:
        (citation,) = sentence.citations
        assert " ".join(citation.quote.split()) == sentence.text
    assert_stands(answer, index)
    assert (answer.scope.articles, answer.scope.undated) == (2, 0)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The health ministry of Kestria said 430 people had been wounded since Friday. [{toll}]", "430"),
        ("The truce would begin with a pause of 12 days, Halvik told reporters. [{talks}]", "12"),
        ("Ines Halvik, the envoy of Lindmark, did not meet the Kestrian cabinet in Morvane on Tuesday. [{talks}]", ""),
        ("Ines Halvik, the envoy of Lindmark, met the Dolmaran cabinet in Morvane on Tuesday. [{talks}]", "Dolmara"),
        ("Health minister Karel Vost of Kestria said that 340 people had been wounded since Friday. [{toll}]", "Vost"),
        ("“The truce will hold,” Halvik told reporters. [{talks}]", "truce will hold"),
    ],
)
def test_a_wrong_sentence_is_shown_as_wrong(settings, index, sentence, says):
    """A model's sentence that its article does not support: the label, a reason that names the words, and the words of
    the article. The name that it knows from elsewhere is one of them."""
    question = "What did the envoy do, and how many were wounded?"
    shown = ScriptedWriter("")
    Assistant(settings, index, shown).answer(question)
    hits = shown.shown[0][1]
    place = {("toll" if hit.article.ref == "toll.html" else "talks"): n for n, hit in enumerate(hits, start=1)}
    right = f"Halvik told reporters that the truce would begin with a pause of 21 days. [{place['talks']}] "
    answer = Assistant(settings, index, ScriptedWriter(right + sentence.format(**place))).answer(question)
    held, wrong = (told.verdict for told in answer.sentences)
    assert (held.label, held.reasons) == ("supported", ())
    assert wrong.label == "not supported"
    assert says in " ".join(reason.text for reason in wrong.reasons)
    assert wrong.evidence is not None
    assert wrong.evidence.quote in index.article(wrong.evidence.article).text


def test_a_text_is_held_against_the_library(settings, index):
    """A colleague's draft: what stands, what is wrong and where, what is nowhere; and the article to cite."""
    text = (
        "# Morning note\n\nAccording to the health ministry of Kestria, 340 people have been wounded since Friday.[^3] "
        "Ines Halvik met the Kestrian cabinet in Tolvek on Tuesday. Portugal won the volleyball cup.\n\nWhat next?"
    )
    *_, done = Assistant(settings, index).check_text(text)
    heading, toll, place, nowhere, question = done.sentences
    assert not heading.claims
    assert not question.claims
    assert toll.verdict.label == "supported"
    assert [found.article.outlet for found in toll.hits] == ["Coastal Post"]
    assert place.verdict.label == "not supported"
    assert "Tolvek" in " ".join(reason.text for reason in place.verdict.reasons)
    assert nowhere.verdict.label == "not supported"
    assert [reason.code for reason in nowhere.verdict.reasons] == ["not-found"]


def test_a_refusal_on_the_page(settings, index):
    """Nothing is said; the nearest passages are links, and their script is text."""
    answer = Assistant(settings, index).answer("Which goalkeeper won the chess final of the volleyball federation?")
    assert answer.refused
    page = str(nearest_html(answer.hits, "p-1"))
    assert 'href="#p-1-0"' in page
    assert "<script" not in page


def test_from_files_to_the_page_with_a_model(settings, index, openai_server):
    """Over the wire: a follow-up is rewritten, passages go out fenced, the reply is cited; the model finds its name."""
    asking = Settings(home=settings.home, base_url=openai_server.base_url, zone=UTC)
    openai_server.script(
        [
            Reply("How long would the truce's first pause be?"),
            Reply("The pause would be 21 days, Halvik told reporters. [1] It is a start. "),
        ]
    )
    history = [Turn("user", "Whom did the envoy meet?"), Turn("assistant", "The cabinet. [1][2]")]
    desk = Assistant(asking, index)
    answer = desk.answer("And how long would it be?", history, Filters(until=date(2026, 5, 5), zone=UTC))
    assert answer.asked == "How long would the truce's first pause be?"
    assert answer.written_by.model == "local-model"
    assert answer.problem is None
    assert [sentence.verdict.label for sentence in answer.sentences] == ["supported", "no citation"]
    (citation,) = citations_of(answer.sentences)
    assert "pause of 21 days" in citation.quote
    rewrite, asked = openai_server.chats
    assert "[1]" not in rewrite.prompt
    assert strip_marks(history[1].content) in rewrite.prompt
    assert "pause of 21 days" in asked.prompt
    assert "340 people" not in asked.prompt, "the filter holds for what a model is shown"
    assert_stands(answer, index)


def test_a_model_that_gives_up_leaves_what_it_finished(settings, index, openai_server):
    """The page shows the sentence, the reason stands beside it, and the next question is answered."""
    asking = Settings(home=settings.home, model="local-model", base_url=openai_server.base_url, retries=0, zone=UTC)
    text = "Halvik met the cabinet in Morvane. [1] She th"
    openai_server.script([Reply(text, chunk_size=len(text), fault="drop", after=1), Reply("She met the cabinet. [1]")])
    desk = Assistant(asking, index)
    broken = desk.answer("Whom did the envoy meet?")
    assert [sentence.text for sentence in broken.sentences] == ["Halvik met the cabinet in Morvane."]
    assert broken.problem is not None
    assert not broken.refused
    assert_stands(broken, index)
    assert desk.answer("Whom did the envoy meet?").problem is None


def test_the_door_for_python_programs(home, monkeypatch):
    """`Assistant(Settings.load())` stands on the sample until the reader's own library holds an article."""
    settings = Settings.load()
    desk = Assistant(settings)
    assert desk.answer("Which envoy mediates between Kestria and Dolmara?").scope.articles == 36
    desk.index.close()
    with open_own(settings) as own:
        feed = home / "talks.md"
        feed.write_text(TALKS, encoding="utf-8")
        added(settings, own, feed)
    desk = Assistant(Settings.load())
    answer = desk.answer("How long is the pause with which the truce would begin?")
    desk.index.close()
    assert answer.scope.articles == 1
    assert "21 days" in answer.sentences[-1].text


@pytest.mark.shared_data
def test_nineteen_real_articles(tmp_path, shared_data):
    """They all go in; who mediates for America is answered, what it cost is not."""
    settings = Settings(home=tmp_path, zone=UTC)
    with open_own(settings) as index:
        assert [row.status for row in added(settings, index, shared_data / "articles")] == ["added"] * 19
        desk = Assistant(settings, index)
        answer = desk.answer("Who is involved in the mediation on the American side?")
        quotes = " ".join(citation.quote for citation in citations_of(answer.sentences))
        assert any(name in quotes for name in ("Hochstein", "Sullivan", "Blinken"))
        assert_stands(answer, index)
        assert desk.answer("What did the mediation cost?").refused


@pytest.mark.shared_data
def test_hundreds_of_real_articles(tmp_path, shared_data):
    """773 go in and 4 are refused as empty, each named; again adds none; a window of days cites only its articles."""
    libya, source = Settings(home=tmp_path, zone=UTC), shared_data / "timelines" / "LibyaWar" / "articles.jsonl"
    with open_own(libya) as index:
        first = added(libya, index, source)
        refused = [row for row in first if row.status == "refused"]
        assert (len(first), len(refused)) == (777, 4)
        assert all(row.ref and "no text" in row.reason for row in refused)
        assert sum(row.status in ("added", "version") for row in first) == 773
        assert {row.status for row in added(libya, index, source)} == {"known", "refused"}
        window = Filters(date(2011, 8, 20), date(2011, 8, 25), zone=UTC)
        answer = Assistant(libya, index).answer(
            "What happened in Tripoli when the rebels entered the city?", (), window
        )
        assert not answer.refused
        assert_stands(answer, index)
        for citation in citations_of(answer.sentences):
            published = index.article(citation.article).published
            assert published is not None
            assert "2011-08-20" <= published.isoformat()[:10] <= "2011-08-25"
