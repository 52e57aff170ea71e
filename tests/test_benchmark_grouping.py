"""Grouping into stories may not become worse: each figure has a floor, and each floor names its data.

Where data changes on purpose, run benchmarks/grouping.py, and pin its figures with the new digest. A floor lies .005
below its figure."""

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import grouping
import questions

# B-cubed F1, as benchmarks/grouping.py prints it.
SAMPLE = ("1c1016a5fb01", {"sample, by day": 0.971, "sample, all days": 0.931})
MIXED = ("f585ff10cea3", {"mixed, development": 0.895, "mixed, kept back": 0.845})
SLACK = 0.005


def held(pinned, floors, data):
    """Whether each set of tasks is grouped as well as its floor says."""
    assert questions.digest(*grouping.files(data)) == pinned, "the data has changed: measure and pin it again"
    of = grouping.sets(data)
    measured = {name: grouping.measured(grouping.ours, of[name]).f1 for name in floors}
    return all(measured[name] >= floor - SLACK for name, floor in floors.items()), measured


def test_the_samples_stories_are_found():
    """By the day, and all six days as one window."""
    good, measured = held(*SAMPLE, None)
    assert good, measured


@pytest.mark.shared_data
def test_mixed_topics_come_apart(shared_data):
    """Days of three topics put together; one half of the days was looked at, the other was not."""
    good, measured = held(*MIXED, shared_data)
    assert good, measured


def test_the_key_names_every_dated_article_once():
    """An undated one stands on no day; a day's story is told by articles of that day."""
    days, (whole,) = grouping.sample_tasks()
    dated = [one for one in grouping.read(grouping.articles_folder()) if one.published is not None]
    assert sorted(one.ref for one in whole.articles) == sorted(one.ref for one in dated)
    for day in days:
        assert len({one.published.isoformat()[:10] for one in day.articles}) == 1


def test_b_cubed_of_known_groupings():
    """Perfect, all apart, all together, and one between (Amigó et al. 2009 give such)."""
    assert grouping.b_cubed([1, 1, 2], ["a", "a", "b"]) == (1, 1)
    assert grouping.b_cubed([1, 2, 3], ["a", "a", "b"]) == (1, pytest.approx(2 / 3))
    assert grouping.b_cubed([1, 1, 1], ["a", "a", "b"]) == (pytest.approx(5 / 9), 1)
    assert grouping.b_cubed([1, 2, 2], ["a", "a", "b"]) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_every_baseline_groups_one_article_and_several():
    """Each gives a label for each article, with each of its settings."""
    days, _ = grouping.sample_tasks()
    for articles in (days[0].articles, days[0].articles[:1]):
        made = grouping.material(articles)
        for baseline, settings in grouping.TUNED.values():
            assert all(len(baseline(made, setting)) == len(articles) for setting in settings)
        for simple in (grouping.ours, grouping.each_alone, grouping.all_one):
            assert len(simple(made)) == len(articles)


def test_no_article_is_in_both_parts(tmp_path):
    """What was looked at is not what is reported."""
    for folder in grouping.FOLDERS:
        (tmp_path / "timelines" / folder).mkdir(parents=True)
        row = {"outlet": "o", "title": "t", "text": "It happened."}
        rows = [json.dumps(row | {"id": f"{folder}-{day}", "published": f"2011-01-0{day}"}) for day in range(1, 9)]
        (tmp_path / "timelines" / folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    development, kept_back = grouping.mixed_tasks(tmp_path)
    one, other = ({article.ref for task in part for article in task.articles} for part in (development, kept_back))
    assert one
    assert other
    assert not one & other
