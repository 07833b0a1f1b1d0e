"""Every page and dialog in every language: nothing cut, nothing nameless, nothing too large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.gui.crash_dialog import CrashDialog
from app.gui.first_start.first_start import FirstStart
from app.gui.frame.tabs import Tab
from app.gui.importing.import_dialog import ImportDialog
from app.gui.session import Session
from app.i18n import Language
from app.settings import Theme as Mode
from tests.gui.sweeping import cut, cut_names, nameless

WAIT = 30_000
LANGUAGES = pytest.mark.parametrize("language", list(Language))
LARGER = [
    (Language.ZH_TW, 1.25), (Language.ZH_CN, 1.5), (Language.EN, 1.75), (Language.ZH_TW, 2.0),
    (Language.EN, 2.0),
]


def _settle(session: Session, tab: Tab, qtbot: QtBot) -> QWidget:
    session.window.show_tab(tab)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    filters = page.header.filters  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: all(one.count is not None for one in filters.values()), timeout=WAIT)
    if tab is Tab.STATEMENTS:
        paper = page.pane.paper  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: bool(paper.name.text()), timeout=WAIT)
    QApplication.processEvents()  # layouts asked for while the answers came in
    return page


@LANGUAGES
def test_every_page_stands_whole_at_1366_by_768(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language)
    for tab in Tab:
        _settle(session, tab, qtbot)
        session.window.grab()
        assert cut(session.window) == [], tab
        assert nameless(session.window) == [], tab
        least = session.window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 768
        assert (session.window.width(), session.window.height()) == (1366, 768)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_twice_the_text_does_not_push_the_window_wider(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, scale: float,
    mode: Mode,
) -> None:
    session = open_session(filled_place, Language.EN, scale=scale, mode=mode)
    for tab in (Tab.STATEMENTS, Tab.ORDERS, Tab.TODAY):
        _settle(session, tab, qtbot)
        session.window.grab()
        assert (session.window.width(), session.window.height()) == (1366, 768), tab
        assert [one for one in cut(session.window) if one.startswith("button")] == [], tab


@pytest.mark.parametrize(("language", "scale"), LARGER)
def test_larger_text_leaves_every_tabs_buttons_headings_figures_and_names_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
    scale: float,
) -> None:
    session = open_session(filled_place, language, scale=scale)
    found = []
    for tab in Tab:
        _settle(session, tab, qtbot)
        session.window.grab()
        found += [
            (tab, one) for one in cut(session.window)
            if one.startswith(("button", "heading", "cell"))
        ]
        found += [(tab, one) for one in cut_names(session.window)]
        assert (session.window.width(), session.window.height()) == (1366, 768), tab
    assert found == []


def _dialogs(session: Session) -> Iterator[QWidget]:
    yield ImportDialog(session.desk, session.window)
    yield CrashDialog(session.theme, session.desk.words, ValueError("長榮 1,234"), session.window)
    yield FirstStart(session)


@LANGUAGES
def test_every_dialog_stands_whole_and_named(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language)
    for dialog in _dialogs(session):
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        dialog.grab()
        assert cut(dialog) == [], type(dialog).__name__
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close() if isinstance(dialog, QDialog) else dialog.hide()  # type: ignore[redundant-expr]


def test_the_crash_report_has_places_but_neither_names_nor_amounts(
    open_session: Callable[..., Session], filled_place: Path
) -> None:
    session = open_session(filled_place)
    try:
        session.desk.words("gui.title").index("長榮食品 216,900")
    except ValueError as error:
        bug = ValueError("長榮食品 216,900").with_traceback(error.__traceback__)
    dialog = CrashDialog(session.theme, session.desk.words, bug, session.window)
    text = dialog.report.toPlainText()
    assert "ValueError" in text
    assert "test_sweep.py" in text
    assert "長榮" not in text
    assert "216,900" not in text


@LANGUAGES
def test_the_language_changes_live_and_everything_stays_where_it_stood(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, Language.ZH_TW)
    _settle(session, Tab.ORDERS, qtbot)
    session.window.page.header.choose("all")  # type: ignore[attr-defined]
    session.commands.choose_language(language)
    page = _settle(session, Tab.ORDERS, qtbot)
    assert page.header.chosen == "all"  # type: ignore[attr-defined]
    titles = {Language.ZH_TW: "訂單", Language.ZH_CN: "订单", Language.EN: "Orders"}
    assert page.header.title.text() == titles[language]  # type: ignore[attr-defined]
    assert session.remembered.settings.language == language.value


def test_the_theme_changes_live_in_a_tenth_of_what_anyone_notices(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    _settle(session, Tab.STATEMENTS, qtbot)
    light = session.window.grab().toImage()
    session.commands.choose_theme(Mode.DARK)
    dark = session.window.grab().toImage()
    assert light.pixelColor(700, 400).lightness() > 200
    assert dark.pixelColor(700, 400).lightness() < 60
    assert session.remembered.settings.window.theme is Mode.DARK


def test_ctrl_and_a_digit_goes_to_the_tab(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    for place, tab in enumerate(Tab):
        key = Qt.Key(Qt.Key.Key_1 + place)
        qtbot.keyClick(session.window, key, Qt.KeyboardModifier.ControlModifier)
        assert session.window.tab is tab
        assert session.window.rail.items[tab].isChecked()


def test_under_1200_pixels_the_rail_loses_its_words_but_not_its_names(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    _settle(session, Tab.STATEMENTS, qtbot)
    session.window.resize(1100, 700)
    assert session.window.rail.width() == 56
    assert session.window.rail.items[Tab.ORDERS].toolTip().startswith("訂單")
    more = session.window.page.header._more  # type: ignore[attr-defined]
    assert more.isVisible()


@pytest.mark.parametrize("row", [0, -1])
def test_a_toast_stands_in_the_list_and_never_over_the_current_row(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, row: int
) -> None:
    session = open_session(filled_place)
    page = _settle(session, Tab.STATEMENTS, qtbot)
    session.window.resize(1366, 620)
    QApplication.processEvents()
    view = page.view  # type: ignore[attr-defined]
    view.select_identity(page.model.rows[row].identity)  # type: ignore[attr-defined]
    session.window.notify("已製作 4 份對帳單", "復原", "Ctrl Z")
    toast = session.window.toast
    assert page.list_area().contains(toast.geometry())  # type: ignore[attr-defined]
    assert not toast.geometry().intersects(page.current_row_area())  # type: ignore[attr-defined]
