"""What is said, given to the one who says it."""

import pytest

from assistant.check.align import align
from assistant.check.rules.speaker import speaker
from assistant.check.types import Source
from index.statements import read


def codes(claim, *texts):
    """The codes of the rule's reasons for a claim beside passages."""
    return [reason.code for reason in speaker(align(read(claim), [Source(text) for text in texts]))]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Halvik said the bridge would open in June.", "Karov said the bridge would open in June. Halvik was there."),
        ("The army said the bridge was destroyed.", "The mayor said the bridge was destroyed."),
        ("The bridge was destroyed, according to the army.", "The bridge was destroyed, said the mayor."),
        ("Egyptian officials said the border was closed.", "Israeli officials said the border was closed."),
        ("The interior ministry said 14 had died.", "The health ministry said 14 had died."),
        ("Rebels said 14 soldiers had died.", "Villagers said 14 soldiers had died."),
        ("The White House said the talks would resume.", "The talks would resume, a source said."),
        ("Merak denied that the dam was mined.", "Karov denied that the dam was mined. Merak was silent."),
        ("A spokesman for Omar Haddad said it had failed.", "It had failed, a spokesman for Ali Venn said."),
        ("Neighbours told police that a stove was left on.", "The owner told police that he left a stove on."),
        ("In Merak's view the truce is dead.", "Karov said the truce was dead."),
    ],
)
def test_another_speaker(claim, source):
    """The near sentence has it from somebody else."""
    assert codes(claim, source) == ["speaker"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Haddad said the bridge would open.", "Ali Haddad, the mayor, said the bridge would open."),
        ("The mayor said the bridge would open.", "Ali Haddad, the mayor, said the bridge would open."),
        (
            "Twelve people died, the hospital says.",
            "Correction: An article said 14 people died. Twelve people died, according to the hospital.",
        ),
        ("NATO's spokeswoman said it would end.", "It would end, an alliance spokeswoman said."),
        (
            "The mayor said the bridge would open.",
            "Haddad said the bridge would open. Mayor Ali Haddad took office in May.",
        ),
        ("Ali Haddad said the bridge would open.", "The mayor said the bridge would open. Haddad is mayor of Ostrel."),
        ("The ministry said the border was closed.", "The health minister said the border was closed."),
        ("The health ministry said 14 had died.", "14 had died, a spokesman for the health ministry said."),
        ("Haddad said he would go.", "Haddad's spokesman said he would go."),
        ("Reuters reported that the bridge was open.", "The mayor said the bridge was open."),
        ("He said the bridge was open.", "The mayor said the bridge was open."),
        ("The mayor said the bridge was open.", "He said the bridge was open."),
        ("The U.N. said 14 had died.", "14 had died, the United Nations said."),
        ("American officials said it had failed.", "U.S. officials said it had failed."),
        ("Officials in Egypt said it had failed.", "Egyptian officials said it had failed."),
        ("The government said it had failed.", "The foreign ministry said it had failed."),
        ("The bridge is open.", "The mayor said the bridge was open."),
        ("The mayor said the bridge was open.", "The bridge is open."),
        ("Its army said the bridge was open.", "The general staff said the bridge was open."),
        ("The WHO said 14 had died.", "14 had died, the World Health Organization said."),
        ("The official said it had failed.", "It had failed, an Israeli official said."),
        (
            "The mayor said it was open and the army that it was not.",
            "It was open, the mayor said; the army said it was not.",
        ),
        (
            "The attorney general's office alleges fraud in a report.",
            "The attorney general's office released a report alleging fraud.",
        ),
        (
            "Haddad conceded that the letter was a mistake.",
            "Ali Haddad spoke on Monday. The former mayor and senator said the letter was a mistake.",
        ),
        (
            "The microbiologist Ali Haddad called the virus unstable.",
            "A leading virologist called the virus unstable. It spreads, said Ali Haddad, a microbiologist.",
        ),
        ("The administration says it kept the law.", "The White House has said that it kept the law."),
        (
            "The health department said both men were at home.",
            "The Department of Health (DH) met. Both men were at home, the DH said.",
        ),
        (
            "Ruvia's envoy said the raid was an error.",
            "Ruvia spoke on Monday, its ambassador said. Ali Haddad also spoke. The raid was an error, Haddad said.",
        ),
        (
            "The guards shelled the town, the brotherhood said; the ministry denied that there was shelling.",
            "The brotherhood said guards shelled the town. The ministry denied claims of shelling, the Post reported.",
        ),
        (
            "A day after the government denied that Venn had left, its spokesman said he was let go.",
            "He was let go, a government spokesman said a day after the government's denial that Venn had left.",
        ),
        (
            "Three weeks of quiet would come first, said one of the Harbour Wire's sources.",
            "The plan is new, three people told the Harbour Wire. Three weeks of quiet would come first, one added.",
        ),
        ("Nothing is wrong, early evidence suggests.", "Nothing is wrong, Professor Ali Haddad said."),
        (
            "The minister warned of new viruses; Ali Haddad felt the schools were right to close.",
            "The minister says new viruses are a threat. Ali Haddad says the schools were right to close.",
        ),
    ],
)
def test_the_same_speaker(claim, source):
    """Names and offices that the source ties, spokesmen, bodies in other words, pronouns, the press as reporter."""
    assert codes(claim, source) == []


def test_the_reason_names_both():
    """A reader sees who says it and who was said to."""
    claim = "The army said the bridge was destroyed."
    (reason,) = speaker(align(read(claim), [Source("The mayor said the bridge was destroyed.")]))
    assert reason.text == "In the source it is The mayor, not The army, who says so."
