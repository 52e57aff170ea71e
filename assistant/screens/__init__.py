"""The desk in the browser: `build_desk` makes the page, `serve` launches it here alone, `main` as the settings say."""

from assistant.screens.serving import build_desk, main, serve

__all__ = ["build_desk", "main", "serve"]
