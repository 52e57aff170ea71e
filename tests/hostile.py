"""Texts that try to become something else than text, and a page that has one at every place where an article's, a
model's or a reader's words can stand."""

from dataclasses import replace

from a_briefing import BRIEFING

from assistant.briefing.numbering import every_line
from assistant.briefing.reviewed import Mark, Reviewed, Signature
from assistant.briefing.types import Briefing, Change, Line, Speaker
from assistant.types import Problem, Reason, Sentence, WrittenBy

HOSTILE = {
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)"> <b>b</b> &amp; &lt; </style></title> <!-- c -->',
    "attribute": '" onmouseover="alert(1)" x=\' autofocus onfocus=\'alert(1)',
    "markdown": "**bold** _it_ [link](javascript:alert(1)) ![i](http://evil.example/x.png) ~~gone~~ `code` # none",
    "raw": "`<b>x</b>`{=html} `\\footnote{x}`{=latex} ```{=openxml}\n<w:br/>\n```",
    "span": '[text]{.class #id custom-style="X"} ::: {.div} :::',
    "cite": "@doe2020 says [@doe2020, p. 3] and [-@roe] (@item) as in @{https://evil.example}",
    "math": "costs $x^2$ and $$\\int_0^1$$ \\(a\\) \\[b\\] 5$ to 6$",
    "latex": "\\input{/etc/passwd} \\begin{verbatim} \\def\\x{1} %comment",
    "typst": '#import "/etc/passwd" #read("/etc/passwd") #sys.inputs $ x $ *b* _e_ @ref <label> = heading // c /* c */',
    "typst string": '" + read("/etc/passwd") + " \\u{41} \\" ] #[ ) }',
    "note": "[^1]: a note of mine ^[inline note][^2] [^1] stop![^3]",
    "list": "1. one",
    "letters": "A. Smith said (a) first i. second",
    "dash": "- item --- rule *** and ... --",
    "setext": "=====",
    "yaml": "---",
    "colon": ": definition ::: x",
    "quote": "> quoted <https://evil.example> http://evil.example www.evil.example me@evil.example",
    "table": "| a | b | |---|---| +---+",
    "entity": "&nbsp;&#60;script&#62; &copy; AT&T",
    "shortcode": ":smile: H~2~O x^2^ ==mark== {{x}} {% raw %} ${x}",
    "percent": "% title",
    "field": '{ HYPERLINK "http://evil.example" } ]]> <w:t>x</w:t> &#0;',
    "rtl": "قال الجيش إن 12 شخصا أصيبوا <b>اليوم</b> (غدا) [1]",
    "hebrew": "“שלום” אמר הדובר ב-5 במאי.",
    "astral": "𝔘𝔫𝔦 👩‍👩‍👧 é ﬁ ǆ ‌x",
    "long word": "w" * 700,
    "long": "word " * 150 + "end",
    "bang": "Stop!",
    "backslash": "C:\\temp\\ and \\",
    "signature": "=cmd|' /C calc'!A0",
}
# What is replaced by a sign, and so cannot be found again as it was.
UNPRINTABLE = "bell\x07 esc\x1b[2J nul\x00 back\x08 \x9b31m over\u202eride\u202c lri\u2066 half\ud800 none\ufffe\uffff"


def lines_with(briefing: Briefing, change) -> Briefing:
    """The page with each line changed, by its place on it."""
    told = {line.id: change(place, line) for place, line in enumerate(every_line(briefing))}

    def new(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(told[line.id] for line in lines)

    return replace(
        briefing,
        bottom_line=new(briefing.bottom_line),
        stories=tuple(replace(story, lines=new(story.lines)) for story in briefing.stories),
        new=new(briefing.new),
        timeline=tuple(replace(dated, lines=new(dated.lines)) for dated in briefing.timeline),
    )


def hostile_sentence(sentence: Sentence, text: str) -> Sentence:
    """The sentence with the text as its words, its quotes and its reason."""
    return replace(
        sentence,
        text=text,
        citations=tuple(replace(citation, quote=text) for citation in sentence.citations),
        verdict=replace(sentence.verdict, label="partly", reasons=(Reason("x", text),)),
    )


def hostile(*texts: str) -> Reviewed:
    """A page that is nothing but these texts, edited, noted and signed with them."""
    first = texts[0]

    def changed(place: int, line: Line) -> Line:
        text = texts[place % len(texts)]
        return replace(
            line,
            sentence=hostile_sentence(line.sentence, text),
            speaker=Speaker(text, False, text),
            change=Change("changed", text, text),
            struck=place % 3 == 1,
        )

    briefing = lines_with(BRIEFING, changed)
    briefing = replace(
        briefing,
        id=first,
        request=replace(briefing.request, topics=texts, template=first),
        stories=tuple(
            replace(story, name=text, outlets=texts, origin=text)
            for story, text in zip(briefing.stories, (texts[-1], first), strict=True)
        ),
        sources=replace(briefing.sources, outlets=texts, single_origin=texts, gaps=texts),
        articles=tuple(
            replace(article, title=text, outlet=text, author=text, url=f"https://evil.example/{text}", ref=text)
            for article, text in zip(briefing.articles, (texts * 3)[-3:], strict=True)
        ),
        written_by=WrittenBy("model", first, ((first, first),)),
        problems=tuple(Problem("x", text) for text in texts),
    )
    at = briefing.written_at
    edit = hostile_sentence(every_line(briefing)[2].sentence, texts[2 % len(texts)])
    marks = {"3": Mark("3", "edited", at, first, first, edit), "5": Mark("5", "struck", at, first, first)}
    return Reviewed(briefing, marks, Signature(first, at, first))


def hostile_pages(each: int = 8) -> dict[str, Reviewed]:
    """Every text, some to a page."""
    names = list(HOSTILE)
    groups = [names[start : start + each] for start in range(0, len(names), each)]
    return {", ".join(group): hostile(*(HOSTILE[name] for name in group)) for group in groups}
