"""A checked text as HTML and as Markdown."""

from zoneinfo import ZoneInfo

from fake_desk import TALKS, TOLL, checked, hit, scope_of, verdict

from assistant.render import checked_html, checked_markdown, shown_of

BERLIN = ZoneInfo("Europe/Berlin")
PAUSE = "It would begin with an initial pause of 21 days."
ENVOYS = "Envoys have been shuttling between the two capitals since Monday."
HEAD = checked("Where it stands", verdict("not checked"), claims=False, block="heading")
GOOD = checked("Envoys shuttle.", verdict("supported", article=TALKS, words=ENVOYS), hit(TALKS), block_index=1)
BOTH = checked(
    "A pause, and wounded.",
    verdict("partly", "Both?", article=TALKS, words=PAUSE),
    hit(TALKS),
    hit(TOLL),
    block_index=1,
)
WRONG = checked(
    "It lasts 40 <b>days</b>.",
    verdict("not supported", "The number 40 is not in the source.", article=TALKS, words=PAUSE),
    hit(TALKS),
    block="item",
    block_index=2,
)
NOWHERE = checked("Halvik resigned.", verdict("not supported", "Nothing in the library says this."), block_index=3)
ASKS = checked("What next?", verdict("not checked"), claims=False, block_index=3)
ALL = (HEAD, GOOD, BOTH, WRONG, NOWHERE, ASKS)


def test_each_sentence_has_its_verdict_and_what_to_cite():
    """Marks where something is claimed, outlets and days to cite behind what stands, the nearest words under what
    does not."""
    html = checked_html(ALL, 7, BERLIN)
    assert html.count('class="verdict"') == 4
    assert '<h3 dir="auto">Where it stands</h3>' in html
    assert '<p class="plain paragraph" dir="auto">What next?</p>' in html
    assert html.count('<a class="cite"') == 3
    assert "<bdi>Coastal Post</bdi>, 6 May 2026</a>" in html
    assert "<del>It lasts 40 &lt;b&gt;days&lt;/b&gt;.</del>" in html
    assert f"Nearest: “{PAUSE}”" in html
    assert 'class="bad item next"' in html


def test_addresses_count_the_words_shown():
    """Each words of a text have one address, the mark's and its citation's being the same."""
    shown = [one for _, several in shown_of(ALL, 7) for one in several]
    assert [one.address for one in shown] == [f"k-7-{n}" for n in range(4)]
    assert [one.article for one in shown] == [TALKS, TALKS, TOLL, TALKS]
    assert TALKS.text[slice(*shown[1].span)] == PAUSE
    html = checked_html(ALL, 7)
    assert all(f'data-place="{one.address}"' in html for one in shown)


def test_words_without_evidence_are_the_passage():
    """A verdict that names none still opens where it was held against."""
    ((_, (shown,)),) = shown_of([checked("x", verdict("not checked", "Too long."), hit(TOLL))], 1)
    assert shown.span == (0, len(TOLL.text))


def test_markdown():
    """Blocks, what is wrong beside the sentence with the nearest words, counts, scope, and footnotes to cite."""
    text = checked_markdown(ALL, scope_of([TALKS, TOLL]), BERLIN)
    assert text.startswith(
        "### Where it stands\n\nEnvoys shuttle.[^1] A pause, and wounded.[^2][^3] **[partly: Both?]**"
    )
    assert (
        r"- It lasts 40 \<b\>days\</b\>. **[not supported: The number 40 is not in the source. "
        f"Nearest: “{PAUSE}” Harbour Wire, Tue 5 May 2026, 18:40]**"
    ) in text
    assert "Halvik resigned. **[not supported: Nothing in the library says this.]** What next?" in text
    assert "*4 sentences: 1 supported, 1 partly, 2 not, the first: the number 40 is not in the source.*" in text
    assert "*Held against 2 articles from 2 outlets" in text
    assert f"[^1]: “{ENVOYS}” Mediators race to finish cease-fire text, Harbour Wire, " in text
    assert "[^4]" not in text


def test_markdown_cites_the_same_words_once():
    """Two sentences that rest on the same words share a footnote; a text without a claim has no count."""
    text = checked_markdown([GOOD, GOOD], scope_of([TALKS]))
    assert text.count("[^1]") == 3
    assert "sentence" not in checked_markdown([HEAD], scope_of([TALKS]))
