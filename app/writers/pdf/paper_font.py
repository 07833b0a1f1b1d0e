"""A TrueType font whose text copies right: reportlab's own map to Unicode fails beyond the BMP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

# A map may name at most this many characters in one block (PDF 1.7, 9.10.3; Adobe note 5014).
_BLOCK = 100


class PaperFont(TTFont):  # type: ignore[misc]
    """Writes each subset's ToUnicode as UTF-16, with surrogates where the code needs them."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = self._subset_name(number)
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = to_unicode_map(name, subset)

    def _subset_name(self, number: int) -> str:
        from reportlab.pdfbase.ttfonts import SUBSETN

        whole = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
        return str(whole.decode("pdfdoc"))


def to_unicode_map(name: str, subset: Sequence[int]) -> str:
    """A CMap from the one-byte codes of a subset to the characters they stand for."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
