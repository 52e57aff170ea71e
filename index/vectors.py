"""The Chroma collection: every passage with its vector, text and metadata. The only module that imports chromadb.

Any Chroma or LangChain client can open it: collection `passages` in the folder, inner-product space."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError

from index.dates import bounds, to_iso
from index.derived import DamagedIndex, Stamp, is_panic, read_stamp
from index.embeddings import Embedder
from index.errors import EmbeddingsMismatch
from index.record import Change
from index.types import Article, Filters, Passage

Ranked = list[tuple[str, float]]

COLLECTION = "passages"
# Passages of one upsert. Chroma holds every thread of the process meanwhile, some 200 ms for so many (5,000: 2.5 s).
_BATCH = 200
# Neighbours that the graph search keeps in sight; Chroma's own 100 loses some of the first hundred.
_SIGHT = 300


class VectorIndex:
    """The collection in a folder. Reads from any thread; the caller holds the library's lock while it writes."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self._embedder = embedder
        self._chroma = _Chroma.of(folder)

    def search(self, query: str, most: int, filters: Filters, among: Sequence[str] | None = None) -> Ranked:
        """Passage ids with the cosine of question and passage, best first; of the ids `among` where they are given,
        which are scored one by one. A query that holds nothing to embed finds nothing."""
        vector = self._embedder.embed([query])[0]
        if not vector.any() or most < 1:
            return []
        with self._reading() as collection:
            if among is not None:
                return _scored(collection, vector, among)[:most]
            where = _where(filters)
            found = collection.query(query_embeddings=[vector], n_results=most, where=where, include=["distances"])
        # Chroma's distance in inner-product space is 1 minus the product.
        return [(key, 1 - distance) for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)]

    def ids(self) -> frozenset[str]:
        """The ids of all passages in the collection."""
        with self._reading() as collection:
            return frozenset(collection.get(include=[])["ids"])

    def check(self) -> None:
        """Raises EmbeddingsMismatch where the collection holds vectors of another embedder."""
        if read_stamp(self.folder) is not None:
            with self._reading():
                pass

    def apply(self, changes: Sequence[Change]) -> None:
        """Takes each article out, and in again where it is shown; on disk when it returns."""
        shown = [(change.article, passage) for change in changes if change.shown for passage in change.passages]
        hidden = [passage.id for change in changes if not change.shown for passage in change.passages]
        for start in range(0, len(shown), _BATCH):
            self._upsert(shown[start : start + _BATCH])
        for start in range(0, len(hidden), _BATCH):
            with self._reading() as collection:
                collection.delete(ids=hidden[start : start + _BATCH])

    def clear(self) -> None:
        """Removes the folder's content."""
        with self._chroma.lock:
            self._chroma.shut()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Gives up the collection; the last user in the process closes it."""
        self._chroma.leave()

    def _upsert(self, batch: Sequence[tuple[Article, Passage]]) -> None:
        vectors = self._embedder.embed([passage.text for _, passage in batch])
        with self._reading() as collection:
            collection.upsert(
                ids=[passage.id for _, passage in batch],
                embeddings=vectors,
                documents=[passage.text for _, passage in batch],
                metadatas=[_metadata(article, passage) for article, passage in batch],
            )

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with self._chroma.lock, _translated(self.folder):
            yield self._chroma.collection(self._embedder.name)


class _Chroma:
    """Chroma's client for a folder, one for all in this process that use it.

    Chroma itself keeps one system per path and process, and a client that is open never sees what another process
    writes: closing it helps only when it is the last. So all share this one, which is opened anew when the stamp
    in the folder is another than when it was opened."""

    _of_folder: dict[Path, _Chroma] = {}  # noqa: RUF012
    _guard = Lock()

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = RLock()
        self.users = 0
        self._opened: tuple[Stamp | None, Any, Any] | None = None
        self._failures = 0

    @classmethod
    def of(cls, folder: Path) -> _Chroma:
        """The one for this folder; `leave` gives it up."""
        folder = folder.resolve()
        with cls._guard:
            chroma = cls._of_folder.setdefault(folder, cls(folder))
            chroma.users += 1
            return chroma

    def leave(self) -> None:
        """One user fewer; the last one closes the client."""
        with self._guard:
            self.users -= 1
            if self.users > 0:
                return
            self._of_folder.pop(self.folder, None)
        self.shut()

    def collection(self, embeddings: str) -> Any:
        """The collection as its stamp last told. Raises EmbeddingsMismatch. The caller holds the lock."""
        stamp = read_stamp(self.folder)
        if self._opened is None or self._opened[0] != stamp:
            self.shut()
            self._open(stamp, embeddings)
        assert self._opened is not None  # _open has just set it
        collection = self._opened[2]
        stored = (collection.metadata or {}).get("embeddings")
        if stored != embeddings:
            raise EmbeddingsMismatch(
                f"The library in {self.folder.parent} holds vectors of {stored}, and {embeddings} is configured. "
                "Rebuild with `briefing rebuild`, or set the former embeddings again."
            )
        return collection

    def shut(self) -> None:
        """Closes the client; the next use opens it anew."""
        with self.lock:
            if self._opened is not None:
                self._opened[1].close()
            self._opened = None

    def _open(self, stamp: Stamp | None, embeddings: str) -> None:
        # Chroma keeps one system per spelling of a path, a broken one for ever: ours is shared with no other client of
        # this process, and another one after each failure.
        path = str(self.folder) + "/." * (1 + self._failures)
        self._failures += 1
        client = chromadb.PersistentClient(path, settings=Settings(anonymized_telemetry=False))
        collection = client.get_or_create_collection(
            COLLECTION,
            embedding_function=None,  # the default one downloads a model
            metadata={"embeddings": embeddings},  # a collection that is there keeps its own
            configuration={"hnsw": {"space": "ip", "ef_search": _SIGHT}},
        )
        self._failures -= 1
        self._opened = (stamp, client, collection)


def _metadata(article: Article, passage: Passage) -> dict[str, str | int | float]:
    """What another client needs to cite the passage; `day` (ordinal) or `time` (epoch seconds) is for filters.

    Unknown ones are left out: each value is a row of Chroma's, and half the time of an upsert goes into them."""
    labels = {
        "article": article.id,
        "ref": article.ref,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": to_iso(article.published),
    }
    values: dict[str, str | int | float] = {name: label for name, label in labels.items() if label}
    values |= {"start": passage.start, "end": passage.end}
    if isinstance(article.published, datetime):
        values["time"] = article.published.timestamp()
    elif article.published is not None:
        values["day"] = article.published.toordinal()
    return values


def _where(filters: Filters) -> dict[str, Any] | None:
    """The filters in Chroma's terms, None where there are none."""
    conditions: list[dict[str, Any]] = []
    if filters.outlets:
        conditions.append({"outlet": {"$in": list(filters.outlets)}})
    if filters.dated:
        conditions.append({"$or": [_between("day", *_days(filters)), _between("time", *_times(filters))]})
    return _all(conditions) if conditions else None


def _days(filters: Filters) -> tuple[int | None, int | None]:
    """From and before, as ordinals."""
    since = filters.since.toordinal() if filters.since else None
    return since, filters.until.toordinal() + 1 if filters.until else None


def _times(filters: Filters) -> tuple[float | None, float | None]:
    since, until = bounds(filters)
    # Chroma takes no infinity, which the last day of all has as its end.
    return since if filters.since else None, min(until, 1e18) if filters.until else None


def _between(field: str, since: float | None, before: float | None) -> dict[str, Any]:
    """At least one of the ends is set."""
    ends = {"$gte": since, "$lt": before}
    return _all([{field: {sign: end}} for sign, end in ends.items() if end is not None])


def _all(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _scored(collection: Any, vector: np.ndarray[Any, Any], among: Sequence[str]) -> Ranked:
    """Every one of the passages, scored exactly: below some 500 this is faster than a search with a condition."""
    if not among:
        return []
    found = collection.get(ids=list(among), include=["embeddings"])
    if not found["ids"]:
        return []  # in the record already, and not yet here: that is no damage
    scores = np.asarray(found["embeddings"], dtype=np.float32) @ vector
    order = np.argsort(-scores, kind="stable")
    return [(found["ids"][place], float(scores[place])) for place in order]


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Chroma reports a broken folder as an error of its own or one of Python's, or panics."""
    try:
        yield
    except BaseException as error:
        if not (isinstance(error, (ChromaError, ValueError, OSError, AttributeError, RuntimeError)) or is_panic(error)):
            raise
        raise DamagedIndex(
            f"The vectors in {folder} cannot be used ({error}). Rebuild with `briefing rebuild`."
        ) from error
