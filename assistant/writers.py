"""Chooses the writer: a model where one is configured, else the articles' own sentences."""

from __future__ import annotations

from assistant.quoting import QuotingWriter
from assistant.settings import Settings
from assistant.writer import ModelWriter, Writer
from index.article_index import ArticleIndex


def writer_for(settings: Settings, index: ArticleIndex) -> Writer:
    """The writer that the settings name, over one library."""
    return ModelWriter(settings) if settings.has_model else QuotingWriter(index.rarity)
