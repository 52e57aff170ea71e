"""How the page's events reach Python, and how an error reaches the reader."""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar, cast

import gradio as gr
from markupsafe import escape

from index.errors import BriefingError

_LOG = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")
# Every listener: no entry in an API, and Gradio's own spinner stays away.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def values(event: gr.EventData, name: str) -> list[str]:
    """What the page sent under a name; anything but strings is left out, for a page can be made to send anything."""
    data = event._data if isinstance(event._data, dict) else {}
    found = data.get(name)
    return [value for value in found if isinstance(value, str)] if isinstance(found, list) else []


def value(event: gr.EventData, name: str) -> str:
    """The one value under a name, or ""."""
    return next(iter(values(event, name)), "")


def message(error: Exception) -> str:
    """An error in the reader's words; what nobody foresaw goes to the log in full."""
    if isinstance(error, BriefingError):
        return str(error)
    _LOG.error("The desk met an error nobody foresaw", exc_info=error)
    return f"Something went wrong in the desk itself ({type(error).__name__}). The terminal it runs in has the details."


def readable(handler: Callable[_P, _T]) -> Callable[_P, _T]:
    """A handler whose errors are told in words on the page instead of Gradio's bare "Error"; a generator stays one."""

    @functools.wraps(handler)
    def once(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        with _told():
            return handler(*args, **kwargs)

    @functools.wraps(handler)
    def streamed(*args: _P.args, **kwargs: _P.kwargs) -> Iterator[Any]:
        with _told():
            yield from cast(Iterator[Any], handler(*args, **kwargs))

    return cast(Callable[_P, _T], streamed) if inspect.isgeneratorfunction(handler) else once


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # Gradio shows the message as HTML: escaped, it is text.
        raise gr.Error(str(escape(message(error))), title="Not done", print_exception=False) from error
