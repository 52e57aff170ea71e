"""Bytes into text: the encodings newspapers have used, and what is no text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableSource
from index.readers.decode import decode

ENGLISH = (
    "The prime minister said the “pause” would hold — a senior official in Zürich, speaking on condition of anonymity, "
    "told reporters that the price rose to €40. He didn’t say why.\n"
)
SPANISH = (
    "El portavoz del Gobierno señaló que la situación en la región seguía siendo difícil, y añadió que mañana habrá "
    "una reunión con los mediadores.\n"
)
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré mardi que les négociations étaient très avancées, selon deux "
    "sources proches du dossier. Un cessez-le-feu a été évoqué à Genève.\n"
)
POLISH = (
    "Minister spraw zagranicznych powiedział we wtorek, że rozmowy o zawieszeniu broni zbliżają się do końca; źródła "
    "podają więcej szczegółów.\n"
)
KOREAN = "외무장관은 화요일 휴전 협상이 막바지에 접어들었다고 밝혔다. 두 명의 소식통이 전했다.\n"
CHINESE = "外交部长星期二表示，有关停火的谈判已接近尾声，两名知情人士说。报道称双方仍有分歧。\n"
TAIWANESE = "外交部長星期二表示，有關停火的談判已接近尾聲，兩名知情人士說。報導稱雙方仍有分歧。\n"
RUSSIAN = "Министр иностранных дел заявил во вторник, что переговоры близки к завершению, сообщили два источника.\n"
ARABIC = "قال وزير الخارجية يوم الثلاثاء إن المحادثات بشأن وقف إطلاق النار تقترب من نهايتها، بحسب مصدرين مطلعين.\n"
JAPANESE = "外務大臣は火曜日、停戦に関する協議が最終段階に近づいていると述べた。関係筋二人が明らかにした。\n"
TURKISH = "Dışişleri Bakanı salı günü ateşkes görüşmelerinin sonuna yaklaşıldığını söyledi, iki kaynak aktardı.\n"


@pytest.mark.parametrize("copies", [1, 20])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (SPANISH, "iso-8859-1"),
        (FRENCH, "iso-8859-1"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (TURKISH, "cp1254"),
        (KOREAN, "euc_kr"),
        (CHINESE, "gbk"),
        (TAIWANESE, "big5"),
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (JAPANESE, "utf-16"),
        (JAPANESE, "utf-32"),
    ],
)
def test_text_comes_back_from_its_encoding(text: str, codec: str, copies: int) -> None:
    """A text of a sentence or of a page is told from its bytes alone, and its byte order mark is gone."""
    assert decode((text * copies).encode(codec), "a.txt") == text * copies


def test_a_long_text_on_one_line_is_told_too() -> None:
    """Where the sample ends inside a character, the character does not rule its own encoding out."""
    text = JAPANESE.strip() * 2000
    assert decode(text.encode("shift_jis"), "a.txt") == text


def test_a_long_text_is_told_by_its_lines_that_are_not_ascii() -> None:
    """One foreign line far down is read in its own encoding."""
    text = "Nothing but plain letters stands in this line.\n" * 5000 + (FRENCH + SPANISH) * 300
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_a_broken_byte_leaves_the_rest_as_it_is() -> None:
    """One bad byte in UTF-8 becomes a replacement character, and does not turn the whole text into another encoding."""
    raw = (FRENCH * 20).encode()
    assert decode(raw[:1000] + b"\xff" + raw[1000:], "a.txt").count("\ufffd") <= 2
    assert decode(raw[: raw.rindex("è".encode()) + 1], "a.txt").startswith(FRENCH * 19)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("ISO-8859-5", "iso8859-5")],
)
def test_a_declared_encoding_decides_between_those_that_fit(declared: str, codec: str) -> None:
    """What a page names for itself goes before a guess, were it a single word."""
    assert decode("мир".encode(codec), "a.html", declared) == "мир"


def test_iso_8859_1_means_windows_1252() -> None:
    """As browsers read it: the quotation marks of Windows are in pages that declare the older standard."""
    assert decode("“pause”".encode("cp1252"), "a.html", "iso-8859-1") == "“pause”"


def test_an_escaped_japanese_encoding_is_read_where_it_is_declared() -> None:
    """ISO-2022-JP looks like plain ASCII; only the declaration tells."""
    assert decode(JAPANESE.encode("iso2022_jp"), "a.html", "iso-2022-jp") == JAPANESE


@pytest.mark.parametrize("declared", ["rot13", "base64", "utf-7", "no-such-thing", "\0", "unicode_escape"])
def test_a_declaration_that_no_page_may_make_is_passed_over(declared: str) -> None:
    """Python knows codecs that are no encodings of text; a page does not get to choose them."""
    assert decode(FRENCH.encode("cp1252"), "a.html", declared) == FRENCH


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    """A page saved by a browser is UTF-8, whatever its old declaration says."""
    assert decode(RUSSIAN.encode(), "a.html", "windows-1251") == RUSSIAN


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n...", "is a PDF, which this version does not read"),
        (b"\x89PNG\r\n\x1a\n...", "is a PNG image, which"),
        (b"PK\x03\x04...", "is a ZIP archive or an Office document, which"),
        (b"{\\rtf1 text}", "is an RTF document"),
        (b"....ftypheic", "is an MP4 or HEIC file"),
        (b"text\0text", "is a binary file"),
        (b"\x01\x02\x03\x04 text", "control characters"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(raw: bytes, reason: str) -> None:
    """The reason names the kind of file where its first bytes tell."""
    with pytest.raises(UnreadableSource, match=f"^a.txt: .*{reason}") as caught:
        decode(raw, "a.txt")
    assert caught.value.ref == "a.txt"


def test_bytes_of_no_likely_encoding_are_still_text() -> None:
    """Where the detector sees nothing, Windows-1252 stands in, and no byte is lost in silence."""
    assert decode(b"\xe9", "a.txt") == "é"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    """No bytes break the decoder."""
    try:
        text = decode(raw, "a.txt")
    except UnreadableSource:
        return
    assert text
