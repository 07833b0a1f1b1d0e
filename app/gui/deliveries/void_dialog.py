"""Before a paper is voided: why. It stays open until that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.drafts.why_dialog import Why, WhyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk

DRAFT = "delivery_void"


class VoidDialog(WhyDialog):
    def __init__(
        self, desk: Desk, number: str, parent: QWidget, delivery_id: int | None = None
    ) -> None:
        words = desk.words
        why = Why(
            words("deliveries.void_title", number=number), words("deliveries.void_sure"),
            words("deliveries.void_why"), words("deliveries.void"),
            words("deliveries.void_why_missing"),
        )
        super().__init__(desk, parent, why, (DRAFT, delivery_id))
