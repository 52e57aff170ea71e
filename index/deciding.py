"""What becomes of an article that is added, given what is stored. Deciding is apart from doing: pure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from index.articles import first_line, superseding
from index.dates import to_iso
from index.types import Added, Article, Published, Status

# What a field is called in a sentence, where its name will not do.
_LABELS = {"published": "date"}
State = Literal["shown", "superseded", "removed"]


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as the record holds it. `corrected` names the fields that the reader set: nothing overwrites them."""

    article: Article
    state: State
    corrected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What to report, what to store (`new`: under an id not stored yet), and which earlier version to retire."""

    row: Added
    store: Article | None = None
    new: bool = False
    retire: str | None = None


def decide(article: Article, same_text: Sequence[Stored], same_url: Sequence[Stored]) -> Decision:
    """What becomes of the article. `same_text` bear its hash, `same_url` its URL; both oldest first, in any state.

    The row's reason tells what the source's reader had to leave out, too."""
    decision = _decided(article, same_text, same_url)
    reason = "; ".join(part for part in (decision.row.reason, article.note) if part)
    return replace(decision, row=replace(decision.row, reason=reason))


def _decided(article: Article, same_text: Sequence[Stored], same_url: Sequence[Stored]) -> Decision:
    known = _known(article, same_text)
    if known is None:
        return _arrival(article, _former(article, same_url))
    if known.state == "superseded":
        return _again(known, article, f"an older version of “{known.article.title}”")
    former = None if known.article.url else _former(article, same_url)
    if former is not None:
        filled = superseding(filled_in(known, article), former.article.id)
        return Decision(_version(article.ref, filled, former), filled, retire=former.article.id)
    if known.state == "removed":
        return Decision(_row(article.ref, "added", known.article, "restored"), filled_in(known, article))
    return _again(known, article, "")


def filled_in(known: Stored, article: Article) -> Article:
    """The stored article with what it missed and the other has: the id, the text and the reader's corrections stay."""
    return replace(known.article, **_missing(known, article))


def _arrival(article: Article, former: Stored | None) -> Decision:
    if former is None:
        return Decision(_row(article.ref, "added", article), article, new=True)
    article = superseding(article, former.article.id)
    return Decision(_version(article.ref, article, former), article, new=True, retire=former.article.id)


def _again(known: Stored, article: Article, reason: str) -> Decision:
    missing = _missing(known, article)
    filled = f"filled in: {', '.join(missing)}" if missing else ""
    parts = (reason, filled, *_kept(known, article, missing))
    row = _row(article.ref, "known", known.article, "; ".join(part for part in parts if part))
    return Decision(row, replace(known.article, **missing) if missing else None)


def _version(ref: str, article: Article, former: Stored) -> Added:
    return _row(ref, "version", article, f"a new version of “{former.article.title}”")


def _row(ref: str, status: Status, article: Article, reason: str = "") -> Added:
    return Added(ref, status, article.id, reason)


def _known(article: Article, same_text: Sequence[Stored]) -> Stored | None:
    """The stored article that this one is: of its id, or of its text with nothing that speaks against it."""
    agreeing = [stored for stored in same_text if agree(stored.article, article)]
    exact = [stored for stored in same_text if stored.article.id == article.id]
    ranked = exact + sorted(agreeing, key=lambda stored: _in_common(stored, article), reverse=True)
    return ranked[0] if ranked else None


def agree(one: Article, other: Article) -> bool:
    """Whether outlet, URL and date are the same or unknown on either side. Title and author tell no articles apart:
    a pasted text often bears a title of the reader's own."""
    return (
        _alike(one.outlet.casefold(), other.outlet.casefold())
        and _alike(one.url, other.url)
        and _same_date(one.published, other.published)
    )


def _alike(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_date(one: Published, other: Published) -> bool:
    if one is None or other is None or one == other:
        return True
    if isinstance(one, datetime) and not isinstance(other, datetime):
        return one.date() == other
    return isinstance(other, datetime) and not isinstance(one, datetime) and one == other.date()


def _in_common(stored: Stored, article: Article) -> tuple[bool, int]:
    fields = ("outlet", "url", "published", "title")
    same = sum(getattr(stored.article, field) == getattr(article, field) for field in fields)
    return stored.state == "shown", same


def _missing(known: Stored, article: Article) -> dict[str, Any]:
    """The fields that the stored one lacks and the other has. A time is more than a day; a title of the reader's or
    the page's is more than the text's first line, which stands in for a missing one."""
    stored = known.article
    lacking = {name for name in ("outlet", "url", "author", "language") if not getattr(stored, name)}
    if stored.published is None or (
        isinstance(article.published, datetime) and not isinstance(stored.published, datetime)
    ):
        lacking.add("published")
    if stored.title == first_line(stored.text):
        lacking.add("title")
    return {
        name: getattr(article, name)
        for name in ("title", "outlet", "author", "url", "published", "language")
        if name in lacking - known.corrected and getattr(article, name) not in ("", None, getattr(stored, name))
    }


def _kept(known: Stored, article: Article, missing: Container[str]) -> Iterator[str]:
    """What the stored article and the other say differently, so that nobody takes the other's for stored. What the
    reader corrected is left out: it differs because they know better."""
    stored = known.article
    same = {
        "published": _same_date(stored.published, article.published),
        "title": article.title in (stored.title, first_line(article.text)),
        "author": _alike(stored.author, article.author),
    }
    for name, alike in same.items():
        if not alike and name not in missing and name not in known.corrected:
            mine, other = _shown(getattr(stored, name)), _shown(getattr(article, name))
            yield f"the stored {_LABELS.get(name, name)} {mine} was kept, this one says {other}"


def _shown(value: str | Published) -> str:
    return f"“{value}”" if isinstance(value, str) else to_iso(value) or "unknown"


def _former(article: Article, same_url: Sequence[Stored]) -> Stored | None:
    """The current version of the article's URL: one of its own outlet if there is any, or else the last that came.
    The same text is no version, but a copy."""
    current = [each for each in same_url if each.state != "superseded" and each.article.sha256 != article.sha256]
    own = [stored for stored in current if _alike(stored.article.outlet.casefold(), article.outlet.casefold())]
    return next(reversed(own or current), None)
