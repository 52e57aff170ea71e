"""Chooses the writer: a model where one is configured, else the articles' own sentences."""

from __future__ import annotations

from assistant.quoting import QuotingWriter
from assistant.settings import Settings
from assistant.writer import ModelWriter, Writer


def writer_for(settings: Settings) -> Writer:
    """The writer that the settings name. Raises ModelError where they name a model that cannot be used."""
    return ModelWriter(settings) if settings.has_model else QuotingWriter()
