"""Groups a window's articles into stories by what they say, weightiest first. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from assistant.briefing.naming import story_name
from assistant.briefing.nearness import Matrix, column_titles, leads_of, near, telling
from assistant.briefing.types import Group, Material
from assistant.briefing.weighing import weights_of

# Two stories are one where their articles are as near as this in the mean. See benchmarks/grouping.py: from .13 to .16
# the figures differ by a point or two; below, the stories of one war run together, above, each article is its own.
SAME_STORY = 0.14
# What is told by several origins and is more than this share of the window, or is told by so many, is no story but the
# war that all are of. It is divided step by step until no part has more than half of it, at most up to a nearness from
# which two reporters' articles on one event come apart.
_MOST_OF_IT, _SEVERAL, _MANY = 0.85, 6, 40
_STEP, _NEAREST = 0.02, 0.28
Tree = npt.NDArray[np.float64]  # as scipy's linkage gives it


def group(material: Material, topics: Sequence[str] = (), known: Sequence[str] = ()) -> tuple[Group, ...]:
    """The stories of the window, weightiest first; every article stands in exactly one, copies with their origin.

    `known` are sentences that the reader has been told already, such as those of the previous briefing: a story that
    says them again weighs less, as does one that the articles of `material.before` have told."""
    if not material.articles:
        return ()
    leads = leads_of(material)
    closeness = near(leads)
    weights = weights_of(material, leads, topics, known)
    stories = [_told(members, closeness, material) for members in clusters(closeness, _families(material))]
    stories.sort(key=lambda members: (-weights.of(members), material.articles[members[0]].id))
    rows, columns, groups, taken = _rows(material), column_titles(material), list[Group](), set[str]()
    for members in stories:
        name = story_name([material.articles[row] for row in members], telling(leads, members), taken, columns)
        groups.append(_group(members, name, weights.of(members), material, rows))
        taken.add(name)
    return tuple(groups)


def clusters(closeness: Matrix, families: Sequence[Sequence[int]], same_story: float = SAME_STORY) -> list[list[int]]:
    """Rows that belong together: families joined, nearest first, as long as the mean nearness of their members allows
    (agglomerative, average linkage). Each row stands in exactly one, the members of a family in the same.

    Where most of the window would be one story, or more articles than any story has, it is the war and not a story of
    it: it is divided where it falls apart next."""
    if len(families) == 1:
        return [sorted(families[0])]
    distances = squareform(1 - _between(closeness, families), checks=False)
    tree = linkage(np.clip(distances, 0, 2), "average")
    parts = _divided(tree, list(range(len(families))), same_story)
    return [sorted(row for place in part for row in families[place]) for part in parts]


def _divided(tree: Tree, members: Sequence[int], same_story: float) -> Iterator[list[int]]:
    """The parts into which the members fall at this nearness, those that are too large divided further."""
    labels = fcluster(tree, 1 - same_story, "distance")
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for place in members:
        parts[int(labels[place])].append(place)
    for part in parts.values():
        nearer = same_story + _STEP
        if _too_large(len(part), len(labels)) and nearer <= _NEAREST:
            while _largest(tree, part, nearer) > len(part) / 2 and nearer + _STEP <= _NEAREST:
                nearer += _STEP
            yield from _divided(tree, part, nearer)
        else:
            yield part


def _too_large(part: int, whole: int) -> bool:
    return part > _MANY or (part >= _SEVERAL and part > _MOST_OF_IT * whole)


def _largest(tree: Tree, part: Sequence[int], same_story: float) -> int:
    """How many members of the part stay together at this nearness."""
    labels = fcluster(tree, 1 - same_story, "distance")[part]
    return int(np.bincount(labels).max())


def _between(closeness: Matrix, families: Sequence[Sequence[int]]) -> Matrix:
    """Shape (families, families): the mean nearness of their members. A family counts as one article."""
    order = np.concatenate([np.asarray(family, dtype=np.int64) for family in families])
    starts = np.cumsum([0, *map(len, families)])[:-1]
    sizes = np.array([len(family) for family in families], dtype=np.float32)
    sums = np.add.reduceat(np.add.reduceat(closeness[np.ix_(order, order)], starts, axis=0), starts, axis=1)
    return np.asarray(sums / np.outer(sizes, sizes), dtype=np.float32)


def _families(material: Material) -> list[list[int]]:
    """The articles' rows by their origin."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for row, article in enumerate(material.articles):
        families[material.origins.get(article.id, article.id)].append(row)
    return list(families.values())


def _told(members: Sequence[int], closeness: Matrix, material: Material) -> list[int]:
    """The members, most telling first: what lies nearest to all others, origins before their copies."""
    ids = [material.articles[row].id for row in members]
    copies = [material.origins.get(one, one) != one for one in ids]
    central = closeness[np.ix_(members, members)].mean(axis=1)
    order = sorted(range(len(members)), key=lambda at: (copies[at], -round(float(central[at]), 6), members[at]))
    return [members[at] for at in order]


def _rows(material: Material) -> dict[str, list[int]]:
    """Article id -> the rows of its sentences."""
    rows: dict[str, list[int]] = {article.id: [] for article in material.articles}
    for row, excerpt in enumerate(material.excerpts):
        rows[excerpt.article.id].append(row)
    return rows


def _group(
    members: Sequence[int], name: str, weight: float, material: Material, rows: Mapping[str, list[int]]
) -> Group:
    articles = tuple(material.articles[row] for row in members)
    return Group(
        name=name,
        articles=articles,
        excerpts=tuple(sorted(row for article in articles for row in rows[article.id])),
        origins=tuple(dict.fromkeys(material.origins.get(article.id, article.id) for article in articles)),
        weight=weight,
    )
