"""The colours by their duty, light and dark, and the tones a state may take.

Contrast was worked out for each against every ground it may stand on; tests/gui checks it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What a text or shape is coloured for; each names a token."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    LATE = "late"
    WARN = "warn"
    HOLD = "hold"
    GOOD = "good"
    GO = "go"
    IDLE = "idle"


TONES = (Ink.LATE, Ink.WARN, Ink.HOLD, Ink.GOOD, Ink.GO, Ink.IDLE)
"""The inks that have a soft ground of their own."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """``#RRGGBB`` for each duty; ``ageing`` runs from not due to over 90 days."""

    dark: bool
    chrome: str
    surface: str
    sunken: str
    raised: str
    line: str
    line2: str
    field: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    sel: str
    sel_unfocused: str
    hover: str
    late: str
    late_soft: str
    warn: str
    warn_soft: str
    hold: str
    hold_soft: str
    good: str
    good_soft: str
    go: str
    go_soft: str
    idle: str
    idle_soft: str
    ageing: tuple[str, str, str, str, str]
    unapplied: str

    def ink(self, ink: Ink) -> str:
        return str(getattr(self, ink.value))

    def soft(self, ink: Ink) -> str:
        """The ground of a filled chip in that tone; KeyError for an ink that has none."""
        if ink is Ink.ACCENT:
            return self.accent_soft
        if ink not in TONES:
            raise KeyError(ink)
        return str(getattr(self, f"{ink.value}_soft"))


LIGHT = Tokens(
    dark=False,
    chrome="#F4F5F7", surface="#FFFFFF", sunken="#F8F9FA", raised="#FFFFFF",
    line="#E4E7EB", line2="#C4CAD3", field="#8B94A0",
    text="#1A2028", text2="#4F5A68", text3="#616C7A",
    accent="#2B59A8", accent_hover="#23498B", on_accent="#FFFFFF", accent_soft="#E6EEFA",
    sel="#E9F0FB", sel_unfocused="#ECEEF1", hover="#F3F5F8",
    late="#A8123A", late_soft="#FBE7EC", warn="#8A6100", warn_soft="#FAF0D4",
    hold="#6A3EA1", hold_soft="#F0E9F8", good="#0B6A5A", good_soft="#E0F2ED",
    go="#3D5C85", go_soft="#E9EEF5", idle="#5F6B79", idle_soft="#EEF0F3",
    ageing=("#8EA8CE", "#E8C268", "#D08F33", "#B4531F", "#7A1230"), unapplied="#4E9C8D",
)

DARK = Tokens(
    dark=True,
    chrome="#14171B", surface="#1A1E23", sunken="#171A1F", raised="#242A31",
    line="#2B3138", line2="#48525E", field="#65707C",
    text="#E4E8ED", text2="#AAB3BF", text3="#909BA9",
    accent="#86AEF5", accent_hover="#9DBEFA", on_accent="#0F1A2C", accent_soft="#22314A",
    sel="#22304A", sel_unfocused="#272C33", hover="#20252B",
    late="#FF8FA0", late_soft="#45202A", warn="#EDBB5E", warn_soft="#3A2E16",
    hold="#C3A6F5", hold_soft="#302545", good="#62CBB4", good_soft="#15342E",
    go="#9DB6DB", go_soft="#232C3A", idle="#A2ADBA", idle_soft="#282E35",
    ageing=("#5A7399", "#8F7434", "#C08A34", "#DE7A43", "#FF8296"), unapplied="#3C8E7E",
)
