"""Names a story in plain words: the title among its articles' that stands best for all of them, cleaned and short.

A title keeps who says it: `Shelling kills 11, Dolmara says` without its end would claim more than the article does.
Where one must be cut, an ellipsis shows it. A page without a title of its own is named by its first sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.articles import first_line
from index.sentences import sentence_spans
from index.types import Article

# Characters of a name: a line on the page.
LONGEST = 80
# A clause that is shorter says too little to stand alone.
_SHORTEST = 30
# Words of a title at least; a first sentence needs more, to be none of a caption's or a rubric's.
_WORDS, _SENTENCE_WORDS = 3, 5
# Characters at the beginning of a text in which its first sentence is looked for.
_BEGINNING = 1_500

_LABEL = re.compile(
    r"^(?:(?:flash|live|breaking(?: news)?|just in|exclusive|update(?:d)?|wrapup|correct(?:ion|ed)|analysis|factbox"
    r"|timeline|snapshot|witness|instant view|interview|explainer|video|photos|watch|q\+?a)(?: ?\d+)?\s*[-–—:|]+\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[|–—-]\s+(?P<tail>[^|–—]{2,40})$")
_CLAUSE = re.compile(r"(?:[,;:]| [–—-]{1,2})\s|\s(?=(?:as|after|while|before|but|amid|ahead of|following)\s)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"(?:,? \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?)?"
# What stands before the first sentence of a text on one line with it, each taken off in turn, and the by-line behind a
# headline that runs into the text.
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"^.{0,140}?\([A-Z][\w.]*(?: [A-Z]\w*){0,2}\)\s*[-–—]+\s*",  # SARRIK, Dolmara (Harbour Wire) —
        rf"^.{{0,60}}?\b{_MONTH} \d{{1,2}},? \d{{4}}{_CLOCK}[\s|–—-]*",
        r"^By (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]+){0,2}(?:, [A-Z]{2,5}\b)?\s+",
        r"^[A-Z]{4,}(?: [A-Z]{3,})?(?:, [A-Z]\w+)?\s*[–—-]+\s+",  # BRENNA FORD —
        r"^[\\*•–—|\s]+",
    )
)
_BEHIND = re.compile(
    r"\s+(?:\\?\* |-- |By (?:the )?[A-Z][\w.’'-]+ [A-Z]|(?:Posted|Updated|Published)\b:?).*$", re.DOTALL
)
_TITLE_BEFORE = re.compile(r"^(?:[A-Z]{3,}[\w ,.]{0,40})?\([A-Z]\w+(?: [A-Z]\w+)?\)\s*[-–—]+\s*|^[\\*•|\s]+")
# What makes a title less plain, and how much nearness to the others it is worth: a question or a rubric tells nothing;
# what stands behind a speaker's colon is that side's word; a quotation or a figure is one article's among several.
_LESS_PLAIN = (
    (re.compile(r"\?|^(?:here (?:is|are)|following (?:is|are)|the opinions|you(?:'|’)?ve? )\b", re.IGNORECASE), 0.3),
    (re.compile(r"^[\w ]{3,30}: "), 0.15),
    (re.compile(r"[“”\"«]"), 0.08),
    (re.compile(r"\d"), 0.04),
)
_CUT = 0.08  # for a name that had to be cut


def story_name(
    articles: Sequence[Article],
    telling: Sequence[float],
    taken: Collection[str] = (),
    columns: Collection[str] = (),
) -> str:
    """A name from one of the articles, at most LONGEST characters. `telling` says how near each title lies to what the
    other articles say (0 to 1); a name that is `taken` is used only where there is no other; `columns` are titles that
    name no story."""
    names = [plain(article, columns) for article in articles]
    scores = [near - _unlike_a_name(name) for name, near in zip(names, telling, strict=True)]
    ranked = sorted(range(len(names)), key=lambda at: (names[at] in taken, -round(scores[at], 6), at))
    return names[ranked[0]]


def plain(article: Article, columns: Collection[str] = ()) -> str:
    """The article's title without labels (`FLASH:`) and the outlet's name; where it has none, or one of the columns',
    its first sentence. Cut to LONGEST characters."""
    title = " ".join(article.title.split())
    cleaned = _LABEL.sub("", _TITLE_BEFORE.sub("", _without_outlet(title, article.outlet))) or title
    if article.title in columns or _is_stand_in(title, article.text):
        cleaned = _first_sentence(article, columns) or cleaned
    return shortened(cleaned) or article.outlet or article.id


def shortened(title: str, most: int = LONGEST) -> str:
    """The title as it is, without a full stop, or cut at a clause, else at a space, with an ellipsis."""
    title = title[:-1] if re.search(r"\w{3}\.$", title) else title
    if len(title) <= most:
        return title
    ends = [found.start() for found in _CLAUSE.finditer(title) if _SHORTEST <= found.start() < most]
    cut = ends[-1] if ends else title.rfind(" ", 0, most)
    return title[: cut if cut > 0 else most - 1].rstrip(" ,;:–—-") + "…"


def _is_stand_in(title: str, text: str) -> bool:
    """Whether it is too short for a title, a by-line, or the beginning of a longer line of the text: the page had no
    title."""
    line, start = first_line(text, _BEGINNING), title.rstrip("…")
    cut = line.startswith(start) and len(line) > len(start)
    return cut or len(title.split()) < _WORDS or title.startswith(("By ", "by "))


def _first_sentence(article: Article, columns: Collection[str]) -> str:
    """The text's first sentence of some words that is no column's, without what stands before it on its line."""
    beginning = article.text[:_BEGINNING]
    for line in filter(None, map(str.strip, beginning.split("\n"))):
        for pattern in _BEFORE:
            line = pattern.sub("", line)
        for start, end in sentence_spans(line, article.language or "en"):
            sentence = _BEHIND.sub("", line[start:end])
            if len(sentence.split()) >= _SENTENCE_WORDS and sentence not in columns:
                return sentence
    return ""


def _without_outlet(title: str, outlet: str) -> str:
    """`Truce agreed | Harbour Wire` without its end."""
    found = _TAIL.search(title)
    if found is None:
        return title
    named = found["tail"].casefold() == outlet.casefold() or "|" in found.group()
    return title[: found.start()] if named else title


def _unlike_a_name(name: str) -> float:
    return sum(cost for pattern, cost in _LESS_PLAIN if pattern.search(name)) + _CUT * name.endswith("…")
