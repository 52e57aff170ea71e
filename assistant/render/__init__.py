"""Answers and articles as escaped HTML and as Markdown. Pure: no Gradio, no files, no clock.

Whatever is not ours (article, question, model, file name) goes through `markupsafe`, so that it is text on the page
and never markup.
"""

from assistant.render.answer import answer_html, citations_of, evidence_of, nearest_html
from assistant.render.check import checked_html, shown_of
from assistant.render.check_markdown import checked_markdown
from assistant.render.markdown import answer_markdown
from assistant.render.markup import link_to, safe_url
from assistant.render.source import Place, article_html, meta_html, source_html

__all__ = [
    "Place",
    "answer_html",
    "answer_markdown",
    "article_html",
    "checked_html",
    "checked_markdown",
    "citations_of",
    "evidence_of",
    "link_to",
    "meta_html",
    "nearest_html",
    "safe_url",
    "shown_of",
    "source_html",
]
