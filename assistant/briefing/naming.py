"""Names a story in plain words: the title among its articles' that stands best for all of them, cleaned and short.

A title keeps who says it: `Shelling kills 11, Dolmara says` without its end would claim more than the article does.
Where one must be cut, an ellipsis shows it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.articles import first_line
from index.types import Article

# Characters of a name: a line on the page.
LONGEST = 80
# A clause that is shorter says too little to stand alone.
_SHORTEST = 30
# A title from this length on is the text's first lines, taken where a page had no title of its own.
_STAND_IN = 100

_LABEL = re.compile(
    r"^(?:(?:flash|live|breaking(?: news)?|just in|exclusive|update(?:d)?|wrapup|correct(?:ion|ed)|analysis|factbox"
    r"|timeline|snapshot|witness|instant view|interview|explainer|video|photos|watch|q\+?a)(?: ?\d+)?\s*[-–—:|]+\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[|–—-]\s+(?P<tail>[^|–—]{2,40})$")
_BYLINE = re.compile(
    r"\s+(?:-- )?(?:By (?:the )?[A-Z][\w.’'-]*|(?:Posted|Updated|Published):? (?:by|on|at|\d)|\(Reuters\)).*$",
    re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=\w{3}[.!?])\s+(?=[A-Z“\"‘])")
_CLAUSE = re.compile(r"(?:[,;:]| [–—-]{1,2})\s|\s(?=(?:as|after|while|before|but|amid|ahead of|following)\s)")
# What makes a title less plain, and how much nearness to the others it is worth: a question tells nothing; what stands
# behind a speaker's colon is that side's word; a quotation or a figure is one article's among several.
_LESS_PLAIN = (
    (re.compile(r"\?"), 0.3),
    (re.compile(r"^[\w ]{3,30}: "), 0.15),
    (re.compile(r"[“”\"«]"), 0.08),
    (re.compile(r"\d"), 0.04),
)
_CUT = 0.15  # for a title that must be cut


def story_name(articles: Sequence[Article], telling: Sequence[float], taken: Collection[str] = ()) -> str:
    """A name from one of the articles' titles, at most LONGEST characters. `telling` says how near each title lies
    to what the other articles say (0 to 1); a name that is `taken` is used only where there is no other."""
    names = [plain(article) for article in articles]
    scores = [near - _distance(name, article) for name, near, article in zip(names, telling, articles, strict=True)]
    ranked = sorted(range(len(names)), key=lambda at: (names[at] in taken, -round(scores[at], 6), at))
    return names[ranked[0]]


def plain(article: Article) -> str:
    """The article's title without labels (`FLASH:`), the outlet's name and by-lines, cut to LONGEST characters."""
    title = " ".join(article.title.split()) or first_line(article.text) or article.outlet
    title = _without_outlet(title, article.outlet)
    if len(title) >= _STAND_IN:
        title = _SENTENCE.split(_BYLINE.sub("", title), maxsplit=1)[0] or title
    return shortened(_LABEL.sub("", title) or title)


def shortened(title: str, most: int = LONGEST) -> str:
    """The title as it is, or cut at a clause, else at a space, with an ellipsis where it is longer than `most`."""
    if len(title) <= most:
        return title
    ends = [found.start() for found in _CLAUSE.finditer(title) if _SHORTEST <= found.start() < most]
    cut = ends[-1] if ends else title.rfind(" ", 0, most)
    return title[: cut if cut > 0 else most - 1].rstrip(" ,;:–—-") + "…"


def _without_outlet(title: str, outlet: str) -> str:
    """`Truce agreed | Harbour Wire` without its end."""
    found = _TAIL.search(title)
    tail = found["tail"].casefold() if found else ""
    named = tail and (tail == outlet.casefold() or "|" in title[found.start() : found.end()])  # type: ignore[union-attr]
    return title[: found.start()] if found and named else title


def _distance(name: str, article: Article) -> float:
    """How little the name is a plain one."""
    unlike = sum(cost for pattern, cost in _LESS_PLAIN if pattern.search(name))
    return unlike + (_CUT if name.endswith("…") and not article.title.endswith(name) else 0.0)
