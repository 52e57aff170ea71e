"""Questions to begin with, out of the library's own content. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.types import Article

# Out of the sample's answer key: a number that was corrected, a speaker, a decision, a figure.
SAMPLE = (
    "What is the health ministry's latest death toll for the Brenna Ford market?",
    "Who said that Kestria had given the green light to engage?",
    "What did the Kestrian cabinet decide on Friday, and by what margin?",
    "How many refugees has Melland taken in?",
)
# A name of two to four words inside a sentence: the word before it is in lower case, so that no sentence start passes.
_NAME = re.compile(r"(?<=[a-z,] )((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)(?![\w’'-])")
_LEAD = 2000  # characters of an article in which its main names stand
_LONGEST_TITLE = 90


def examples(newest: Sequence[Article], is_sample: bool) -> list[str]:
    """Up to four questions that these articles, newest first, can be expected to answer."""
    if is_sample:
        return list(SAMPLE)
    names = [f"What do the articles say about {name}?" for name in frequent_names(newest)[:2]]
    titles = dict.fromkeys(article.title for article in newest if len(article.title) <= _LONGEST_TITLE)
    return (names + [f"What is reported under “{title}”?" for title in titles])[:4]


def frequent_names(articles: Sequence[Article]) -> list[str]:
    """Names that stand in the most articles, at least two, most frequent first."""
    seen = Counter(name for article in articles for name in set(_NAME.findall(article.text[:_LEAD])))
    return [name for name, times in seen.most_common() if times > 1]
