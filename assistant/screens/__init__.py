"""The desk in the browser: `build_desk` makes the page, `serve` launches it on this machine alone."""

from assistant.screens.serving import build_desk, serve

__all__ = ["build_desk", "serve"]
