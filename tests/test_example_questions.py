"""The questions that the desk offers to ask of the sample story."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import questions

from assistant.assistant import Assistant
from assistant.quoting import QuotingWriter
from assistant.screens.examples import SAMPLE
from assistant.settings import Settings


def test_the_first_sentence_of_each_example_answers_it(tmp_path):
    """What a new reader sees first is an answer, and stands in the key."""
    index, cases = questions.sample(tmp_path)
    places = {case.question: case.places for case in cases if case.answerable}
    assistant = Assistant(Settings(tmp_path), index, QuotingWriter(index.rarity))
    for question in SAMPLE:
        (first,) = assistant.answer(question).sentences[0].citations
        spans = [(start, end) for article, start, end in places[question] if article == first.article]
        assert any(first.start < end and start < first.end for start, end in spans), question
    index.close()
