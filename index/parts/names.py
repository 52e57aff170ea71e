"""The names in a sentence, each with its kind and the title that stands with it. English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.parts.gazetteer import known_kind, longest
from index.parts.lists import word_set
from index.parts.runs import PARTICLES, Piece, capital, is_listed, is_org_word, ordinary, runs
from index.parts.spelling import fold
from index.parts.titles import title_ahead, title_before
from index.parts.types import Name, NameKind, Word
from index.parts.wordlists import word_classes

_PARTS = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")
_PLACE_FIRST = frozenset(["lake", "mount", "river", "port", "camp", "fort", "cape"])
_INSIDE = PARTICLES | {"of", "the", "for", "and", "&", "."}
_WITHIN = frozenset(
    {"in", "at", "near", "from", "outside", "across", "around", "inside", "into", "throughout", "toward"}
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "and"})
_SHOUTED = 7  # letters from which a word in capitals is a dateline or a headline, not an acronym
_PLAIN_WORDS = 7  # one long word in so many may be in small letters where every word of a headline has its capital
_REACH = 7  # words after a comma in which an office may stand in apposition


def names(text: str, words: Sequence[Word]) -> tuple[Name, ...]:
    """The names of a sentence in order, without their titles and possessives. Weekdays and months are none, nor is an
    ordinary word that only begins the sentence; of a headline in capitals the known names and the tagger's."""
    headline = _is_headline(words)
    taken = (_only_names(run) if headline else _without_first(run) for run in runs(text, words))
    split = (_name(text, words, part, title) for run in taken for part, title in _split(run) if part)
    return tuple(name for name in split if name.parts)


def _is_headline(words: Sequence[Word]) -> bool:
    long = [capital(word.text) for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) > 4 and words[-1].text != "." and long.count(False) * _PLAIN_WORDS < len(long)


def _only_names(run: list[Piece]) -> list[Piece]:
    """Of a run in a headline, from its first surely named word to its last."""
    sure = [
        n for n, piece in enumerate(run) if known_kind(piece.key) or (not ordinary(piece.key) and capital(piece.text))
    ]
    return run[sure[0] : sure[-1] + 1] if sure else []


def _without_first(run: list[Piece]) -> list[Piece]:
    """The run without an ordinary word that bears its capital for beginning the sentence."""
    head = run[0]
    if not head.first or is_listed(head) or _known_ahead(run) > 1 or not ordinary(head.key):
        return run
    if len(run) == 1:
        speaks = head.speaks and head.tag == "NN1" and not _is_speaker(head.key)
        return run if speaks or (head.tag == "NP0" and not head.key.endswith(("s", "ing", "ed"))) else []
    title = title_ahead([piece.key for piece in run])
    follows = run[1]
    if title or head.key in word_set("givennames.txt"):
        return run
    if any(is_org_word(piece) for piece in run[1:]) and head.tag.startswith(("NN", "AJ", "NP")):
        return run
    return run if head.tag == "NP0" or (follows.tag != "NP0" and not known_kind(follows.key)) else run[1:]


def _is_speaker(word: str) -> bool:
    """Whether a word is one for those who speak without being named: parliament, police."""
    return word in ("opposition", "management", "defence", "prosecution", "counsel") or any(
        word in held for held in word_classes("speakers.txt").values()
    )


def _split(run: list[Piece]) -> Iterator[tuple[list[Piece], str]]:
    """The names in a run: a people or land in front of a title or a common noun, a title, and what is named."""
    while run and run[0].key in ("the", "a", "an", "."):
        run = run[1:]
    title = ""
    while run:
        ahead = title_ahead([piece.key for piece in run if piece.text != "."])
        if ahead:
            taken, run = _take_title(run, ahead)
            title = "" if run and run[0].text in ("of", "for") else title or taken
            run = _after_small(run)
            continue
        if title:
            yield _trimmed(run), title
            return
        known = _known_ahead(run)
        cut = known if known and known < len(run) and _stands_alone(run, known) else _before_title(run)
        if not cut:
            yield _trimmed(run), ""
            return
        yield _trimmed(run[:cut]), ""
        run = _after_small(run[cut:])


def _take_title(run: list[Piece], ahead: int) -> tuple[str, list[Piece]]:
    """The title at the head of a run in lower case, and the rest."""
    taken: list[str] = []
    while run and (len(taken) < ahead or run[0].text == "."):
        if run[0].text != ".":
            taken.append(run[0].key)
        run = run[1:]
    return " ".join(taken), run


def _known_ahead(run: list[Piece]) -> int:
    """How many of the first pieces are a name of the lists; the longest."""
    for length in range(min(longest(), len(run)), 0, -1):
        if known_kind(" ".join(piece.key.replace("-", " ") for piece in run[:length])):
            return length
    return 0


def _stands_alone(run: list[Piece], known: int) -> bool:
    """Whether the name of the lists at the head of a run is one of its own: a people always, a land before a title,
    a body before anything that is not of it."""
    kind = known_kind(" ".join(piece.key.replace("-", " ") for piece in run[:known]))
    rest = [piece.key for piece in run[known:]]
    people = kind == "people" or known_kind(" ".join(rest)) == "people"  # South Carolina Democrats
    return people or bool(title_ahead(rest)) or run[known - 1].cut


def _before_title(run: list[Piece]) -> int:
    """Where a title with a name after it begins inside the run (CIA Director Bill Burns), 0 where none does."""
    for place in range(1, len(run) - 1):
        ahead = title_ahead([piece.key for piece in run[place:]])
        if ahead and place + ahead < len(run) and run[place - 1].text not in _INSIDE:
            return place
    return 0


def _after_small(run: list[Piece]) -> list[Piece]:
    while run and ((run[0].text.casefold() in _INSIDE and not capital(run[0].text)) or run[0].text in ("The", ".")):
        run = run[1:]
    return run


def _trimmed(run: list[Piece]) -> list[Piece]:
    while run and run[-1].text == ".":
        run = run[:-1]
    return run


def _name(text: str, words: Sequence[Word], run: list[Piece], title: str) -> Name:
    start, end = run[0].start, run[-1].end
    shown = text[start:end]
    parts = tuple(part.casefold() for part in _PARTS.findall(shown.replace("-", " ").replace("–", " ")))
    title = title or _office_before(words, run[0].word) or _apposition(words, run[-1].word)
    kind = _kind(words, run, title, " ".join(map(fold, parts)))
    return Name(start, end, shown, parts, kind, title if kind == "person" else "")


def _office_before(words: Sequence[Word], place: int) -> str:
    """The title in small letters right before a name (national security adviser Jake Sullivan), with or without a
    comma, "" where none stands there."""
    if place and words[place - 1].text == ",":
        place -= 1
    before = list(words[max(0, place - _REACH) : place])
    while before and not all(word.text.islower() for word in before):
        before = before[1:]
    keys = [fold(word.text.replace("-", " ")) for word in before]
    length = title_before(keys)
    return " ".join(keys[-length:]) if length else ""


def _apposition(words: Sequence[Word], place: int) -> str:
    """The office after a name and a comma (Ron Dermer, a senior Israeli official), "" where none stands there."""
    after = words[place + 1 : place + 2 + _REACH]
    if len(after) < 3 or after[0].text != ",":
        return ""
    keys = [fold(word.text.replace("-", " ")) for word in after[1:]]
    for start, word in enumerate(after[1:]):
        length = title_ahead(keys[start:])
        if length:
            return " ".join(keys[start : start + length])
        if not (word.tag.startswith(("AT", "AJ", "POS", "DP", "DT", "NP", "ORD")) or capital(word.text)):
            return ""
    return ""


def _kind(words: Sequence[Word], run: list[Piece], title: str, phrase: str) -> NameKind:
    known = known_kind(phrase)
    last = run[-1]
    if known and not (title and known == "place"):
        return known
    if last.key in word_set("placewords.txt") or (len(run) > 1 and run[0].key in _PLACE_FIRST):
        return "place"
    if is_org_word(last) or any(is_org_word(piece) for piece in run if piece.text not in _INSIDE and len(run) > 2):
        return "organisation"
    if title:
        return "person"
    if last.text.isupper() and 1 < len(last.key) < _SHOUTED and len(run) == 1:
        return "organisation"
    if run[0].key in word_set("givennames.txt") and not run[0].cut:
        return "person"
    if any(piece.text.casefold() in PARTICLES for piece in run[1:]):
        return "person"
    return "place" if _lies(words, run) else "unknown"


def _lies(words: Sequence[Word], run: list[Piece]) -> bool:
    """Whether "in" or its like stands before a name that owns nothing."""
    before, after = run[0].word - 1, run[-1].word + 1
    owns = after < len(words) and words[after].tag == "POS"
    return before >= 0 and words[before].lemma in _WITHIN and not owns and not run[0].cut
