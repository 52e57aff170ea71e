"""The sample story: invented news articles, and the questions that are asked of them."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def articles_folder() -> Path:
    """The folder of the sample articles."""
    return _FOLDER / "articles"


def answer_key() -> Path:
    """The file of questions, each with the exact words that answer it, or none."""
    return _FOLDER / "questions.jsonl"


def changes_key() -> Path:
    """The file of what changes from day to day of the story, and of what only says old things again."""
    return _FOLDER / "changes.json"
