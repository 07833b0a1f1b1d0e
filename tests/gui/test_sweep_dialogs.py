"""Every dialog that asks or tells, in every language: nothing cut, nothing nameless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.gui.deliveries.void_dialog import VoidDialog
from app.gui.frame.keys_dialog import KeysDialog
from app.gui.frame.tabs import Tab
from app.gui.parts.confirm_dialog import ConfirmDialog
from app.gui.parts.notice_dialog import NoticeDialog
from app.gui.session import Session
from app.gui.statements.reason_dialog import ReasonDialog
from app.gui.today.put_off_dialog import PutOffDialog
from app.i18n import Language
from tests.gui.sweeping import cut, nameless

WAIT = 30_000
SCALES = [(one, scale) for scale in (1.0, 2.0) for one in Language]
LONG = "逾期 22 天：Pacific Foods International (Overseas) Trading Company Inc. DN20261105001"


def _dialogs(session: Session) -> Iterator[QDialog]:
    desk, window = session.desk, session.window
    theme, words = desk.theme, desk.words
    yield VoidDialog(desk, "DN20261105001", window)
    yield PutOffDialog(desk, LONG, window)
    yield ReasonDialog(desk, "ST20261105001", window)
    for tab in Tab:
        window.show_tab(tab)
        yield KeysDialog(desk, window, session.commands.menu.commands(page=False))
    yield ConfirmDialog(
        theme, words, words("settings.restore.title"),
        words("settings.restore.sure", file="gendan-2026-11-05-143200.gendan-backup"),
        words("settings.restore.act"), window,
    )
    yield NoticeDialog(
        theme, words, words("gui.title"), words("gui.about.words", version="1.10.100"), window
    )


@pytest.mark.parametrize(("language", "scale"), SCALES)
def test_every_question_and_notice_stands_whole_and_named(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
    scale: float,
) -> None:
    session = open_session(filled_place, language, scale=scale, tab=Tab.CUSTOMERS)
    found = []
    for dialog in _dialogs(session):
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        QApplication.processEvents()
        dialog.grab()
        name = type(dialog).__name__
        found += [(name, one) for one in (*cut(dialog), *nameless(dialog))]
        if dialog.width() > 1366 or dialog.height() > 768:
            found.append((name, f"{dialog.width()} × {dialog.height()}"))
        dialog.close()
    assert found == []
