"""An index in memory and an assistant that says what it was told to: the desk without stores and models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

from assistant.types import (
    Answer,
    CheckBegun,
    CheckDone,
    CheckedSentence,
    CheckEvent,
    Citation,
    Done,
    Event,
    Label,
    Problem,
    Quoted,
    Reason,
    Searched,
    Sentence,
    SentenceChecked,
    SentenceDone,
    Turn,
    Verdict,
    Writing,
    WrittenBy,
)
from index.articles import new_article
from index.dates import moment, within
from index.errors import UnknownArticle
from index.types import Added, Article, Filters, Hit, Listed, Passage, Published, Refused, Scope

READ_AT = datetime(2026, 5, 9, 6, 0, tzinfo=UTC)
TALKS = new_article(
    "Envoys have been shuttling between the two capitals since Monday.\n\n"
    "Senior officials expect to lay a proposal on the table by late Wednesday, the people said.\n"
    "It would begin with an initial pause of 21 days.",
    title="Mediators race to finish cease-fire text",
    outlet="Harbour Wire",
    author="M. Aldane",
    url="https://harbourwire.example/talks",
    published=datetime(2026, 5, 5, 16, 40, tzinfo=UTC),
    read_at=READ_AT,
    ref="talks.md",
)
TOLL = new_article(
    "The health ministry said 340 people had been wounded since Friday.",
    title="Ministry raises count of wounded",
    outlet="Coastal Post",
    published=date(2026, 5, 6),
    read_at=READ_AT,
    ref="toll.md",
)
HOSTILE = new_article(
    "Turbines <script>window.hacked = 1</script> stand still. <img src='https://tracker.example/p.png'>",
    title='<img src=x onerror="window.hacked=1"> & {{7*7}} ${1+1}',
    outlet='"><b>Outlet</b>',
    url="javascript:alert(1)",
    read_at=READ_AT,
    ref="<b>hostile</b>.md",
)


def hit(article: Article, words: str = "") -> Hit:
    """A hit on the words of an article, or on all of it."""
    start = article.text.index(words) if words else 0
    end = start + len(words) if words else len(article.text)
    return Hit(article, Passage(article.id, start, end, article.text[start:end]), 1.0)


def sentence(text: str, *cited: Citation, label: str = "not checked", **more: object) -> Sentence:
    """A sentence with its citations."""
    return replace(Sentence(text, cited, (), Verdict(label)), **more)  # type: ignore[arg-type]


def citation(number: int, article: Article, words: str) -> Citation:
    """The citation of exactly these words."""
    start = article.text.index(words)
    return Citation(number, article.id, article.ref, start, start + len(words), words)


def verdict(label: Label, *reasons: str, article: Article | None = None, words: str = "") -> Verdict:
    """A verdict with its reasons and, where an article is given, these words of it (or all) as its evidence."""
    quote = words or (article.text if article else "")
    start = article.text.index(quote) if article else 0
    evidence = Quoted(article.id, start, start + len(quote), quote) if article else None
    return Verdict(label, 0.5, tuple(Reason("test", reason) for reason in reasons), evidence)


def checked(text: str, label: Verdict, *hits: Hit, **more: object) -> CheckedSentence:
    """A sentence of a checked text."""
    return replace(CheckedSentence(text, label, hits), **more)  # type: ignore[arg-type]


def scope_of(articles: Sequence[Article]) -> Scope:
    """What the articles themselves say of when and who."""
    dated = sorted((a for a in articles if a.published), key=lambda a: moment(a.published))
    return Scope(
        articles=len(articles),
        outlets=tuple(sorted({a.outlet for a in articles if a.outlet})),
        first=dated[0].published if dated else None,
        last=dated[-1].published if dated else None,
        newest=dated[-1].id if dated else None,
        undated=len(articles) - len(dated),
    )


class FakeIndex:
    """The interface of an ArticleIndex over a list."""

    def __init__(self, *articles: Article) -> None:
        self.stored = {article.id: article for article in articles}
        self.hidden: set[str] = set()
        self.closed = False

    def add(self, items: Iterable[Article | Refused]) -> Iterator[Added]:
        for item in items:
            if isinstance(item, Refused):
                yield Added(item.ref, "refused", None, item.reason)
                continue
            status = "known" if item.id in self.stored and item.id not in self.hidden else "added"
            self.stored.setdefault(item.id, item)
            self.hidden.discard(item.id)
            yield Added(item.ref, status, item.id)

    def article(self, article_id: str) -> Article:
        if article_id not in self.stored:
            raise UnknownArticle(f"No article is called {article_id}.")
        return self.stored[article_id]

    def articles(self, filters: Filters = Filters(), query: str = "") -> list[Listed]:  # noqa: B008 - as the real one
        rows = [a for a in self._shown(filters) if query.lower() in f"{a.title} {a.text}".lower()]
        rows.sort(key=lambda a: moment(a.published), reverse=True)
        return [Listed(article, 1, article.sha256) for article in rows]

    def remove(self, article_id: str) -> None:
        self.hidden.add(article_id)

    def restore(self, article_id: str) -> None:
        self.hidden.discard(article_id)

    def correct(self, article_id: str, *, title: str, outlet: str, published: Published) -> Article:
        article = replace(self.stored[article_id], title=title, outlet=outlet, published=published)
        self.stored[article_id] = article
        return article

    def scope(self, filters: Filters) -> Scope:
        return scope_of(self._shown(filters))

    def outlets(self) -> list[str]:
        return sorted({a.outlet for a in self._shown(Filters()) if a.outlet})

    def close(self) -> None:
        self.closed = True

    def _shown(self, filters: Filters) -> list[Article]:
        return [
            a
            for a in self.stored.values()
            if a.id not in self.hidden
            and within(a.published, filters)
            and (not filters.outlets or a.outlet in filters.outlets)
        ]


class FakeAssistant:
    """Answers with the sentences it was given, in the events of the real one; remembers what it was asked."""

    def __init__(self, index: FakeIndex, hits: Sequence[Hit], sentences: Sequence[Sentence]) -> None:
        self.index, self.hits, self.sentences = index, tuple(hits), tuple(sentences)
        self.writer = SimpleNamespace(written_by=WrittenBy("quoting"))
        self.raises: Exception | None = None
        self.problem: Problem | None = None
        self.asked: list[tuple[str, list[Turn], Filters]] = []
        self.checks: tuple[CheckedSentence, ...] = ()  # what any text comes to
        self.held: list[tuple[str, Filters]] = []  # the texts that were checked
        self.between: Callable[[], None] = lambda: None  # called after each sentence

    def ask(self, question: str, history: Sequence[Turn], filters: Filters) -> Iterator[Event]:
        self.asked.append((question, list(history), filters))
        scope = self.index.scope(filters)
        yield Searched(question, self.hits, scope)
        for told in self.sentences:
            yield Writing(told.text[: len(told.text) // 2])
            yield SentenceDone(told)
            self.between()
        if self.raises:
            raise self.raises
        refused = not self.sentences and self.problem is None
        by = WrittenBy("quoting")
        yield Done(Answer(question, question, self.sentences, self.hits, scope, by, refused, self.problem))

    def check_text(self, text: str, filters: Filters) -> Iterator[CheckEvent]:
        self.held.append((text, filters))
        scope = self.index.scope(filters)
        yield CheckBegun(len(self.checks), scope)
        for done, told in enumerate(self.checks, 1):
            yield SentenceChecked(told, done, len(self.checks))
            self.between()
        if self.raises:
            raise self.raises
        yield CheckDone(self.checks, scope)


UNKNOWN_NUMBER = Reason("unknown-citation", "Number 9 names no passage that was shown to the writer.")
