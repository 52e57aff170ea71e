"""The articles of the library as HTML: the way in, what became of each item, the table, and the reading pane. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from markupsafe import Markup

from assistant.render import article_html, link_to, meta_html
from assistant.render.markup import joined
from assistant.wording import counted, when
from index.dates import to_iso
from index.types import Added, Article, Listed

PAGE = 200  # rows of the table that are drawn at once
_LISTED_REFUSALS = 50
_STATUS = {"added": "added", "version": "new version", "known": "already known", "refused": "not read"}
_PASTE = Markup(
    '<form class="paste" data-send="paste"><label class="wide">Paste an article'
    '<textarea name="text" rows="5" required placeholder="The text, with or without its headline"></textarea></label>'
    '<div class="fields"><label>Title<input name="title" placeholder="first line of the text"></label>'
    '<label>Outlet<input name="outlet" placeholder="optional"></label>'
    '<label>Date<input name="published" placeholder="2026-05-05, optional"></label>'
    '<button type="submit" class="primary">Add this text</button></div></form>'
)
_REPORT = Markup('<div class="report" role="status" data-clears="{clears}">{bar}<p>{counts}</p>{refused}</div>')
_ROW = Markup(
    '<tr><td class="when">{when}</td><td><bdi>{outlet}</bdi></td><td class="title"><button type="button" '
    'class="plainlink" data-send="read" data-article="{id}" dir="auto">{title}</button></td>'
    '<td class="number">{passages}</td><td class="number">{remove}</td></tr>'
)
_REMOVE = Markup(
    '<button type="button" class="quiet" data-send="remove" data-article="{}" aria-label="Remove {}">Remove</button>'
)
_TABLE = Markup(
    '<table><thead><tr><th>Date</th><th>Outlet</th><th>Title</th><th class="number">Passages</th>'
    '<th><span class="unseen">Remove</span></th></tr></thead><tbody>{}</tbody></table>{}'
)
_FIND = Markup(
    '<div class="shelf-head"><h2>{}</h2><input type="search" data-find placeholder="Filter by words" '
    'aria-label="Filter the table by words"></div>'
)
_MORE = Markup('<button type="button" class="chip" data-send="more">Show more: {} of {} are shown</button>')
_READING = Markup(
    '<article class="source" data-article="{id}"><div class="steps"><span class="where">{ref}</span>'
    '<span class="ends">{original}<button type="button" class="quiet close" data-close>Close</button></span></div>'
    '<div class="meta">{meta}</div><h2 dir="auto">{title}</h2>{correct}<div class="article">{text}</div></article>'
)
_CORRECT = Markup(
    '<details class="correct"{open}><summary>Correct title, outlet or date</summary><form data-send="correct">'
    '<input type="hidden" name="article" value="{id}"><label>Title<input name="title" value="{title}"></label>'
    '<label>Outlet<input name="outlet" value="{outlet}"></label><label>Date<input name="published" '
    'value="{published}" placeholder="unknown"></label><p class="error" role="alert">{error}</p>'
    '<button type="submit" class="primary">Save</button><span class="soft">The text never changes.</span></form>'
    "</details>"
)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the items of one adding. `expected` counts the items, 0 where it is not known."""

    expected: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    told: tuple[Added, ...] = ()  # refused, or stored with a remark
    done: bool = False

    def after(self, row: Added) -> Report:
        """The report with one more row."""
        told = (*self.told, row) if row.status == "refused" or row.reason else self.told
        return Report(self.expected, self.counts + Counter([row.status]), told, self.done)


def paste_html() -> str:
    """The form to paste an article into."""
    return _PASTE


def report_html(report: Report, clears: str = "") -> str:
    """Progress, counts, and each item that could not be read with its reason. A new value of `clears` empties the
    form that the text was pasted into."""
    seen = report.counts.total()
    words = [f"{report.counts[status]:,} {name}" for status, name in _STATUS.items() if report.counts[status]]
    progress = "" if report.done else f"{seen:,} of {report.expected:,} · "
    return _REPORT.format(
        clears=clears,
        bar="" if report.done else Markup('<progress value="{}" max="{}"></progress>').format(seen, report.expected),
        counts=progress + (" · ".join(words) or "Reading"),
        refused=_refused(report.told),
    )


def notice_html(words: str, undo: str = "") -> str:
    """A line about what has just been done; `undo` is the id of an article that can be shown again."""
    button = Markup(
        ' <button type="button" class="plainlink" data-send="restore" data-article="{}">Undo</button>'
    ).format(undo)
    return Markup('<div class="report" role="status"><p>{}{}</p></div>').format(words, button if undo else "")


def find_html(title: str) -> str:
    """The heading of the table, and the box that filters it."""
    return _FIND.format(title)


def table_html(rows: Sequence[Listed], *, shown: int, removable: bool, query: str, zone: tzinfo) -> str:
    """The table, newest first as given, drawn up to `shown` rows."""
    if not rows:
        words = f"No article holds “{query}”." if query else "No articles yet: paste one, or drop files above."
        return Markup('<p class="soft none">{}</p>').format(words)
    drawn = joined(_row(row, removable, zone) for row in rows[:shown])
    return _TABLE.format(drawn, _MORE.format(shown, len(rows)) if len(rows) > shown else "")


def reading_html(article: Article, *, correctable: bool, zone: tzinfo, error: str = "") -> str:
    """One article in full, with a form to correct what is said of it."""
    correct = _CORRECT.format(
        open=Markup(" open") if error else "",
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=to_iso(article.published) or "",
        error=error,
    )
    fixed = Markup('<p class="soft">The sample story cannot be changed.</p>')
    return _READING.format(
        id=article.id,
        ref=article.ref,
        original=link_to(article.url, "Open original ↗"),
        meta=meta_html(article, zone),
        title=article.title,
        correct=correct if correctable else fixed,
        text=article_html(article.text),
    )


def empty_reading_html() -> str:
    """What the reading pane says before an article is opened."""
    return Markup('<div class="nothing"><p>Open an article from the table to read it here.</p></div>')


def _refused(told: Sequence[Added]) -> Markup:
    rows = [Markup("<li><b><bdi>{}</bdi></b> {}</li>").format(row.ref, row.reason) for row in told[:_LISTED_REFUSALS]]
    if len(told) > _LISTED_REFUSALS:
        rows.append(Markup("<li>and {} more</li>").format(counted(len(told) - _LISTED_REFUSALS, "item")))
    return Markup('<ul class="refused">{}</ul>').format(joined(rows)) if rows else Markup("")


def _row(row: Listed, removable: bool, zone: tzinfo) -> Markup:
    article = row.article
    return _ROW.format(
        when=when(article.published, zone) if article.published else Markup('<span class="soft">unknown</span>'),
        outlet=article.outlet or Markup('<span class="soft">unknown</span>'),
        id=article.id,
        title=article.title,
        passages=row.passages,
        remove=_REMOVE.format(article.id, article.title) if removable else "",
    )
