"""The sample story: invented news articles, and the questions that are asked of them."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def articles_folder() -> Path:
    """The folder of the sample articles."""
    return _FOLDER / "articles"


def answer_key() -> Path:
    """The file of questions, each with the exact words that answer it, or none."""
    return _FOLDER / "questions.jsonl"
