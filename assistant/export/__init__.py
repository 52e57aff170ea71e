"""A briefing as a file to send: Markdown, HTML, Word, PDF and JSON, the same sentences and citations in each."""

from assistant.export.files import FORMATS, Format, exported, format_of, with_texts
from assistant.export.pandoc import ExportError

__all__ = ["FORMATS", "ExportError", "Format", "exported", "format_of", "with_texts"]
