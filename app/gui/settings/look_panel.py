"""Language, light or dark, and the size of the text: each holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.frame.menu import LANGUAGE_NAMES, SCALES
from app.gui.settings.choice_row import ChoiceRow
from app.gui.settings.panel import Panel
from app.i18n import Language
from app.settings import Theme as Mode

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.settings.panel import SettingsActions


class LookPanel(Panel):
    def __init__(self, desk: Desk, act: SettingsActions) -> None:
        super().__init__(desk, "settings.section.look")
        theme, words = desk.theme, desk.words
        self.language = ChoiceRow(
            theme, [(one, words(LANGUAGE_NAMES[one])) for one in Language], words.language,
            act.language,
        )
        self.mode = ChoiceRow(
            theme, [(one, words(f"gui.theme.{one.value}")) for one in Mode], theme.mode, act.theme
        )
        self.scale = ChoiceRow(
            theme, [(one, words("settings.look.percent", percent=one)) for one in SCALES],
            round(theme.scale * 100), act.scale,
        )
        self.add_row(words("settings.look.language"), *self.language.buttons.values())
        self.add_row(words("settings.look.mode"), *self.mode.buttons.values())
        self.add_row(words("settings.look.scale"), *self.scale.buttons.values())
        self.add_words(words("settings.look.note"))
