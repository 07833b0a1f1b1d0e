"""Before a statement is revised: why. The revision goes on without the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.drafts.why_dialog import Why, WhyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk

DRAFT = "statement_revise"


class ReasonDialog(WhyDialog):
    waits = False

    def __init__(
        self, desk: Desk, number: str, parent: QWidget, statement_id: int | None = None
    ) -> None:
        words = desk.words
        why = Why(
            words("money.revise_title", number=number), words("money.revise_sure", number=number),
            words("money.revise_why"), words("money.revise"), words("money.revise_why_missing"),
        )
        super().__init__(desk, parent, why, (DRAFT, statement_id))
