"""How far a derived index has come, and how it catches up."""

from pathlib import Path

import pytest
from libraries import an_article

from index.derived import FORM, DamagedIndex, Stamp, catch_up, is_panic, lags, read_stamp, start_anew, write_stamp
from index.passages import split
from index.record import Record

ARTICLES = [an_article(f"Report number {n}.") for n in range(5)]


class FakeIndex:
    """Holds ids in memory; can be told to be damaged once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.held: dict[str, bool] = {}
        self.applied: list[int] = []
        self.damaged = False

    def apply(self, changes):
        if self.damaged:
            raise DamagedIndex("broken")
        self.applied += [change.number for change in changes]
        self.held |= {change.article.id: change.shown for change in changes}

    def clear(self):
        self.held, self.damaged = {}, False

    def ids(self):
        return frozenset(key for key, shown in self.held.items() if shown)


@pytest.fixture
def record(tmp_path):
    """A record of five articles."""
    record = Record(tmp_path / "record.sqlite")
    record.create()
    record.take(ARTICLES, split)
    yield record
    record.close()


@pytest.fixture
def derived(tmp_path, record):
    """An index that has caught up."""
    derived = FakeIndex(tmp_path / "derived")
    catch_up(derived, record)
    return derived


def test_only_what_changed_is_applied(record, derived):
    """And nothing where nothing changed."""
    assert derived.applied == [1, 2, 3, 4, 5]
    assert not lags(derived.folder, record)
    record.set_state(ARTICLES[0].id, "removed")
    assert lags(derived.folder, record)
    told: list[int] = []
    catch_up(derived, record, told.append)
    assert (derived.applied[5:], told) == ([6], [6])
    assert ARTICLES[0].id not in derived.ids()


@pytest.mark.parametrize(
    "stamp",
    [
        Stamp("another", 5, FORM, "b"),
        Stamp("", 5, "0", "b"),
        Stamp("", 99, FORM, "b"),
    ],
    ids=["of another library", "of another form", "of the record's future"],
)
def test_what_is_of_another_record_is_built_anew(record, derived, stamp):
    """Its content says nothing about this one."""
    derived.held["stranger"] = True
    write_stamp(derived.folder, Stamp(stamp.library or record.library, stamp.applied, stamp.form, stamp.build))
    assert lags(derived.folder, record)
    catch_up(derived, record)
    assert derived.ids() == {article.id for article in ARTICLES}


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"applied": 3}'])
def test_an_unreadable_stamp_is_none(record, derived, content):
    """The index is built anew."""
    (derived.folder / "applied.json").write_text(content)
    assert read_stamp(derived.folder) is None
    catch_up(derived, record)
    assert derived.applied[5:] == [1, 2, 3, 4, 5]


def test_a_damaged_index_is_built_anew_once(record, derived):
    """And what is still broken then is told."""
    record.set_state(ARTICLES[0].id, "removed")
    derived.damaged = True
    catch_up(derived, record)
    assert len(derived.ids()) == 4
    record.set_state(ARTICLES[1].id, "removed")
    derived.damaged, derived.clear = True, lambda: None
    with pytest.raises(DamagedIndex):
        catch_up(derived, record)


def test_a_damaged_index_is_not_built_anew_in_silence(record, derived, caplog):
    """The log names the folder and the cause."""
    record.set_state(ARTICLES[0].id, "removed")
    derived.damaged = True
    catch_up(derived, record)
    (entry,) = caplog.records
    assert (entry.name, entry.levelname) == ("briefing", "WARNING")
    assert str(derived.folder) in entry.message
    assert "broken" in entry.message


def test_starting_anew_takes_the_stamp_first(derived):
    """A stamp must not speak of what is gone."""
    seen = []
    derived.clear = lambda: seen.append(read_stamp(derived.folder))
    start_anew(derived)
    assert seen == [None]


def test_a_panic_is_known_by_its_name():
    """It has no module to import it from."""
    assert is_panic(type("PanicException", (BaseException,), {})())
    assert not is_panic(KeyboardInterrupt())
