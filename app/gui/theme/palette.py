"""The palette: every colour Qt itself paints with, in its three groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from app.gui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    made = QPalette()
    for group in (_Group.Active, _Group.Inactive, _Group.Disabled):
        for role, colour in _colours(tokens, group).items():
            made.setColor(group, role, QColor(colour))
    return made


def _colours(t: Tokens, group: QPalette.ColorGroup) -> dict[QPalette.ColorRole, str]:
    written = t.text3 if group == _Group.Disabled else t.text
    selected = t.sel if group == _Group.Active else t.sel_unfocused
    return {
        _Role.Window: t.surface,
        _Role.WindowText: written,
        _Role.Base: t.sunken if group == _Group.Disabled else t.surface,
        _Role.AlternateBase: t.sunken,
        _Role.Text: written,
        _Role.PlaceholderText: t.text3,
        _Role.Button: t.surface,
        _Role.ButtonText: written,
        _Role.BrightText: t.late,
        _Role.Highlight: selected,
        _Role.HighlightedText: t.text,
        _Role.ToolTipBase: t.raised,
        _Role.ToolTipText: t.text,
        _Role.Link: t.accent,
        _Role.LinkVisited: t.accent,
        _Role.Accent: t.accent,
        _Role.Light: t.surface,
        _Role.Midlight: t.line,
        _Role.Mid: t.line2,
        _Role.Dark: t.field,
        _Role.Shadow: t.line2,
    }
