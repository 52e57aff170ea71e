"""What the score of support is made of: figures by name that say how well the cited texts cover a claim. Pure over
their arguments; `benchmarks/fit_support.py` fits what turns them into a probability."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import log

import numpy as np

from assistant.check.features_align import Laid
from assistant.check.features_order import order_features
from assistant.check.windows import WIDEST, Matrix, Token, tokens

# Closeness below which a word of the claim has no counterpart.
_UNALIGNED = 0.35
# Where a claim cuts into parts of which each may stand elsewhere, or nowhere.
_CLAUSE = re.compile(r"[,;:]\s+|\s+(?:and|but|or|which|that|who|while|because|as|with|by|to|for)\s+")


def features(laid: Laid, rarity: Callable[[str], float], titles: str = "") -> dict[str, float]:
    """Every figure: shares and cosines, 0 to 1; `... missing` are weights or counts of what is not there, and
    `evidence words` is a logarithm, since the more there is to read, the more of any claim stands there by chance."""
    inside = laid.inside()
    keys = [token.key for token in laid.claim.tokens]
    everything = [token.key for source in laid.sources for token in source.tokens]
    found = {
        **_coverage(laid),
        **_unaligned(laid),
        **_names_and_numbers(laid),
        **_vectors(laid),
        **_around(laid, rarity),
        **order_features(keys, [token.key for token in inside], everything),
        "with title": _with_title(laid, titles),
        "clause least": _clause_least(laid),
        "evidence words": log(1 + len(everything)),
        "negation differs": float(
            any(token.negation for token in laid.claim.tokens) != any(token.negation for token in inside)
        ),
    }
    back = _back(laid, inside, rarity)
    forth = found["sharp window"]
    return found | {"back": back, "both ways": 2 * back * forth / (back + forth) if back + forth else 0.0}


def _coverage(laid: Laid) -> dict[str, float]:
    """Share of the claim by rarity that stands in the best window, in any two neighbours, in all the evidence."""
    narrow = [window.last - window.first < WIDEST for window in laid.windows]
    weights = laid.weights
    return {
        "exact window": float(weights @ laid.here.exact),
        "exact all": float(weights @ laid.anywhere.exact),
        "soft window": float(weights @ laid.here.soft),
        "soft two": float((weights @ laid.by_window.soft)[narrow].max()),
        "soft all": float(weights @ laid.anywhere.soft),
        "sharp window": float(weights @ laid.here.sharp),
        "sharp two": float((weights @ laid.by_window.sharp)[narrow].max()),
        "sharp all": float(weights @ laid.anywhere.sharp),
        "sentences mean": float((weights @ laid.by_sentence.sharp).mean()),
    }


def _unaligned(laid: Laid) -> dict[str, float]:
    """What of the claim has no counterpart in the best window, and in all the evidence."""
    missing, nowhere = laid.here.sharp < _UNALIGNED, laid.anywhere.sharp < _UNALIGNED
    return {
        "missing": float(laid.weights @ missing),
        "missing all": float(laid.weights @ nowhere),
        "missing run": _longest_run(laid.weights * missing),
        "rarest missing": float((laid.rarity * missing).max()),
        "rarest missing all": float((laid.rarity * nowhere).max()),
        "closeness mean": float(laid.here.soft.mean()),
        "closeness least": float(laid.anywhere.soft.min()),
    }


def _longest_run(weights: Matrix) -> float:
    """The most weight of neighbouring words that are all missing."""
    longest = run = 0.0
    for weight in weights.tolist():
        run = run + weight if weight else 0.0
        longest = max(longest, run)
    return longest


def _names_and_numbers(laid: Laid) -> dict[str, float]:
    """Shares of the claim's numbers, names and other words that stand in the best window and in all the evidence;
    where it has none, what a claim usually has."""
    here, anywhere, sharp = laid.here.exact.tolist(), laid.anywhere.exact.tolist(), laid.here.sharp.tolist()
    numbers = [at for at, token in enumerate(laid.matter) if token.number]
    names = [at for at, token in enumerate(laid.matter) if token.name and not token.number]
    others = [at for at, token in enumerate(laid.matter) if not token.name and not token.number]
    weights = laid.weights.tolist()
    return {
        "numbers window": _mean([here[at] for at in numbers], 0.8),
        "numbers missing": sum(1 - anywhere[at] for at in numbers),
        "names window": _mean([here[at] for at in names], 0.6),
        "names all": _mean([anywhere[at] for at in names], 0.75),
        "names missing": sum(1 - anywhere[at] for at in names),
        "others window": sum(weights[at] * sharp[at] for at in others) / sum(weights[at] for at in others)
        if others
        else 0.6,
    }


def _mean(figures: Sequence[float], of_none: float) -> float:
    return sum(figures) / len(figures) if figures else of_none


def _vectors(laid: Laid) -> dict[str, float]:
    best = np.sort(laid.cosines)[::-1]
    return {
        "cosine window": float(laid.cosines[laid.window.columns].max()),
        "cosine most": float(best[0]),
        "cosine two": float(best[:2].mean()),
        "cosine mean": float(best.mean()),
    }


def _with_title(laid: Laid, titles: str) -> float:
    """Share of the claim that stands in the best window or in the sources' titles, which say whom a text is about."""
    known = {token.key for token in tokens(titles)}
    named = np.array([token.key in known for token in laid.matter], dtype=np.float64)
    return float(laid.weights @ np.maximum(named, laid.here.sharp))


def _around(laid: Laid, rarity: Callable[[str], float]) -> dict[str, float]:
    """How near each word of matter with its neighbours is to some word of the evidence with its own."""
    places = [at for at, token in enumerate(laid.claim.tokens) if not token.stop] or [*range(len(laid.claim.tokens))]
    rows = laid.claim.around[places]
    nearest = np.max([(rows @ source.around.T).max(axis=1) for source in laid.sources if source.tokens], axis=0)
    weights = np.array([rarity(laid.claim.tokens[at].key) for at in places])
    return {
        "around mean": float(nearest @ weights / weights.sum()),
        "around quarter": float(np.sort(nearest)[len(nearest) // 4]),
    }


def _clause_least(laid: Laid) -> float:
    """Of the claim's clauses with two words of matter or more, how well the worst stands in one or two sentences."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(laid.claim.text)]
    narrow = [window.last - window.first < WIDEST for window in laid.windows]
    clauses: dict[int, list[int]] = {}
    for at, token in enumerate(laid.matter):
        clauses.setdefault(bisect_right(cuts, token.start), []).append(at)
    rows = [row for row in clauses.values() if len(row) > 1] or [[*range(len(laid.matter))]]
    table = laid.by_window.sharp[:, narrow]
    return min(float((laid.weights[row] @ table[row]).max() / laid.weights[row].sum()) for row in rows)


def _back(laid: Laid, inside: Sequence[Token], rarity: Callable[[str], float]) -> float:
    """Share by rarity of the best window's words of matter that the claim has: low where the evidence says far more."""
    keys = {token.key for token in inside if not token.stop}
    whole = sum(rarity(key) for key in keys)
    return sum(rarity(key) for key in keys if key in laid.claim.words) / whole if whole else 0.0
