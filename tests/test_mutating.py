"""The changes that make a faithful sentence wrong: fluent, of the kind they claim to be, and blind to the check."""

import ast
import json
import re
import sys
from pathlib import Path
from random import Random
from typing import get_args

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import mutations
from claims import Library, claim_of, load
from mutating import OPERATORS, context_of, mutant_of, mutants
from mutating.baselines import names_and_numbers, overlap
from mutating.measure import Case, cases, chosen, counted, figures, judged, thinned
from mutating.names import names_of
from mutating.speakers import attribution
from mutating.verbs import base, is_finite_past, participle, past, third

from assistant.types import Label
from index.articles import new_article

LABELS = get_args(Label)

BENCHMARKS = Path(mutations.__file__).parent
FILLER = "The harbour of Ostrel and Brenna Ford saw ships of every size that week, as in other years. " * 9
STORY = "\n\n".join(
    [
        "Aldersund tells of a truce",
        "Foreign Minister Elin Varsted said on Tuesday that Lindmark will send 14 observers to Tolvek in northern"
        " Kestria. Envoy Joren Halvik said the plan may fail.",
        "“We are ready to talk and we will not wait,” said Denis Karov, a spokesman. “The bridge is open.”"
        " President Radomir Tesk did not reply.",
        FILLER,
        FILLER,
        "In Sarrik, Luan Merak said Dolmara had not agreed. “There is nothing left to discuss here,” Luan Merak said."
        " Radomir Tesk told reporters nothing. Obi Marsh said the lorries were late.",
    ]
)
OTHER = "Pavel Orsin said two gates of the Karsh Dam were opened in Morvane. Harbour Wire and Valley Radio were there."


@pytest.fixture(scope="module")
def library():
    """An article that all claims speak of, and another."""
    first = new_article(STORY, ref="story.md", outlet="Harbour Wire", title="A truce")
    return Library("sample", {"story.md": first, "other.md": new_article(OTHER, ref="other.md", outlet="Coastal Post")})


@pytest.fixture(scope="module")
def claim(library):
    """Makes a claim; its evidence is the sentence of the story that holds the given words."""

    def made(text, words="Elin Varsted", ref="story.md", number=1):
        whole = library.articles[ref].text
        at = whole.index(words)
        start = max(whole.rfind(". ", 0, at) + 2, whole.rfind("\n", 0, at) + 1, 0)
        end = re.compile(r"\.[”]?(?=\s|$)").search(whole, at).end()
        row = {"id": f"s-{number}", "kind": "paraphrase", "device": "a; b", "claim": text}
        return claim_of(row | {"evidence": [{"ref": ref, "start": start, "end": end}]}, library)

    return made


@pytest.fixture(scope="module")
def changed(library, claim):
    """The text that an operator makes of a claim, with each of 20 seeds."""

    def made(name, text, words="Elin Varsted", beside=()):
        about = claim(text, words)
        context = context_of(library, [about, *beside])
        return {OPERATORS[name](about, context, Random(seed)) for seed in range(20)}

    return made


def test_the_operators_know_nothing_of_the_check():
    """No module of the changes imports the check or the reading of statements, whose words they are to attack."""
    for path in (BENCHMARKS / "mutating").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] in ("index", "assistant", "prompts")], path.name


def test_twenty_ways_of_going_wrong():
    """As many as are claimed."""
    assert len(OPERATORS) == 20


@pytest.mark.parametrize(
    ("operator", "text", "words", "expected"),
    [
        ("number changed", "At least 11 observers will go.", "Elin Varsted", "At least 12 observers will go."),
        ("number changed", "Fewer than 7 observers will go.", "Elin Varsted", "Fewer than 6 observers will go."),
        ("number changed", "In 2011 it ended on 3 May at 5.20 p.m.", "Elin Varsted", None),
        ("unit changed", "It lasts more than 21 days.", "Elin Varsted", "It lasts more than 21 weeks."),
        ("unit changed", "It ends within 3 days.", "Elin Varsted", "It ends within 3 hours."),
        ("unit changed", "The 21-day pause holds.", "Elin Varsted", re.compile(r"The 21-(?:week|hour) pause holds\.")),
        ("date shifted", "It ends before 6 May.", "Elin Varsted", re.compile(r"It ends before (?:4 May|6 March)\.")),
        ("date shifted", "It has held since March.", "Elin Varsted", "It has held since May."),
        ("negation turned", "Tesk did not reply.", "Tesk", "Tesk replied."),
        ("negation turned", "Tesk has yet to reply.", "Tesk", "Tesk has already replied."),
        (
            "negation turned",
            "Tesk denied that he knew.",
            "Tesk",
            re.compile(r"Tesk (?:confirmed|admitted) that he knew\."),
        ),
        ("negation turned", "The bridge is open.", "bridge", "The bridge is not open."),
        (
            "negation turned",
            "Nobody knows whether the bridge is open.",
            "bridge",
            "Somebody knows whether the bridge is open.",
        ),
        ("negation turned", "All bridges are open.", "bridge", None),
        ("modality raised", "Halvik said the plan may fail.", "may fail", "Halvik said the plan will fail."),
        ("modality raised", "Nobody may enter in May.", "may fail", None),
        (
            "attribution dropped",
            "Varsted said on Tuesday that 14 observers will go.",
            "Elin Varsted",
            "14 observers will go.",
        ),
        ("attribution dropped", "14 of them will go, according to Varsted.", "Elin Varsted", "14 of them will go."),
        ("attribution dropped", "The bridge, Karov said, is open to all.", "Karov", "The bridge is open to all."),
        ("attribution dropped", "“We are ready to talk,” said Karov.", "Karov", None),
        (
            "sources multiplied",
            "A senior official said it failed.",
            "may fail",
            re.compile(r"(?:Several|Three|A number of) senior officials said it failed\."),
        ),
        ("sources multiplied", "Two officials said it failed.", "may fail", None),
        (
            "named or unnamed",
            "Halvik said the plan may fail.",
            "may fail",
            re.compile(r"An? [a-z ]+ said the plan may fail\."),
        ),
        (
            "named or unnamed",
            "An official said it may fail.",
            "may fail",
            re.compile(r"[A-Z]\w+ [A-Z]\w+, an official, said it may fail\."),
        ),
        (
            "speaker swapped",
            "Halvik said the plan may fail.",
            "may fail",
            re.compile(r"(?!Joren)[A-Z]\w+ [A-Z]\w+ said the plan may fail\."),
        ),
        (
            "office-holder named",
            "The mayor said it failed.",
            "may fail",
            re.compile(r"The mayor, [A-Z]\w+ [A-Z]\w+, said it failed\."),
        ),
        (
            "office-holder named",
            "Kestria’s foreign minister agreed.",
            "may fail",
            "Kestria’s foreign minister, Ilka Brandov, agreed.",
        ),
        ("outlet swapped", "Varsted told the Harbour Wire so.", "Elin Varsted", "Varsted told Valley Radio so."),
        (
            "outlet swapped",
            "The plan may fail.",
            "may fail",
            re.compile(r"According to Valley Radio, the plan may fail\."),
        ),
        ("quote word changed", "“We are ready to talk,” said Karov.", "Karov", "“We are willing to talk,” said Karov."),
        ("scope widened", "Some of the observers will go.", "Elin Varsted", "All of the observers will go."),
        ("scope widened", "Some twenty observers will go.", "Elin Varsted", None),
        ("scope widened", "People in northern Kestria leave.", "Elin Varsted", "People throughout Kestria leave."),
        ("scope widened", "Three of the gates are open.", "Elin Varsted", "All of the gates are open."),
        ("scope widened", "It was the worst flood since 1990.", "Elin Varsted", "It was the worst flood ever."),
        ("scope widened", "Schools are shut until 17 May.", "Elin Varsted", "Schools are shut indefinitely."),
        ("scope widened", "Shops in the Tolvek region are shut.", "Elin Varsted", "Shops throughout Kestria are shut."),
        (
            "scope widened",
            "Few residents in Tolvek were there.",
            "Elin Varsted",
            "Few residents throughout Kestria were there.",
        ),
        ("scope widened", "They read parts of it, among several others.", "Elin Varsted", None),
        (
            "scope widened",
            "Local officials spoke of a short pause.",
            "Elin Varsted",
            re.compile(r"(?:National|Local) officials spoke of a (?:short|permanent) pause\."),
        ),
        ("scope widened", "Local trains took part of the day in the second half of May.", "Elin Varsted", None),
        ("cause invented", "“We are ready,” he said.", "Elin Varsted", None),
        ("cause invented", "They left because of the rain.", "Elin Varsted", None),
        ("cause invented", "They left the town when shells fell on it, which was sad.", "Elin Varsted", None),
        (
            "cause invented",
            "They left town when the shells fell there.",
            "Elin Varsted",
            re.compile(r"They left town because the shells fell there\.|They left .* (?:because|in revenge) .*"),
        ),
        ("tense shifted", "Tesk is rushing to finish it.", "Elin Varsted", "Tesk has finished it."),
        ("tense shifted", "Tesk was to meet them.", "Elin Varsted", "Tesk had met them."),
        ("tense shifted", "Tesk hopes to meet them.", "Elin Varsted", "Tesk met them."),
        ("tense shifted", "He said it would be a mistake.", "Elin Varsted", None),
        (
            "modality raised",
            "Tesk is considering a pause.",
            "Elin Varsted",
            re.compile(r"Tesk (?:has decided on|is preparing) a pause\."),
        ),
        ("modality raised", "They were thought to be lost.", "Elin Varsted", "They were lost."),
        (
            "modality raised",
            "Karov said they may or may not go.",
            "may fail",
            "Karov confirmed they may or may not go.",
        ),
        ("attribution dropped", "According to the Harbour Wire, it has failed.", "Elin Varsted", None),
        ("attribution dropped", "Officials reported two men dead near it.", "Elin Varsted", None),
        (
            "sources multiplied",
            "One of the diplomats said it failed.",
            "may fail",
            "Several of the diplomats said it failed.",
        ),
        (
            "sources multiplied",
            "It failed, somebody there says.",
            "may fail",
            re.compile(r"It failed, (?:several|three) people there say\."),
        ),
        ("sources multiplied", "A doctor whose name is known said it failed.", "may fail", None),
        ("tense shifted", "Lindmark will send 14 observers.", "Elin Varsted", "Lindmark sent 14 observers."),
        ("tense shifted", "The observers will be sent tomorrow.", "Elin Varsted", "The observers were sent yesterday."),
        ("tense shifted", "If it fails, Lindmark will send more.", "Elin Varsted", None),
        (
            "cause invented",
            "The plan has failed, Halvik said.",
            "may fail",
            re.compile(r"The plan has failed (?:because|for fear) [a-z ]+, Halvik said\."),
        ),
    ],
)
def test_what_an_operator_makes_of_a_sentence(changed, operator, text, words, expected):
    """One sentence each, in the form that the change is to have."""
    found = changed(operator, text, words)
    if isinstance(expected, re.Pattern):
        assert all(one and expected.fullmatch(one) for one in found), found
    else:
        assert found == {expected}


def test_a_name_is_swapped_for_one_of_its_kind_that_the_sources_lack(changed):
    """A city for a city, a person for a person; never for one that the passage holds."""
    for one in changed("entity swapped", "Observers will go to Tolvek."):
        assert one in {f"Observers will go to {city}." for city in ("Ostrel", "Brenna Ford", "Sarrik", "Morvane")}
    assert not any("Karov" in one for one in changed("entity swapped", "Elin Varsted will go."))


def test_a_quotation_is_spliced_and_given_away(changed):
    """Another sentence of the articles joins it; another speaker says it."""
    text = "“We are ready to talk and we will not wait,” said Denis Karov."
    assert any(one and one.count("“") == 1 and one != text for one in changed("quotes spliced", text, "Karov"))
    for one in changed("quote reassigned", text, "Karov"):
        assert one.startswith("“We are ready to talk and we will not wait,” said ")
        assert "Karov" not in one


def test_the_citation_moves_to_a_passage_that_says_something_else(changed):
    """The text stays; the sources do not hold it."""
    for moved in changed("citation moved", "Lindmark will send 14 observers to Tolvek."):
        assert "14 observers" not in moved[0].text


def test_facts_of_two_articles_are_fused(changed, claim):
    """The other article's fact stands under the first one's citation."""
    other = claim("The gates were opened in Morvane.", "Pavel Orsin", "other.md", 2)
    found = changed("facts fused", "Lindmark will send 14 observers.", beside=[other])
    joined = {f"Lindmark will send 14 observers, {word} the gates were opened in Morvane." for word in ("while", "and")}
    assert found <= joined


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Three came down, two residents said by phone.", "two residents"),
        ("Three came down, said Nuria Salt, the mayor.", "Nuria Salt, the mayor"),
        ("In Sarrik, an aide said on Monday that it failed.", "an aide"),
        ("It failed, Denis Karov said, provided that they agree.", "Denis Karov"),
        ("According to a pair of residents, guns could be heard.", "a pair of residents"),
        ("Karov, the spokesman, told reporters that it failed.", "Karov, the spokesman"),
        ("Dolmara blames the army, which it says opened fire.", None),
        ("No side’s version could be confirmed by the Harbour Wire.", None),
        ("He said it failed.", None),
    ],
)
def test_who_says_it(text, speaker):
    """Found where the form shows it, and else not guessed."""
    found = attribution(text)
    assert (found and text[slice(*found.speaker)]) == speaker


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("begin", ("began", "begun", "begins")),
        ("deny", ("denied", "denied", "denies")),
        ("plan", ("planned",) * 2 + ("plans",)),
        ("rise", ("rose", "risen", "rises")),
        ("have", ("had", "had", "has")),
        ("reach", ("reached", "reached", "reaches")),
    ],
)
def test_forms_of_verbs(verb, forms):
    """Past, participle and the form with he, she or it; and back."""
    assert (past(verb), participle(verb), third(verb)) == forms
    assert base(forms[0]) == verb
    assert is_finite_past(forms[0]) == (forms[0] != forms[1])


@pytest.fixture(scope="module")
def of_sample():
    """The sample's claims with all their mutants."""
    [(library, read)] = load(None)
    return list(mutants(context_of(library, read[::3])))


def test_mutants_of_the_sample_are_clean(of_sample):
    """Each says something else than its claim or cites something else, once for each operator and claim, and leaves
    no doubled space or mark behind."""
    assert len({(mutant.operator, mutant.claim.id) for mutant in of_sample}) == len(of_sample)
    for mutant in of_sample:
        assert mutant.text != mutant.claim.text or mutant.sources != mutant.claim.sources
        assert mutant.sources
        assert not re.search(r"  |,,|,\.| \.|\ba [aeio]\w{3}|·", mutant.text), mutant.text


def test_every_operator_finds_something_in_the_sample(of_sample):
    """None of the twenty sleeps."""
    assert {mutant.operator for mutant in of_sample} == set(OPERATORS)


def test_the_same_claims_give_the_same_mutants(library, claim):
    """Whatever else is measured beside them."""
    about = claim("Envoy Joren Halvik said the plan may fail.", "may fail")
    context = context_of(library, [about])
    for name, operator in OPERATORS.items():
        assert mutant_of(name, operator, about, context) == mutant_of(name, operator, about, context)


@pytest.fixture(scope="module")
def listed(library, claim):
    """Cases of two faithful claims and their mutants."""
    texts = ["Lindmark will send 14 observers to Tolvek.", "Elin Varsted said Lindmark will send observers."]
    return cases([(library, [claim(text, number=number) for number, text in enumerate(texts)])])


def blind(text, sources):
    """A check that supports everything but one number."""
    return "partly" if "15" in text or "13" in text else "supported"


def test_outcomes_are_counted(listed):
    """By group, half and kind of article; mutants and faithful ones apart."""
    outcomes = judged(listed, blind)
    assert counted(chosen(outcomes, "number changed")).share == 1
    assert counted(chosen(outcomes, faithful=True)).caught == 0
    assert counted(chosen(outcomes, "paraphrase", tag="b", real=False)).n == 2
    assert counted([]).share == 0
    made = figures(outcomes)
    assert made["false alarms"] == 0
    assert made["groups"]["number changed"]["all"] == 1


def test_fewer_mutants_are_always_the_same(listed):
    """At most so many of each operator; all the faithful ones."""
    few = thinned(listed, 1)
    assert few == thinned(listed, 1)
    assert sum(case.faithful for case in few) == 2
    assert max(sum(case.group == name for case in few) for name in OPERATORS) == 1


def test_the_baselines(listed, claim):
    """Names and numbers are looked up as they are written; overlap finds its own threshold."""
    about = claim("Lindmark will send 14 observers to Tolvek.")
    assert names_and_numbers(about.text, about.sources) == "supported"
    assert names_and_numbers(about.text.replace("14", "15"), about.sources) == "not supported"
    judge = overlap([Case("paraphrase", (), about, about.text, about.sources)])
    assert judge(about.text, about.sources) == "supported"
    assert judge("Nothing of this kind stands anywhere.", about.sources) == "not supported"


def test_the_tables_are_printed(listed):
    """A row for each operator, the false alarms, the baselines and the time."""
    outcomes = judged(listed, blind)
    printed = "\n".join(mutations.report(outcomes, {"overlap": judged(listed, overlap(listed))}))
    for told in ("number changed", "all operators", "paraphrase", "overlap", "recall", "median"):
        assert told in printed


def test_what_is_missed_is_shown_of_the_development_part_alone(listed):
    """The kept-back part stays unread; a row of another name is refused."""
    found = mutations.row(listed, "entity swapped")
    assert {case.claim.part for case in found} <= {"development"}
    assert len(found) == sum(c.group == "entity swapped" and c.claim.part == "development" for c in listed)
    shown = "\n".join(mutations.shown(judged(listed, lambda text, sources: "supported")))
    assert "number changed" in shown
    assert "made of" in shown
    assert "cited" in shown
    with pytest.raises(SystemExit, match="No row"):
        mutations.row(listed, "no such row")


def test_mutants_are_printed_to_be_read(listed):
    """Some of each operator, each under the sentence that it was made of."""
    printed = "\n".join(mutations.some(listed, 2, 0))
    assert "## number changed: 1" in printed


def test_the_script_prints_what_it_is_asked_for(library, claim, monkeypatch, capsys, tmp_path):
    """The tables, some mutants, what is missed, and the figures in a file."""
    read = [claim("Lindmark will send 14 observers to Tolvek.")]
    monkeypatch.setattr(mutations, "load", lambda data: [(library, read)])
    monkeypatch.setattr(mutations, "desk", lambda: blind)
    monkeypatch.setattr(mutations, "shared_data", lambda: None)

    def printed(*arguments):
        monkeypatch.setattr(sys, "argv", ["mutations.py", *arguments])
        mutations.main()
        return capsys.readouterr()

    assert "Real news left out" in printed("--mutants", "1").err
    assert "-> supported" in printed("--show", "entity swapped").out or read[0].part == "kept-back"
    assert "all operators" in printed("--json", str(tmp_path / "figures.json")).out
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["false alarms"] == 0
    assert counted(mutations.measure(None, blind, 1)).n <= 21


def test_the_desk_is_what_is_measured(claim):
    """A verbatim sentence is supported by the desk's own check, all the way from the passage."""
    about = claim("The bridge is open.", "bridge")
    assert (
        mutations.desk()("Elin Varsted said on Tuesday that Lindmark will send 14 observers.", about.sources) in LABELS
    )


def test_a_larger_library_counts_names_twice():
    """Where page furniture and misprints abound, a name must be found twice to be one."""
    once = "Mayor Nuria Salt said so. Mayor Lena Doss said so. Mayor Lena Doss said more."
    assert set(names_of([once]).people) == {"Salt", "Doss"}
    assert set(names_of([once, "and so on " * 40_000]).people) == {"Doss"}
