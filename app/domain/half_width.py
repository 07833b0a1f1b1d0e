"""Full-width letters, digits and signs, as a Chinese keyboard types them."""

from __future__ import annotations

# Not NFKC: it would also turn 5² into 52 and ½ into 1⁄2.
_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("\u3000"): " ",
    ord("￥"): "¥",
    ord("−"): "-",
}


def half_width(text: str) -> str:
    """``１，２３４．５`` is ``1,234.5``; nothing else changes."""
    return text.translate(_TO_HALF)
