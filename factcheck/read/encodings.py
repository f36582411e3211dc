"""Encodings: bytes to text, exactly, or an error that says what to try.

UTF-8 (a byte order mark is dropped) and UTF-16 with its mark are recognised. Anything else that is not UTF-8 is read
as Windows-1252 only where that is plausible: every byte has a meaning there, nearly all characters beyond ASCII are
letters of Western European words, quotation marks, dashes or currency signs, and those that are letters stand in words.
A wrong guess would put wrong names into the store, so in doubt the file is refused.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import EmptyText, NotText

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
}
_PLAUSIBLE = re.compile(
    r"[‘’“”„‚–—…•·«»€£¥§©®°½¼¾\u00a0¿¡ªº]|(?<=[A-Za-zÀ-ÿ])[À-ÖØ-öø-ÿŒœŠšŽžŸ]|[À-ÖØ-öø-ÿŒœŠšŽžŸ](?=[A-Za-z])"
)
_LEAST_PLAUSIBLE = 0.95
_TRY = "convert it to UTF-8 first: iconv -f {encoding} -t UTF-8 FILE > NEW"


def decode(raw: bytes, name: str) -> str:
    """The text of the bytes.

    Raises:
        EmptyText: nothing, or only white space.
        NotText: binary, or an encoding that is not recognised; the hint says what to try.
    """
    text = _decoded(raw, name)
    if not text.strip():
        raise EmptyText("empty" if not raw else "nothing but white space", subject=name)
    return text


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith(_UTF32):
        raise NotText("UTF-32 text", subject=name, hint=_TRY.format(encoding="UTF-32"))
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(
                    f"begins as {encoding.upper()} but byte {error.start + len(mark)} is none",
                    subject=name,
                    hint="save it anew",
                ) from error
    kind = next((kind for signature, kind in _SIGNATURES.items() if raw.startswith(signature)), None)
    if kind is not None:
        raise NotText(f"{kind}, not text", subject=name, hint="save its text as a .txt file")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(raw, name, error)
    if "\x00" in text:
        _refuse_nulls(raw, name)
    return text


def _refuse_nulls(raw: bytes, name: str) -> None:
    """A null byte now and then is dirt that is kept; many of them are binary data, or UTF-16 that lost its mark."""
    nulls = raw.count(0)
    if nulls <= len(raw) // 1000 + 1:
        return
    if nulls > len(raw) // 4:
        little = raw[1::2].count(0) > raw[0::2].count(0)
        raise NotText(
            "UTF-16 without its mark, or binary",
            subject=name,
            hint=_TRY.format(encoding="UTF-16LE" if little else "UTF-16BE"),
        )
    raise NotText("binary, not text", subject=name, hint="save its text as a .txt file")


def _windows(raw: bytes, name: str, error: UnicodeDecodeError) -> str:
    if _BINARY.search(raw):
        if raw.count(0) > len(raw) // 4:
            _refuse_nulls(raw, name)
        raise NotText("binary, not text", subject=name, hint="save its text as a .txt file")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    beyond = sum(character > "\x7f" for character in text)
    if beyond and len(_PLAUSIBLE.findall(text)) >= _LEAST_PLAUSIBLE * beyond and beyond < len(text) / 5:
        return text
    raise NotText(
        f"byte {error.start} (0x{raw[error.start]:02x}) is no UTF-8, and the encoding is not recognised",
        subject=name,
        hint=_TRY.format(encoding="WINDOWS-1251") + "  (or KOI8-R, ISO-8859-2 …: the one that it was written in)",
    ) from error
