"""Above the foot of the window: work on the whole book, whichever page is shown meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.parts.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme
    from app.gui.words import Words

STOP_KEY = "Ctrl+."
"""Not Esc: that belongs to the page, where one goes on working."""
SWAPPING = "swapping"
"""The stage from which on it is not stopped any more."""
_IN_BYTES = ("copying", "packing", "unpacking", "filing")
_MB = 1_000_000


class LongStrip(ProgressStrip):
    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent, stop_key=STOP_KEY.replace("+", " "))
        self.setObjectName("long_strip")
        self.stopping = words("long.stopping")

    def tell_stage(self, done: int, of: int, stage: str) -> None:
        """``of`` 0: how much it is, nobody can say."""
        if stage == SWAPPING:
            self.settle()
        if stage in _IN_BYTES:
            done, of = -(-done // _MB), -(-of // _MB)
        said = self._words(f"long.stage.{stage}", done=f"{done:,}", of=f"{of:,}")
        self.say(done, of, said)
