"""The sample story holds what it promises, and its answer key is exact."""

import html
import json
import re
from collections import Counter
from datetime import date

import pytest
import yaml

from samples import answer_key, articles_folder

TAG = re.compile(r"<[^>]+>")


def _front_matter(raw):
    _, head, body = raw.split("---\n", 2)
    return yaml.safe_load(head), body.lstrip("\n")


def _page(raw):
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', raw, re.S).group(1))
    body = re.search(r"<article>(.*?)</article>", raw, re.S).group(1)
    head = {
        "title": data["headline"],
        "outlet": data["publisher"]["name"],
        "published": data["datePublished"],
        "url": data["mainEntityOfPage"],
    }
    return head, html.unescape(TAG.sub("", body))


def _plain(raw):
    title, _, line = raw.split("\n")[:3]
    outlet = line.split(",")[0]
    day = re.search(r"(\d+) May 2026", line).group(1)
    return {"title": title, "outlet": outlet, "published": f"2026-05-{int(day):02}"}, raw


def _load():
    found = {}
    for path in sorted(articles_folder().iterdir()):
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            for line in raw.splitlines():
                row = json.loads(line)
                found[row["id"]] = (row, row["text"])
        else:
            found[path.name] = {".md": _front_matter, ".html": _page, ".txt": _plain}[path.suffix](raw)
    return found


ARTICLES = _load()
QUESTIONS = [json.loads(line) for line in answer_key().read_text(encoding="utf-8").splitlines()]
COPIES = json.loads((articles_folder().parent / "copies.json").read_text(encoding="utf-8"))["groups"]


def _words(ref):
    return len(ARTICLES[ref][1].split())


def _of(*kinds):
    return [row for row in QUESTIONS if row["kind"] in kinds]


@pytest.mark.parametrize("row", _of("answerable"), ids=lambda row: row["id"])
def test_the_words_of_an_answer_stand_in_its_article(row):
    """Every answer is 10 to 200 characters long and stands exactly so in the text of the article named."""
    assert row["answers"]
    for answer in row["answers"]:
        assert 10 <= len(answer["words"]) <= 200
        assert answer["words"] in ARTICLES[answer["article"]][1]


@pytest.mark.parametrize("row", _of("answerable"), ids=lambda row: row["id"])
def test_every_article_with_the_same_words_is_listed(row):
    """Where the same words stand in a copy, the copy is listed too, unless it lies outside the dates asked for."""
    listed = {(answer["article"], answer["words"]) for answer in row["answers"]}
    assert len(listed) == len(row["answers"])
    for _, words in listed:
        for ref, (head, text) in ARTICLES.items():
            day = str(head.get("published") or "")[:10]
            inside = row.get("since", "") <= day <= row.get("until", "9999")
            assert ((ref, words) in listed) == (words in text and inside)


def test_the_unanswerable_have_no_answers():
    """A question that no article answers names no article."""
    assert all(row["answers"] == [] for row in _of("near-miss", "elsewhere"))


def test_the_counts_of_questions():
    """At least 60 questions are answerable, 60 are not, and 30 of those are near-misses."""
    kinds = Counter(row["kind"] for row in QUESTIONS)
    assert set(kinds) == {"answerable", "near-miss", "elsewhere"}
    assert kinds["answerable"] >= 60
    assert kinds["near-miss"] + kinds["elsewhere"] >= 60
    assert kinds["near-miss"] >= 30


def test_ids_run_and_no_question_comes_twice():
    """The ids run from q001 without a gap, and no question with its history comes twice."""
    assert [row["id"] for row in QUESTIONS] == [f"q{n:03}" for n in range(1, len(QUESTIONS) + 1)]
    asked = Counter((row["question"], json.dumps(row.get("history", []))) for row in QUESTIONS)
    assert max(asked.values()) == 1


def test_follow_ups_stand_among_both():
    """At least ten answerable and eight unanswerable questions follow on earlier turns, the last the assistant's."""
    follow_ups = [row for row in QUESTIONS if "history" in row]
    assert sum(row["kind"] == "answerable" for row in follow_ups) >= 10
    assert sum(row["kind"] != "answerable" for row in follow_ups) >= 8
    for row in follow_ups:
        roles = [turn["role"] for turn in row["history"]]
        assert roles == ["user", "assistant"] * (len(roles) // 2)
        assert roles
        assert all(turn["content"] for turn in row["history"])


def test_the_articles_outlets_and_days():
    """There are 30 to 40 articles of seven outlets, on each of the six days from Sunday 3 to Friday 8 May 2026."""
    heads = [head for head, _ in ARTICLES.values()]
    days = {str(head["published"])[:10] for head in heads if head.get("published")}
    assert 30 <= len(heads) <= 40
    assert len({head["outlet"] for head in heads}) == 7
    assert days == {f"2026-05-0{n}" for n in range(3, 9)}
    assert date(2026, 5, 3).strftime("%A") == "Sunday"


def test_addresses_are_invented_and_differ():
    """Every address is of its outlet under .example, and no two articles share one."""
    urls = [head["url"] for head, _ in ARTICLES.values() if "url" in head]
    assert len(set(urls)) == len(urls) >= len(ARTICLES) - 1
    for head, _ in ARTICLES.values():
        if "url" in head:
            assert head["url"].startswith(f"https://{head['outlet'].lower().replace(' ', '')}.example/")


def test_every_kind_of_file_is_there():
    """Markdown, two pages, a plain text and a JSONL file of two rows."""
    kinds = Counter(path.suffix for path in articles_folder().iterdir())
    assert kinds[".html"] >= 2
    assert (kinds[".txt"], kinds[".jsonl"]) == (1, 1)
    assert kinds[".md"] >= 25
    assert sum(not ref.endswith((".md", ".html", ".txt")) for ref in ARTICLES) == 2


def test_the_copies_exist_and_repeat_their_origin():
    """Each copy names articles of the story, is of another outlet, and repeats most of its origin."""
    spread = Counter()
    for group in COPIES:
        assert group["kind"] in {"verbatim", "trimmed", "retitled"}
        origin = group["origin"]
        assert group["articles"][0] == origin
        for ref in group["articles"][1:]:
            spread[origin] += 1
            assert ARTICLES[ref][0]["outlet"] != ARTICLES[origin][0]["outlet"]
            same_title = ARTICLES[ref][0]["title"] == ARTICLES[origin][0]["title"]
            assert same_title == (group["kind"] == "verbatim")
            sentences = re.split(r"(?<=[.”])\s+", ARTICLES[ref][1].strip())
            kept = sum(sentence in ARTICLES[origin][1] for sentence in sentences)
            assert kept >= 0.75 * len(sentences)
    assert len(spread) >= 2
    assert max(spread.values()) >= 4


def test_one_article_is_undated():
    """Exactly one article bears no date at all."""
    assert [ref for ref, (head, _) in ARTICLES.items() if not head.get("published")] == ["31-classroom-four.md"]


def test_one_article_is_long_and_one_has_two_lines():
    """One article runs over 2,500 words, and one has two lines only."""
    assert max(_words(ref) for ref in ARTICLES) >= 2500
    two = ARTICLES["10-envoy-lands-in-sarrik.md"][1].strip().split("\n\n")
    assert len(two) == 2
    assert all("\n" not in line for line in two)


def test_one_article_is_hostile():
    """One article's text carries a script, a remote image and instructions to a machine."""
    text = ARTICLES["29-karsh-power-exports.md"][1]
    assert "<script" in text
    assert '<img src="https://tracker.example/pixel.png"' in text
    assert "ignore previous instructions" in text.lower()


def test_one_article_keeps_its_page_furniture():
    """One article still has the furniture of its page in the text."""
    text = ARTICLES["23-announcement-may-slip.md"][1]
    for furniture in ("cookies", "Share this article", "Photo:", "Advertisement", "Read more:", "newsletter"):
        assert furniture in text
    assert text.count("Back to top") == 1


def test_both_kinds_of_quotation_marks_and_ellipses_occur():
    """Curly quotes, straight quotes and a quotation with an ellipsis all occur."""
    texts = [text for _, text in ARTICLES.values()]
    assert any("“" in text for text in texts)
    assert any('," he said' in text or '," she said' in text for text in texts)
    assert any("..." in text for text in texts)
