"""The stores of one folder kept in step: the record first, full text and vectors after it, repaired after a crash."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from filelock import FileLock, Timeout

from index.derived import DamagedIndex, Derived, catch_up, discard, lags, read_stamp, start_anew
from index.embeddings import Embedder
from index.errors import BriefingError, LibraryError
from index.lexical import Lexical
from index.record import Record

if TYPE_CHECKING:
    from index.vectors import VectorIndex

T = TypeVar("T")

_LOG = logging.getLogger("briefing")

# Seconds to wait for another writer's batch to end; one takes about a second, a rebuild of a large library minutes.
_WAIT = 60.0


class Stores:
    """The three stores. One writer at a time, of whatever process or thread; readers wait for nobody."""

    def __init__(self, folder: Path, embedder: Embedder, *, repair: bool = True) -> None:
        """Opens the stores, made where they are missing, and completes what a crash left undone, if `repair`."""
        self.folder = folder
        self._embedder = embedder
        self.record = Record(folder / "record.sqlite")
        self.lexical = Lexical(folder / "lexical")
        if not self.record.created():
            self._create()
        if repair:
            self._repair_if_possible()

    @cached_property
    def vectors(self) -> VectorIndex:
        """Opened when first needed: importing chromadb takes more than a second, and a list of articles needs none."""
        from index.vectors import VectorIndex

        return VectorIndex(self.folder / "vectors", self._embedder)

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """The folder's lock for the length of a write to the record; what is derived follows before it is given up.

        Nothing is written where the vectors are of other embeddings."""
        with self._locked(_WAIT):
            self.vectors.check()
            yield self.record
            self._catch_up()

    @contextmanager
    def recording(self) -> Iterator[Record]:
        """The folder's lock for a write that no derived index follows, as of a briefing."""
        with self._locked(_WAIT):
            yield self.record

    def read(self, derived: Derived, action: Callable[[], T]) -> T:
        """What the action reads from a derived index, which is built again if it turns out to be damaged."""
        try:
            return action()
        except DamagedIndex:
            with self._locked(_WAIT):
                return self._read_again(derived, action)

    def repair(self) -> None:
        """Catches up where an index lags, unless another writer is at work and so about to do it."""
        if not any(lags(self.folder / name, self.record) for name in ("lexical", "vectors")):
            return
        try:
            with self._lock(0):
                self._catch_up()
        except Timeout:
            return

    def _repair_if_possible(self) -> None:
        """An embedder that cannot be reached must not close the library: articles are read without it, and a search
        tries again and tells. What is wrong with the library itself is told at once."""
        try:
            self.repair()
        except LibraryError:
            raise
        except BriefingError as error:
            _LOG.warning("The search of %s is not up to date: %s", self.folder, error)

    def rebuild(self, progress: Callable[[int, int], None] | None) -> None:
        """Builds the derived indexes again. `progress` hears how many of how many changes are done.

        The embedder is asked first: one that cannot be reached must not cost the vectors that there are."""
        self._embedder.embed(["rebuild"])
        with self._locked(_WAIT):
            total = self.record.counter()
            start_anew(self.lexical)
            catch_up(self.lexical, self.record, lambda done: _tell(progress, done, 2 * total))
            start_anew(self.vectors)
            catch_up(self.vectors, self.record, lambda done: _tell(progress, total + done, 2 * total))

    def close(self) -> None:
        """Gives up the folder's files."""
        if "vectors" in self.__dict__:
            self.__dict__.pop("vectors").close()  # opened again if it is needed again
        self.record.close()

    def _create(self) -> None:
        # What is derived from articles without a record of them: an empty one in its place would clear it away.
        if any(read_stamp(self.folder / name) for name in ("lexical", "vectors")):
            raise LibraryError(
                f"{self.record.path} is missing or empty, and with it every article. Put a backup in its place, or "
                f"move the folder {self.folder} away and add the articles again."
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{self.folder}: {error.strerror}. Choose another folder with BRIEFING_HOME.") from error
        with self._locked(_WAIT):
            self.record.create()

    def _catch_up(self) -> None:
        catch_up(self.lexical, self.record)
        catch_up(self.vectors, self.record)

    def _read_again(self, derived: Derived, action: Callable[[], T]) -> T:
        """Another process may have been rebuilding it meanwhile: only what still fails is damaged."""
        try:
            return action()
        except DamagedIndex as error:
            discard(derived, error)
            catch_up(derived, self.record)
            return action()

    @contextmanager
    def _locked(self, seconds: float) -> Iterator[None]:
        try:
            with self._lock(seconds):
                yield
        except Timeout as error:
            raise LibraryError(
                f"Another program has been writing to {self.folder} for {seconds:.0f} s. Try again when it is done."
            ) from error

    def _lock(self, seconds: float) -> FileLock:
        # A lock object of its own for each write: two threads of this process exclude each other as two processes do.
        return FileLock(self.folder / "write.lock", timeout=seconds)


def _tell(progress: Callable[[int, int], None] | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
