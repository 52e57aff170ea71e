"""A process that is killed at any step of a write loses nothing that it reported, and doubles nothing."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from libraries import FakeEmbedder, an_article, opened

from index import article_index, derived
from index.article_index import ArticleIndex
from index.lexical import Lexical
from index.record import Record
from index.vectors import VectorIndex

# Each is killed just before and just after it is done: what is written, and the stamps that speak of it.
STEPS: dict[str, tuple[Any, str]] = {
    "record": (Record, "take"),
    "full text": (Lexical, "apply"),
    "vectors": (VectorIndex, "apply"),
    "vectors of a batch": (VectorIndex, "_upsert"),
    "stamp": (derived, "write_stamp"),
    "full text emptied": (Lexical, "clear"),
    "vectors emptied": (VectorIndex, "clear"),
}
ARTICLES = [
    an_article(f"Report number {n} from Morvane. " + "The envoy spoke to both sides for an hour. " * 30, ref=f"{n}.txt")
    for n in range(6)
]
VERSION = an_article("Everything in the first report has changed.", url="https://example.org/0", ref="version")
FIRST = an_article("The first report of the day.", url="https://example.org/0", ref="first")


def add_all(index: ArticleIndex) -> None:
    """Adds everything, a row of the standard output for each that is reported."""
    for row in index.add([FIRST, *ARTICLES, VERSION]):
        report(row.article, index.folder)


def hide_and_correct(index: ArticleIndex) -> None:
    """Every other kind of write."""
    index.restore(ARTICLES[0].id)
    index.remove(ARTICLES[1].id)
    index.correct(ARTICLES[2].id, outlet="Coastal")


def rebuild(index: ArticleIndex) -> None:
    """Both derived indexes anew."""
    index.rebuild()


def report(article: str | None, folder: Path) -> None:
    """Written through to the file at once, as a command's output is."""
    with (folder.parent / "reported").open("a") as file:
        file.write(f"{article}\n")
        file.flush()


def killed_at(owner: Any, name: str, calls: int, after: bool) -> None:
    """Makes this process kill itself at that call of the method."""
    method, made = getattr(owner, name), iter(range(1, calls))

    def step(*args: Any) -> Any:
        last = next(made, None) is None
        if last and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = method(*args)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, step)


def child(folder: Path, step: str, calls: int, after: bool, act: Callable[[ArticleIndex], None]) -> None:
    """The process that dies, if the step is reached so often."""
    article_index._BATCH = 3
    killed_at(*STEPS[step], calls, after)
    act(opened(folder))


# Forked off a server that has imported everything, so that a process costs milliseconds.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([__name__, "index.article_index", "index.vectors"])


def run(*args: Any) -> int | None:
    """The child's exit code: minus the signal that killed it."""
    process = SERVER.Process(target=child, args=args)
    process.start()
    process.join(timeout=60)
    return process.exitcode


def assert_whole(folder: Path) -> ArticleIndex:
    """The stores agree, nothing is doubled, and what was reported is there."""
    index = opened(folder)
    stores = index.agreement()
    assert stores["record"] == stores["lexical"] == stores["vectors"]
    with index._stores.lexical._reading() as searcher:
        assert searcher.num_docs == len(stores["lexical"])
    for article in (folder.parent / "reported").read_text().split() if (folder.parent / "reported").exists() else ():
        assert index.article(article)
    return index


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_of_adding(tmp_path, step):
    """Again and again, before and after it; at last everything is there, once."""
    folder = tmp_path / "library"
    for calls, after in ((1, False), (1, True), (2, True)):
        code = run(folder, step, calls, after, add_all)
        assert code in (0, -signal.SIGKILL)
        assert code or (calls, after) != (1, False)
        assert_whole(folder).close()
    with assert_whole(folder) as index:
        add_all(index)
        texts = sorted(listed.article.text for listed in index.articles())
        assert texts == sorted([*(article.text for article in ARTICLES), VERSION.text])
        assert index.article(FIRST.id).text == FIRST.text
        assert index.article(VERSION.id).supersedes == FIRST.id


@pytest.mark.parametrize("act", [hide_and_correct, rebuild])
@pytest.mark.parametrize("step", [step for step in STEPS if step != "record"])
def test_killed_while_changing_and_rebuilding(tmp_path, step, act):
    """Whichever write it was, the next opening completes it."""
    folder = tmp_path / "library"
    with opened(folder) as index:
        add_all(index)
        index.remove(ARTICLES[0].id)
    code = run(folder, step, 1, True, act)
    assert code == -signal.SIGKILL or "emptied" in step
    with assert_whole(folder) as index:
        assert len(index.articles()) >= len(ARTICLES)
        hide_and_correct(index)
        hidden = {article.id for article in ARTICLES} - {listed.article.id for listed in index.articles()}
        assert hidden == {ARTICLES[1].id}


def endless(folder: Path) -> None:
    """Adds and removes until it is killed."""
    article_index._BATCH = 2
    index = ArticleIndex.open(folder, FakeEmbedder())
    while True:
        add_all(index)
        for article in (*ARTICLES, VERSION):
            index.remove(article.id)


def test_killed_at_any_moment(tmp_path):
    """Not only between steps."""
    folder = tmp_path / "library"
    for milliseconds in (150, 230, 310, 420, 560, 700):
        process = SERVER.Process(target=endless, args=(folder,))
        process.start()
        process.join(timeout=milliseconds / 1000)
        process.kill()
        process.join()
        assert_whole(folder).close()
