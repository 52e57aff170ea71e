"""The full-text index: BM25 over title, outlet, date and text of each passage. The only module that imports tantivy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from math import log
from pathlib import Path
from threading import RLock
from typing import Any

import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from index.dates import bounds
from index.derived import DamagedIndex, Stamp, is_panic, read_stamp
from index.headers import header
from index.record import Change
from index.types import Article, Filters, Passage

Ranked = list[tuple[str, float]]

# What is matched, with its analyser and weight. Words as they stand beside their stems find as well what both find
# alone, on all that benchmarks/retrieval.py measures; a header of title, outlet and date counts less.
_FIELDS = {"words": ("words", 0.5), "stems": ("stems", 0.5), "header": ("stems", 0.5)}
# Of a query, what is looked up: the longest question has some fifty words; a pasted book is cut here.
_MOST_CHARACTERS, _MOST_WORDS = 10_000, 256
# Bytes that tantivy gathers before it writes a segment: its own least is 15,000,000.
_HEAP = 30_000_000
_LONGEST_WORD = 60


class Lexical:
    """A tantivy index in a folder. Reads from any thread; the caller holds the library's lock while it writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = RLock()
        self._opened: tuple[Stamp | None, tantivy.Index, tantivy.Searcher] | None = None

    def search(self, query: str, most: int, filters: Filters) -> Ranked:
        """Passage ids with their BM25 scores, best first. The query is words and nothing else, whatever it holds."""
        matching = list(_matching(query))
        if not matching or most < 1:
            return []
        words = Query.boolean_query([(Occur.Should, each) for each in matching])
        must = [(Occur.Must, each) for each in (words, *_conditions(filters))]
        with self._reading() as searcher:
            found = searcher.search(Query.boolean_query(must), most, count=False).hits
            return [(searcher.doc(address)["passage"][0], score) for score, address in found]

    def rarity(self, text: str) -> float:
        """The inverse document frequency of the rarest word of the text, as BM25 has it; 0 where it has no word."""
        words = _ANALYSERS["stems"].analyze(text[:_LONGEST_WORD])
        with self._reading() as searcher:
            counts = [searcher.doc_freq("stems", word) for word in words]
            total = searcher.num_docs
        return max((log(1 + (total - count + 0.5) / (count + 0.5)) for count in counts), default=0.0)

    def ids(self) -> frozenset[str]:
        """The ids of all passages in the index."""
        with self._reading() as searcher:
            if not searcher.num_docs:
                return frozenset()
            found = searcher.search(Query.all_query(), searcher.num_docs, count=False).hits
            return frozenset(searcher.doc(address)["passage"][0] for _, address in found)

    def apply(self, changes: Sequence[Change]) -> None:
        """Takes each article out, and in again where it is shown; committed when it returns."""
        with self._lock, _translated(self.folder):
            writer = self._index().writer(heap_size=_HEAP, num_threads=1)
            for change in changes:
                writer.delete_documents_by_term("article", change.article.id)
                for passage in change.passages if change.shown else ():
                    writer.add_document(_document(change.article, passage))
            writer.commit()
            writer.wait_merging_threads()

    def clear(self) -> None:
        """Removes the folder's content."""
        with self._lock:
            self._opened = None
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)

    def _index(self) -> tantivy.Index:
        index = tantivy.Index(_SCHEMA, path=str(self.folder))
        for name, analyser in _ANALYSERS.items():
            index.register_tokenizer(name, analyser)
        return index

    @contextmanager
    def _reading(self) -> Iterator[tantivy.Searcher]:
        """A snapshot of the index as its stamp last told: opened anew when any process has written since."""
        with self._lock, _translated(self.folder):
            stamp = read_stamp(self.folder)
            if self._opened is None or self._opened[0] != stamp:
                index = self._index()
                self._opened = (stamp, index, index.searcher())
            searcher = self._opened[2]
        with _translated(self.folder):
            yield searcher


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    for field, (analyser, _) in _FIELDS.items():
        builder.add_text_field(field, tokenizer_name=analyser, index_option="freq")
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_float_field("time", indexed=True, fast=True)
    return builder.build()


def _analyser(*last: tantivy.Filter) -> tantivy.TextAnalyzer:
    """Words in lower case without accents, of any language; English ones that say nothing are left out."""
    filters = (Filter.remove_long(_LONGEST_WORD), Filter.lowercase(), Filter.ascii_fold(), Filter.stopword("english"))
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for each in (*filters, *last):
        builder = builder.filter(each)
    return builder.build()


_ANALYSERS = {"words": _analyser(), "stems": _analyser(Filter.stemmer("english"))}
_SCHEMA = _schema()


def _document(article: Article, passage: Passage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("passage", passage.id)
    document.add_text("article", article.id)
    document.add_text("outlet", article.outlet)
    document.add_text("words", passage.text)
    document.add_text("stems", passage.text)
    document.add_text("header", header(article))
    if isinstance(article.published, datetime):
        document.add_float("time", article.published.timestamp())
    elif article.published is not None:
        document.add_integer("day", article.published.toordinal())
    return document


def _matching(query: str) -> Iterator[Query]:
    """Each word of the query, weighed, in each field that is matched."""
    for field, (analyser, weight) in _FIELDS.items():
        words = dict.fromkeys(_ANALYSERS[analyser].analyze(query[:_MOST_CHARACTERS]))
        for word in islice(words, _MOST_WORDS):
            yield Query.boost_query(Query.term_query(_SCHEMA, field, word, "freq"), weight)


def _conditions(filters: Filters) -> Iterator[Query]:
    """What a hit must fulfil; scores are left as they are."""
    if filters.outlets:
        yield _unscored(Query.term_set_query(_SCHEMA, "outlet", list(filters.outlets)))
    if filters.dated:
        yield _unscored(Query.boolean_query([(Occur.Should, _days(filters)), (Occur.Should, _times(filters))]))


def _days(filters: Filters) -> Query:
    since = filters.since.toordinal() if filters.since else None
    until = filters.until.toordinal() if filters.until else None
    return _range("day", tantivy.FieldType.Integer, since, until, include_upper=True)


def _times(filters: Filters) -> Query:
    since, until = bounds(filters)
    return _range(
        "time",
        tantivy.FieldType.Float,
        since if filters.since else None,
        until if filters.until else None,
        include_upper=False,
    )


def _range(field: str, kind: Any, lower: Any, upper: Any, include_upper: bool) -> Query:
    # An open end counts as included, or tantivy refuses it.
    closed = include_upper or upper is None
    return Query.range_query(_SCHEMA, field, kind, lower_bound=lower, upper_bound=upper, include_upper=closed)


def _unscored(query: Query) -> Query:
    return Query.boost_query(Query.const_score_query(query, 1.0), 0.0)


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Tantivy reports a failure of its files as a ValueError or an OSError, or panics."""
    try:
        yield
    except BaseException as error:
        if not (isinstance(error, (ValueError, OSError)) or is_panic(error)):
            raise
        raise DamagedIndex(
            f"The full-text index in {folder} cannot be used ({error}). Rebuild with `briefing rebuild`."
        ) from error
