"""Words of Qt that its own Chinese translations lack, as a compiled translation of ours."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache

from app.i18n import Language, Translator

WORDS = {
    ("QFileDialog", "&Look in:"): "qt.look_in",
    ("QFileDialog", "Files of &type:"): "qt.files_of_type",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "Drive"): "qt.drive",
    ("QAbstractFileIconProvider", "File"): "qt.file",
    ("QAbstractFileIconProvider", "%1 File"): "qt.file_of_kind",
    ("QAbstractFileIconProvider", "Alias"): "qt.shortcut",
    ("QAbstractFileIconProvider", "Shortcut"): "qt.shortcut",
    ("QAbstractFileIconProvider", "Unknown"): "qt.unknown",
}
"""(context, what Qt calls it) → our message."""
# The layout of a .qm file, as Qt's qtranslator.cpp reads it.
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = b"\x42", b"\x69"
_END, _TRANSLATION, _SOURCE, _CONTEXT = b"\x01", b"\x03", b"\x06", b"\x07"


@cache
def missing_words(language: Language) -> bytes:
    """For ``QTranslator.load``, which does not copy it: it stays for good. Not a translator in
    Python: Qt asks for the kinds of files on a thread of its own."""
    say = Translator(language)
    return compiled({known: say(ours) for known, ours in WORDS.items()})


def compiled(words: Mapping[tuple[str, str], str]) -> bytes:
    """A .qm file of (context, source) → translation."""
    messages, hashes = b"", []
    for (context, source), said in words.items():
        hashes.append((_hash(source.encode()), len(messages)))
        messages += _tagged(_TRANSLATION, said.encode("utf-16-be"))
        messages += _tagged(_SOURCE, source.encode())
        messages += _tagged(_CONTEXT, context.encode()) + _END
    index = b"".join(struct.pack(">II", *one) for one in sorted(hashes))
    return _MAGIC + _tagged(_HASHES, index) + _tagged(_MESSAGES, messages)


def _tagged(tag: bytes, data: bytes) -> bytes:
    return tag + struct.pack(">I", len(data)) + data


def _hash(source: bytes) -> int:
    """That of ELF's symbol tables, 1 where it would be 0."""
    found = 0
    for byte in source:
        found = ((found << 4) + byte) & 0xFFFFFFFF
        high = found & 0xF0000000
        found = (found ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return found or 1
