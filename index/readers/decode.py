"""Bytes into text: UTF-8, what a mark or the page itself declares, or a statistical guess; never what is no text."""

from __future__ import annotations

import codecs
import re

import charset_normalizer
from charset_normalizer import CharsetMatch

from index.articles import language_of
from index.errors import UnreadableSource

# First bytes of formats that people drop on a news desk by mistake: (offset, bytes, what it is).
_MAGIC = (
    (0, b"%PDF-", "a PDF"),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (4, b"ftyp", "an MP4 or HEIC file"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"bplist00", "a Safari web archive or property list"),
    (0, b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a page may declare, and what the detector chooses from: the encodings of the WHATWG standard that newspapers
# have published in. As that standard says, iso-8859-1 and ascii mean windows-1252.
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-15", "koi8-r", "koi8-u"),
    *("shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "cp874"),
)
_MEANS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gbk": "gb18030", "gb2312": "gb18030"}
_MEANS |= {"euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874"}
_NOT_ASCII_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_SAMPLE = 60_000  # bytes that the detector looks at; more changes no answer and costs seconds
_MOST_CONTROLS = 0.01
_JAPANESE = ("cp932", "euc_jp")
_KANA = re.compile("[\u3041-\u30fa]")
_MOSTLY_KANA = 0.2  # Japanese news text has .4 to .6
_AS_GOOD = 0.1  # of coherence; neighbouring encodings of one text lie within it, other scripts far below
_USUAL = dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"), "cp1250")
_USUAL |= dict.fromkeys(("lv", "lt", "et"), "cp1257") | {"tr": "cp1254", "az": "cp1254", "vi": "cp1258"}


def decode(raw: bytes, ref: str, declared: str = "") -> str:
    """The text of the bytes, without its byte order mark. `declared` is the encoding that the page names for itself.

    Valid UTF-8 is UTF-8 whatever is declared: text in another encoding practically never happens to be valid.
    Raises UnreadableSource, naming `ref`, for empty and for binary input.
    """
    if not raw:
        raise UnreadableSource(ref, "is empty")
    if kind := binary_kind(raw):
        raise UnreadableSource(ref, f"is {kind}, which this version does not read")
    text = raw.decode(encoding_of(raw, declared), errors="replace")
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableSource(ref, "is no text: it holds control characters")
    return text


def binary_kind(raw: bytes) -> str:
    """What the first bytes say the file is ("a PDF"), "a binary file" for NULs in it, or "" for text."""
    for offset, magic, kind in _MAGIC:
        if raw.startswith(magic, offset):
            return kind
    return "a binary file" if b"\0" in raw and not mark_of(raw) else ""


def encoding_of(raw: bytes, declared: str = "") -> str:
    """The name of the Python codec to decode with: byte order mark, UTF-8, the declared one, a guess; in that order."""
    if marked := mark_of(raw):
        return marked
    named = _codec(declared)
    if raw.isascii():
        return "iso2022_jp" if named == "iso2022_jp" else "utf-8"
    if _is_utf8(raw):
        return "utf-8"
    if named and _decodes(raw, named):
        return named
    return _guess(raw)


def mark_of(raw: bytes) -> str:
    """The codec that the byte order mark names, or ""."""
    return next((codec for mark, codec in _MARKS if raw.startswith(mark)), "")


def _codec(name: str) -> str:
    """The codec of a declared encoding, or "" for none that a page may name (Python also knows rot13 and base64)."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    found = _MEANS.get(found, found)
    return found if found in _LEGACY else ""


def _is_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8, a few broken bytes allowed for (a file that was cut, one byte gone wrong)."""
    if _decodes(raw, "utf-8"):
        return True
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return 20 * broken < sum(not character.isascii() for character in text)


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _guess(raw: bytes) -> str:
    """The likeliest encoding of the lines that are not plain ASCII; windows-1252 where nothing is likely."""
    sample = b""
    for line in _NOT_ASCII_LINE.finditer(raw):
        sample += line[0]
        if len(sample) >= _SAMPLE:
            break
    sample = _cut(sample)
    if japanese := next((codec for codec in _JAPANESE if _holds_kana(sample, codec)), ""):
        return japanese
    matches = list(charset_normalizer.from_bytes(sample, cp_isolation=list(_LEGACY)))
    return _by_language(matches) if matches else "cp1252"


def _holds_kana(sample: bytes, codec: str) -> bool:
    """Whether a good part of what is not ASCII is kana of full width, as in all Japanese prose and in no other text
    that is read in a wrong encoding. The detector takes Japanese for Korean where a text is short."""
    text = sample.decode(codec, errors="replace")
    foreign = sum(not character.isascii() for character in text)
    return len(_KANA.findall(text)) > _MOSTLY_KANA * foreign and text.count("\ufffd") < 0.01 * foreign


def _cut(sample: bytes) -> bytes:
    """At most the sample's size, cut at a white space: half a character at the end would rule its encoding out."""
    end = max(sample.rfind(space, 0, _SAMPLE) for space in (b" ", b"\n"))
    return sample if len(sample) <= _SAMPLE or end < _SAMPLE // 2 else sample[:end]


def _by_language(matches: list[CharsetMatch]) -> str:
    """The first match, or among those as good as it the one that newspapers of the text's language used: a few accents
    read in a neighbour's encoding ("seńaló") do not tell the detector, the words around them tell the language."""
    best = matches[0]
    equals = [match for match in matches if match.chaos == best.chaos and match.coherence > best.coherence - _AS_GOOD]
    usual = _USUAL.get(language_of(str(best)), "cp1252")
    return usual if any(usual in match.could_be_from_charset for match in equals) else best.encoding
