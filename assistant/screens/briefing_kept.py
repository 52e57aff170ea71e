"""The briefings of a desk: found, opened, decided on, signed and made into files. What is decided is in the library at
once, so that nothing of it hangs on a page that is open somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from assistant.assistant import Assistant
from assistant.briefing import review
from assistant.briefing.keeping import Opened, keep_mark, keep_signature, open_briefing
from assistant.briefing.own_templates import TemplateError, names, template_of
from assistant.briefing.review import UnusableDecision
from assistant.briefing.reviewed import Reviewed
from assistant.export import Format, exported, with_texts
from assistant.screens.briefing_forms import Choice
from assistant.screens.desk import Desk
from index.article_index import ArticleIndex
from index.briefings import Shelved, UnknownBriefing
from index.dates import local_day
from index.errors import UnknownArticle
from index.types import Article, Filters

_LONGEST_NAME = 80
_LONGEST = 5_000  # characters of an edit or a note; the page's boxes hold no more than a reader types


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader wants of a line: accept, strike, undo, edit or note, with the words of the last two."""

    what: str
    line: str
    by: str = ""
    text: str = ""


class Kept:
    """The briefings of the reader's own library and, while the desk stands on the sample, of the sample's."""

    def __init__(self, desk: Desk, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.desk = desk
        self.clock = clock

    def rows(self) -> list[Shelved]:
        """The newest first."""
        rows = [row for index in self._indexes() for row in index.briefings.list()]
        return sorted(rows, key=lambda row: row.saved.written_at, reverse=True)

    def open(self, briefing_id: str) -> Opened:
        """The page with what was decided on it. Raises UnknownBriefing, UnusableBriefing."""
        return open_briefing(self._index_of(briefing_id).briefings, briefing_id)

    def find(self, briefing_id: str) -> Callable[[str], Article | None]:
        """Looks an article of that page up in its library."""
        index = self._index_of(briefing_id)

        def found(article_id: str) -> Article | None:
            try:
                return index.article(article_id)
            except UnknownArticle:
                return None

        return found

    def decide(self, briefing_id: str, decision: Decision) -> Opened:
        """Keeps a decision on a line. Raises UnusableDecision, also on a page that is signed: one key pressed by chance
        must not take a signature away."""
        index = self._index_of(briefing_id)
        before = open_briefing(index.briefings, briefing_id).reviewed
        if before.signature is not None:
            raise UnusableDecision("This briefing is signed. Withdraw the signature first, under “Final”.")
        if len(decision.text) > _LONGEST:
            raise UnusableDecision(f"That is longer than {_LONGEST:,} characters: make it a sentence.")
        keep_mark(index.briefings, self._after(before, decision), decision.line)
        return open_briefing(index.briefings, briefing_id)

    def sign(self, briefing_id: str, by: str, reason: str, seen: int) -> Opened:
        """Makes the page final as its reader saw it. Raises NotDecided, UnusableDecision, Overtaken."""
        index = self._index_of(briefing_id)
        reviewed = open_briefing(index.briefings, briefing_id).reviewed
        keep_signature(
            index.briefings, review.sign(reviewed, by[:_LONGEST_NAME], self.clock(), reason[:_LONGEST]), seen
        )
        return open_briefing(index.briefings, briefing_id)

    def reopen(self, briefing_id: str, seen: int) -> Opened:
        """Makes it a draft again. Raises Overtaken."""
        index = self._index_of(briefing_id)
        reviewed = open_briefing(index.briefings, briefing_id).reviewed
        keep_signature(index.briefings, review.withdraw(reviewed), seen)
        return open_briefing(index.briefings, briefing_id)

    def drop(self, briefing_id: str) -> None:
        """Takes it away for good."""
        self._index_of(briefing_id).briefings.remove(briefing_id)

    def file(self, briefing_id: str, form: Format, texts: bool) -> bytes:
        """The page as a file, with the articles' full texts where that is asked. Raises ExportError."""
        reviewed = self.open(briefing_id).reviewed
        return exported(with_texts(reviewed, self.find(briefing_id)) if texts else reviewed, form)

    def days(self) -> list[tuple[date, int]]:
        """The days that have articles, in the reader's zone, and how many each has, the newest first."""
        zone = self.desk.settings.zone
        dates = [row.article.published for row in self.desk.library().index.articles(Filters(zone=zone))]
        return sorted(Counter(local_day(one, zone) for one in dates if one is not None).items(), reverse=True)

    def choices(self) -> Sequence[Choice]:
        """The templates, with what is wrong with a reader's own."""
        return [self._choice(name) for name in names(self.desk.settings.home)]

    def assistant(self) -> Assistant:
        """Who writes from the library as it stands now."""
        return self.desk.assistant(self.desk.library())

    def _after(self, before: Reviewed, decision: Decision) -> Reviewed:
        line, by, at = decision.line, decision.by[:_LONGEST_NAME], self.clock()
        match decision.what:
            case "accept":
                return review.accept(before, line, by, at)
            case "strike":
                return review.strike(before, line, by, at)
            case "undo":
                return review.undo(before, line, by, at)
            case "note":
                return review.note(before, line, decision.text, by, at)
            case "edit":
                find = self.find(before.briefing.id)
                return review.edit(before, line, decision.text, by, at, self.assistant().checker, find)
        raise UnusableDecision(f"Nobody can {decision.what!a} a line.")

    def _choice(self, name: str) -> Choice:
        try:
            template_of(self.desk.settings.home, name)
        except TemplateError as error:
            return Choice(name, str(error))
        return Choice(name)

    def _indexes(self) -> list[ArticleIndex]:
        """Own briefings stay in reach when their last article is gone and the desk turns to the sample."""
        library = self.desk.library()
        return [self.desk.own, library.index] if library.is_sample else [self.desk.own]

    def _index_of(self, briefing_id: str) -> ArticleIndex:
        for index in self._indexes():
            try:
                index.briefings.get(briefing_id)
            except UnknownBriefing:
                continue
            return index
        raise UnknownBriefing("This briefing is not there any more: it was removed, or the library has changed.")
