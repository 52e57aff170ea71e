"""Every format read back with a tool that is not ours: sentences with the footnotes that stand behind them."""

import io
import json
import re
import subprocess
from dataclasses import dataclass
from zipfile import ZipFile

import pypdf
from lxml import etree
from lxml import html as lxml_html

from assistant.export.pandoc import _program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = {"Str", "Space", "SoftBreak", "Strong", "Emph", "Strikeout", "Note", "Link"}
BLOCKS = {"Para", "Header", "HorizontalRule"}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's words, those struck out in it, and the footnotes called for in it, each with its words."""

    text: str
    struck: str
    notes: tuple[str, ...]


def squeezed(text: str) -> str:
    """Without white space and without marks that only steer lines."""
    return re.sub("[\\s\u200b\u2068\u2069\u00ad]", "", text)


def pandoc(markdown: str, form: str) -> list[dict]:
    """The blocks that Pandoc reads."""
    command = [str(_program()), f"--from={form}", "--to=json"]
    done = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)["blocks"]


def read_markdown(data: bytes, form: str) -> tuple[list[Paragraph], set[str], set[str]]:
    """The paragraphs, the kinds of element that are more than text, and the addresses that are linked to."""
    kinds, links, paragraphs = set(), set(), []

    def words(inlines, struck=False, notes=None):
        told = ""
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            kinds.add(kind)
            if kind == "Str":
                told += "" if struck else content
            elif kind in ("Space", "SoftBreak"):
                told += "" if struck else " "
            elif kind in ("Strong", "Emph"):
                told += words(content, struck, notes)
            elif kind == "Strikeout":
                told += words(content, False, notes)
            elif kind == "Note":
                assert [block["t"] for block in content] == ["Para"]
                notes.append(words(content[0]["c"], notes=[]))
            elif kind == "Link":
                links.add(content[2][0])
                told += words(content[1], struck, notes)
        return told

    for block in pandoc(data.decode(), form):
        kinds.add(block["t"])
        if block["t"] == "HorizontalRule":
            continue
        inlines = block["c"][2] if block["t"] == "Header" else block["c"] if block["t"] == "Para" else []
        notes = []
        text = words(inlines, notes=notes)
        gone = "".join(words(one["c"], notes=[]) for one in inlines if one["t"] == "Strikeout")
        paragraphs.append(Paragraph(text, gone, tuple(notes)))
    return paragraphs, kinds - PLAIN - BLOCKS, links


def read_html(data: bytes) -> tuple[list[Paragraph], etree._Element]:
    """The paragraphs, each with the notes that its marks lead to, and the whole tree."""
    root = lxml_html.document_fromstring(data.decode())
    notes = {item.get("id"): item for item in root.iter("li")}

    def words(element):
        return "".join(element.itertext())

    def paragraph(element):
        marks = [link.get("href") for link in element.iterfind("sup/a")]
        called = tuple(words(notes[mark.removeprefix("#")]).removesuffix("↩") for mark in marks)
        for mark in element.findall("sup"):
            mark.drop_tree()
        return Paragraph(words(element), "".join(map(words, element.iter("del"))), called)

    found = [paragraph(element) for element in list(root.iter("p", "h1", "h2", "h3"))]
    return found, lxml_html.document_fromstring(data.decode())  # as it was before the marks were taken out


def read_docx(data: bytes) -> tuple[list[Paragraph], dict[str, str]]:
    """The paragraphs with their footnotes, there or referred to, and the targets of links."""
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    said = {
        note.get(f"{W}id"): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in trees["word/footnotes.xml"].iter(f"{W}footnote")
    }
    body = trees["word/document.xml"]
    named = {}
    for mark in body.iter(f"{W}bookmarkStart"):
        reference = mark.getnext().find(f"{W}footnoteReference") if mark.getnext() is not None else None
        if reference is not None:
            named[mark.get(f"{W}name")] = said[reference.get(f"{W}id")]
    paragraphs = []
    for element in body.iter(f"{W}p"):
        notes, text, struck, inside = [], "", "", False
        for run in element.iter(f"{W}r"):
            for part in run:
                if part.tag == f"{W}footnoteReference":
                    notes.append(said[part.get(f"{W}id")])
                elif part.tag == f"{W}instrText":
                    notes.append(named[part.text.split()[1]])
                elif part.tag == f"{W}fldChar":
                    inside = part.get(f"{W}fldCharType") != "end"
                elif part.tag == f"{W}t" and not inside:
                    text += part.text or ""
                    struck += (part.text or "") if run.find(f"{W}rPr/{W}strike") is not None else ""
        paragraphs.append(Paragraph(text, struck, tuple(notes)))
    targets = {
        relation.get("Id"): relation.get("Target")
        for name, tree in trees.items()
        if name.endswith(".rels")
        for relation in tree
        if relation.get("TargetMode") == "External"
    }
    return paragraphs, targets


def read_pdf(data: bytes) -> tuple[str, set[str]]:
    """All that can be copied out of it, and the addresses that are linked to."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    }
    return "\n".join(page.extract_text() for page in reader.pages), links
