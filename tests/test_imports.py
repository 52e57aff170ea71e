"""Imports run downward, and each vendor is imported in one place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path for folder in ("index", "assistant", "prompts", "samples") for path in (ROOT / folder).rglob("*.py")
)

# A vendor, and the only modules that may import it.
ONLY = {
    "tantivy": {"index/lexical.py"},
    "chromadb": {"index/vectors.py"},
    "sqlalchemy": {"index/record.py", "index/schema.py", "index/briefings.py", "index/briefing_schema.py"},
    "langchain_openai": {"assistant/models.py"},
    "openai": {"assistant/models.py"},
    "gradio": {"assistant/screens/"},
    "pypandoc": {"assistant/export/pandoc.py"},
    "typst": {"assistant/export/pdf.py"},
}
# A lower stage, and what it must not import.
NEVER = {
    "index/": {"assistant", "prompts", "samples", "app"},
    "prompts/": {"assistant", "index", "samples", "app"},
    "samples/": {"assistant", "index", "prompts", "app"},
    "assistant/": {"app"},
}


def imported(path: Path) -> set[str]:
    """Every module that a file imports anywhere in it, by full name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names.add(node.module or "")
    return names


def name_of(path: Path) -> str:
    """Such as index/record.py."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_downward(path):
    """The index knows nothing of questions, models or screens; nothing imports the entry point."""
    tops = {name.split(".")[0] for name in imported(path)}
    for folder, never in NEVER.items():
        if name_of(path).startswith(folder):
            assert not tops & never


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_vendor_has_one_door(path):
    """Its exceptions and its changes of version are then met in one place."""
    tops = {name.split(".")[0] for name in imported(path)}
    for vendor, doors in ONLY.items():
        if vendor in tops:
            assert any(name_of(path).startswith(door) for door in doors), f"{vendor} in {name_of(path)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_and_the_entry_point_import_screens(path):
    """Stages know of no screen."""
    if not name_of(path).startswith(("assistant/screens/", "assistant/cli.py")):
        assert not any(name.startswith("assistant.screens") for name in imported(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small(path):
    """A story fits one screen or two; a module past 260 lines is two modules."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260
