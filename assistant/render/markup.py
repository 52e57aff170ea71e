"""The few pieces of HTML that every view shares."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup

# noreferrer: the site behind a citation does not learn where its reader came from.
_LINK = Markup('<a class="out" href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>')


def safe_url(url: str) -> str:
    """The URL where it is an absolute http or https address, else "": no `javascript:` and no `data:` is a link, nor an
    address with a user's name before its machine, which reads as if it led there."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed IPv6 bracket
        return ""
    is_plain = parts.netloc and "@" not in parts.netloc
    return url if parts.scheme.lower() in ("http", "https") and is_plain else ""


def link_to(url: str, label: str) -> Markup:
    """A link that opens beside the desk, or nothing where the URL is no web address."""
    return _LINK.format(url, label) if safe_url(url) else Markup("")


def joined(parts: Iterable[Markup | str]) -> Markup:
    """The parts one after another, escaped where they are plain strings."""
    return Markup("").join(parts)
