"""Fields read what people type, and the input method keeps its keys while it composes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.fields.compose_guard import ComposeGuard
from app.gui.fields.typed_field import TypedField, date_field, text_field
from app.gui.forms.field_spec import FieldKind
from app.gui.forms.reading import reader, shower
from app.gui.theme.theme import Theme
from app.gui.words import Words
from app.i18n import Language

TODAY = date(2026, 11, 5)
WORDS = Words(Language.ZH_TW)


def _field(theme: Theme, kind: FieldKind, currency: str = "TWD") -> TypedField[object]:
    return TypedField(
        theme, WORDS, "", reader(kind, lambda: TODAY, lambda: currency),
        shower(kind, WORDS, lambda: currency),
    )


def _type(field: TypedField[object], text: str, qtbot: QtBot) -> None:
    qtbot.addWidget(field)
    field.line.setText(text)
    field.take()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1105", date(2026, 11, 5)), ("11/5", date(2026, 11, 5)), ("+3", date(2026, 11, 8)),
        ("t", TODAY), ("115/11/5", date(2026, 11, 5)), ("１１／５", date(2026, 11, 5)),
    ],
)
def test_a_date_is_read_as_it_is_typed(
    theme: Theme, qtbot: QtBot, typed: str, day: date
) -> None:
    field = date_field(theme, WORDS, "日期", lambda: TODAY)
    _type(field, typed, qtbot)
    assert field.value == day
    assert field.line.text() == f"{day:%Y/%m/%d}"


@pytest.mark.parametrize(
    ("typed", "currency", "shown"),
    [
        ("１，２３４．５", "TWD", "1,235"), ("=12*30", "TWD", "360"), ("1234.5", "CNY", "1,234.50"),
        ("NT$1,200", "TWD", "1,200"),
    ],
)
def test_an_amount_shows_the_places_of_its_currency(
    theme: Theme, qtbot: QtBot, typed: str, currency: str, shown: str
) -> None:
    field = _field(theme, FieldKind.AMOUNT, currency)
    _type(field, typed, qtbot)
    assert field.line.text() == shown


def test_a_quantity_keeps_its_fractions(theme: Theme, qtbot: QtBot) -> None:
    field = _field(theme, FieldKind.QUANTITY)
    _type(field, "１２.50", qtbot)
    assert field.value == Decimal("12.5")
    assert field.line.text() == "12.5"


def test_what_cannot_be_read_stays_and_is_explained_below(theme: Theme, qtbot: QtBot) -> None:
    field = date_field(theme, WORDS, "日期", lambda: TODAY)
    _type(field, "下禮拜", qtbot)
    assert field.value is None
    assert field.line.text() == "下禮拜"
    assert "下禮拜" in field.fault.text()
    assert not field.fault.isHidden()
    _type(field, "t", qtbot)
    assert field.fault.isHidden()


def test_a_change_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    field = text_field(theme, WORDS, "名稱")
    told: list[object] = []
    field.changed.connect(lambda: told.append(field.value))
    _type(field, "長榮", qtbot)
    field.take()
    assert told == ["長榮"]


class Form(QWidget):
    """A line that Return submits, Esc leaves, and Ctrl+N would make a new one of."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.line = QLineEdit()
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.other)
        self.line.returnPressed.connect(lambda: self.heard.append("submitted"))
        for key in ("Esc", "Ctrl+N"):
            QShortcut(QKeySequence(key), self).activated.connect(
                lambda key=key: self.heard.append(key)
            )


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot, make_theme: Callable[..., Theme]) -> Iterator[Form]:
    make_theme()
    made = Form()
    guard = ComposeGuard(qapp)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    yield made
    shiboken6.delete(guard)  # the next test's window has its own


def _compose(form: Form, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(form.line, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_keys_belong_to_the_input_method_while_it_composes(
    form: Form, qtbot: QtBot, key: Qt.Key
) -> None:
    _compose(form, "ㄓㄨㄥ")
    qtbot.keyClick(form.line, key)
    qtbot.keyClick(form.line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert form.heard == []
    assert form.line.hasFocus()


def test_keys_come_back_when_the_word_is_done(form: Form, qtbot: QtBot) -> None:
    _compose(form, "ㄓㄨㄥ")
    _compose(form, "", "鐘")
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    qtbot.keyClick(form.line, Qt.Key.Key_Escape)
    assert form.line.text() == "鐘"
    assert form.heard == ["submitted", "Esc"]


def test_leaving_the_field_ends_the_guard(form: Form, qtbot: QtBot) -> None:
    _compose(form, "ㄓ")
    form.other.setFocus()
    form.line.setFocus()
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert "submitted" in form.heard
