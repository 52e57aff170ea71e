"""Which format a file has, and what goes into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Literal, get_args

from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import written
from assistant.briefing.types import CitedArticle
from assistant.export.page import page_of_briefing
from assistant.export.pandoc import ExportError
from index.types import Article

Format = Literal["md", "html", "docx", "pdf", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
_NAMES = {"markdown": "md", "htm": "html"}


def exported(reviewed: Reviewed, form: Format) -> bytes:
    """The file. Raises ExportError."""
    briefing = reviewed.briefing
    if form == "json":
        return written(reviewed).encode()
    page = page_of_briefing(reviewed)
    # Each format's own tools are loaded when they are asked for: Word's and PDF's take a moment.
    if form == "md":
        from assistant.export.markdown import markdown

        return markdown(page).encode()
    if form == "html":
        from assistant.export.html import html

        return html(page).encode()
    if form == "docx":
        from assistant.export.docx import docx

        return docx(page, briefing.written_at)
    from assistant.export.pdf import pdf

    return pdf(page, briefing.written_at)


def format_of(name: str) -> Format:
    """The format that a file's name asks for. Raises ExportError for another one."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    for form in FORMATS:
        if _NAMES.get(suffix, suffix) == form:
            return form
    raise ExportError(f"{name}: a briefing can be written as {', '.join(f'.{form}' for form in FORMATS)}.")


def with_texts(reviewed: Reviewed, find: Callable[[str], Article | None]) -> Reviewed:
    """The briefing with the full text of each cited article that `find` still has, as it was read."""
    briefing = reviewed.briefing
    articles = tuple(_with_text(article, find(article.id)) for article in briefing.articles)
    return replace(reviewed, briefing=replace(briefing, articles=articles))


def _with_text(cited: CitedArticle, found: Article | None) -> CitedArticle:
    return replace(cited, text=found.text) if found and found.sha256 == cited.sha256 else cited
