"""Who says what in a sentence."""

import pytest

from index.parts.names import names
from index.parts.quotations import quotations
from index.parts.reports import reports
from index.parts.words import words


def read(text):
    """The reports of a sentence: speaker, lemma of the cue, content, rest."""
    tokens = words(text)
    found = reports(text, tokens, names(text, tokens), quotations(text))
    cut = [[text[slice(*span)] if span else None for span in (r.speaker, r.content, r.rest)] for r in found]
    return [(speaker, r.cue_lemma, content, rest) for r, (speaker, content, rest) in zip(found, cut, strict=True)]


def described(text):
    """Kind and number of each speaker."""
    tokens = words(text)
    return [(r.kind, r.many) for r in reports(text, tokens, names(text, tokens), quotations(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haddad said that the truce would hold.", ("Haddad", "say", "the truce would hold", None)),
        ("Haddad said on Monday the truce would hold.", ("Haddad", "say", "the truce would hold", None)),
        (
            "Haddad, the health minister, said the truce would hold.",
            ("Haddad, the health minister", "say", "the truce would hold", None),
        ),
        ("The truce would hold, Haddad said.", ("Haddad", "say", "The truce would hold", None)),
        (
            "“We will go,” said Ali Haddad, the mayor of Brenna. “We must.”",
            ("Ali Haddad, the mayor of Brenna", "say", "We will go", "We must"),
        ),
        ("The truce, officials said, would hold.", ("officials", "say", "The truce", "would hold")),
        ('"We won\'t go," the mayor told CNN.', ("the mayor", "tell", "We won't go", None)),
        ("The mayor told CNN that it was over.", ("The mayor", "tell", "it was over", None)),
        ("According to Haddad, it was over.", ("Haddad", "according to", "it was over", None)),
        ("It was over, according to Haddad.", ("Haddad", "according to", "It was over", None)),
        ("In a statement Haddad said it was over.", ("Haddad", "say", "it was over", None)),
        (
            "A person familiar with the talks said they had failed.",
            ("A person familiar with the talks", "say", "they had failed", None),
        ),
        (
            "An official who had no leave to speak in public said they had failed.",
            ("An official who had no leave to speak in public", "say", "they had failed", None),
        ),
        (
            "Haddad, who spoke on condition of anonymity, said nobody knew.",
            ("Haddad, who spoke on condition of anonymity", "say", "nobody knew", None),
        ),
        (
            "A spokesman for the army, Col. Omar Daal, said 14 people had died.",
            ("A spokesman for the army, Col. Omar Daal", "say", "14 people had died", None),
        ),
        ('The rebels\' spokesman told AFP: "We do."', ("The rebels' spokesman", "tell", "We do", None)),
        ("It was reported that Haddad would resign.", (None, "report", "Haddad would resign", None)),
        ("Haddad is believed to have fled.", (None, "believe", "Haddad is believed to have fled", None)),
        ("Haddad has reportedly fled.", (None, "reportedly", "Haddad has reportedly fled", None)),
        ("Haddad was quoted as saying that it was over.", ("Haddad", "say", "it was over", None)),
        ("The paper quoted Haddad as saying it was over.", ("Haddad", "say", "it was over", None)),
        ("The claim was denied by the ministry.", ("the ministry", "deny", "The claim", None)),
        ("Haddad denied the report.", ("Haddad", "deny", "the report", None)),
        ("Dolmara accused Kestria of lying.", ("Dolmara", "accuse", "Kestria of lying", None)),
        ("Haddad left the room and said it was over.", ("Haddad", "say", "it was over", None)),
        ("Minister: truce near", ("Minister", ":", "truce near", None)),
        ("Truce near, says minister", ("minister", "say", "Truce near", None)),
        ("There were reports of looting.", (None, "report", "looting", None)),
        ("It was, in Haddad's words, a disgrace.", ("Haddad", "say", "It was", "a disgrace")),
        ("By the ministry's count 300 have died.", ("the ministry", "say", "300 have died", None)),
        ("It was over, as Haddad put it.", ("Haddad", "put", "It was over", None)),
        ("Haddad (Unity) said it was over.", ("Haddad", "say", "it was over", None)),
        ("The WHO said it was over.", ("The WHO", "say", "it was over", None)),
        ("Haddad, 45, said it was over.", ("Haddad, 45", "say", "it was over", None)),
        ("Haddad and his aide said it was over.", ("Haddad and his aide", "say", "it was over", None)),
        (
            "Haddad, the mayor, who had come late, said it was over.",
            ("Haddad, the mayor, who had come late", "say", "it was over", None),
        ),
        (
            "An engineer who did not want his name used says it was over.",
            ("An engineer who did not want his name used", "say", "it was over", None),
        ),
        ("The man who leads the army said it was over.", ("The man who leads the army", "say", "it was over", None)),
        ("Haddad on Monday said it was over.", ("Haddad", "say", "it was over", None)),
        ("All the sources said it was over.", ("All the sources", "say", "it was over", None)),
        ("It was over, said a doctor named Jalal Omar.", ("a doctor named Jalal Omar", "say", "It was over", None)),
        ("Kestria claims that it was over.", ("Kestria", "claim", "it was over", None)),
        ("Kestria's claim that it was over stood.", ("Kestria", "claim", "it was over stood", None)),
        ("His claim that it was over stood.", ("His", "claim", "it was over stood", None)),
        ("The dam broke, citing Haddad, it wrote.", ("Haddad", "cite", "The dam broke", "it wrote")),
        (
            "The talks, which began on Monday, said Haddad, were over.",
            ("Haddad", "say", "The talks, which began on Monday", "were over"),
        ),
        ("He met them on Monday, saying it was over.", ("He", "say", "it was over", None)),
        ("“A disgrace” was how Haddad put it.", ("Haddad", "put", "A disgrace", None)),
        ("An estimate put the dead at 300.", ("An estimate", "put", "the dead at 300", None)),
        ("The letter read: “It is over.”", ("The letter", "read", "It is over", None)),
        ("Haddad asked whether it was over.", ("Haddad", "ask", "whether it was over", None)),
        ("Haddad called for a truce.", ("Haddad", "call", "for a truce", None)),
        ("Haddad spoke of a disgrace.", ("Haddad", "speak", "of a disgrace", None)),
        ("Haddad went on to say that it was over.", ("Haddad", "say", "it was over", None)),
        ("In the words of Haddad, the mayor, it was over.", ("Haddad, the mayor", "say", "it was over", None)),
        ("The envoy told Reuters on condition that he was not named.", ("The envoy", "tell", None, None)),
        ("Haddad declined to comment.", ("Haddad", "decline", "to comment", None)),
        ("One of the envoys said it was over.", ("One of the envoys", "say", "it was over", None)),
        (
            "“It is over,” he told reporters on Monday, adding that he would resign.",
            ("he", "tell", "It is over", None),
        ),
    ],
)
def test_the_forms_of_news(text, expected):
    """Speaker, cue and what is said are found wherever they stand."""
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the road was open, but the army denied it was.",
            [("The minister", "say", "the road was open", None), ("the army", "deny", "it was", None)],
        ),
        (
            "While Karov said it was over, Merak denied it.",
            [("Karov", "say", "it was over", None), ("Merak", "deny", "it", None)],
        ),
        (
            "Loans are not planned, says the ministry, yet two bankers say that lenders were asked.",
            [
                ("the ministry", "say", "Loans are not planned", None),
                ("two bankers", "say", "lenders were asked", None),
            ],
        ),
        (
            "The governor urged people to leave, saying the dam could break.",
            [("The governor", "say", "the dam could break", None)],
        ),
    ],
)
def test_reports_beside_each_other(text, expected):
    """Each has what is its own."""
    assert read(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the town.",
        "The company added two ships to its fleet.",
        "The market showed growth.",
        "He was thinking about a truce.",
        "“You say that it is over and they deny it,” ran the song.",
        "Morvane had not called Lindmark in.",
        "",
    ],
)
def test_deeds_are_no_reports(text):
    """Nor is what somebody who is quoted says of others."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ali Haddad said so.", ("named", False)),
        ("Haddad, the minister, said so.", ("named", False)),
        ("The foreign minister said so.", ("office", False)),
        ("The ministry said so.", ("office", False)),
        ("A spokesman for the army said so.", ("office", False)),
        ("A senior official said so.", ("anonymous", False)),
        ("Sources familiar with the matter said so.", ("anonymous", True)),
        ("Two diplomats said so.", ("anonymous", True)),
        ("One of the diplomats said so.", ("anonymous", False)),
        ("Several of the envoy's advisers said so.", ("anonymous", True)),
        ("Officials in the capital said so.", ("anonymous", True)),
        ("An unnamed minister said so.", ("anonymous", False)),
        ("Residents said so.", ("group", True)),
        ("Egypt said so.", ("group", False)),
        ("CNN said so.", ("outlet", False)),
        ("State television said so.", ("outlet", False)),
        ("The report said so.", ("outlet", False)),
        ("He said so.", ("pronoun", False)),
        ("They said so.", ("pronoun", True)),
        ("Nobody said so.", ("none", False)),
    ],
)
def test_the_kind_of_speaker(text, expected):
    """Named, an office, without a name, a group, the press, a pronoun; one or several."""
    assert described(text)[0] == expected


def test_the_hearer():
    """Who is told is kept apart from what is said."""
    text = "The mayor told the Harbour Wire that it was over."
    (report,) = reports(text, words(text), (), ())
    assert text[slice(*report.hearer)] == "the Harbour Wire"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The former first lady and senator said it was over.", ["The former first lady and senator"]),
        ("The town's only working hospital said it was full.", ["The town's only working hospital"]),
        ("Ministry spokesman Denis Karov said it was over.", ["Karov"]),
        ("Ruvia said yes to the talks.", []),
        ("Ruvia said no to it, diplomats said.", ["diplomats"]),
    ],
)
def test_speakers_of_several_words_and_deeds(text, speakers):
    """ "Former" and "only" within a speaker; a forename that looks like a verb; yes and no are deeds."""
    assert [speaker for speaker, _, _, _ in read(text) if speaker] == speakers


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The army said it was over; the ministry denied that it was.", ["it was over", "it was"]),
        (
            "A day after the army denied that Venn had left, its spokesman said he was let go.",
            ["Venn had left", "he was let go"],
        ),
        ("The ministry denied claims that it was over.", ["claims that it was over"]),
        ("On Monday's “Talk Hour,” Venn said it was over.", ["it was over"]),
        ("According to her account, Venn said it was over.", ["Venn said it was over", "it was over"]),
    ],
)
def test_where_what_is_said_ends(text, contents):
    """At the semicolon and at the next speaker, where a whole statement stands before; a programme is not said."""
    assert [content for _, _, content, _ in read(text)] == contents
