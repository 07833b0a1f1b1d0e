"""Nothing typed is lost: drafts thrown away and brought back, windows made anew or closed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.db.book import Book
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import GridField
from app.i18n import Language
from app.services.check import check
from tests.gui.hands import Hands

pytestmark = pytest.mark.usefixtures("no_strays")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _begun(hands: Hands, customer: str = "H0023") -> None:
    hands.open_new()
    hands.for_customer(customer)
    hands.line(0, "BX-0004", "70")


def _left(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Escape)
    hands.closed()


def test_a_draft_thrown_away_is_not_offered_but_can_be_had_back(hands: Hands) -> None:
    _begun(hands)
    hands.key(Qt.Key.Key_Escape, SHIFT)
    hands.closed()
    assert "丟棄" in hands.session.window.toast.words
    hands.open_new()
    hands.wait(hands.editor.offer.isVisible)
    assert "剛丟棄" in hands.editor.offer.words
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    hands.wait(lambda: hands.page.editor not in (None, blank))
    assert hands.editor.form.lines[0].item == "BX-0004"
    _left(hands)
    hands.open_new()
    hands.wait(hands.editor.offer.isVisible)
    assert "剛丟棄" not in hands.editor.offer.words


def test_nothing_typed_is_nothing_to_throw_away(hands: Hands) -> None:
    hands.open_new()
    assert not hands.editor.throw.isVisible()
    hands.key(Qt.Key.Key_Escape, SHIFT)
    hands.closed()
    assert not hands.session.window.toast.isVisible()
    _begun(hands)
    assert hands.editor.throw.isVisible()


def test_the_toast_brings_it_back_too(hands: Hands) -> None:
    _begun(hands)
    hands.editor.throw.click()
    hands.closed()
    act = hands.session.window.toast.offered[-1].act
    assert act is not None
    act()
    hands.wait(lambda: hands.page.editor is not None)
    assert hands.editor.form.filled[0].item == "BX-0004"


def test_of_several_drafts_one_is_chosen_from_a_list(hands: Hands) -> None:
    for customer in ("H0023", "D0007"):
        _begun(hands, customer)
        _left(hands)
    hands.open_new()
    hands.wait(hands.editor.offer.isVisible)
    assert "大昌五金" in hands.editor.offer.words
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    menu = hands.editor.drafts.menu
    assert menu is not None
    assert len(menu.actions()) == 2
    assert "1 項" in menu.actions()[1].text()
    menu.actions()[1].trigger()
    menu.close()
    hands.wait(lambda: hands.page.editor not in (None, blank))
    assert hands.editor.form.customer is not None
    assert hands.editor.form.customer.code == "H0023"


def test_another_language_keeps_the_editor_and_the_cell(hands: Hands) -> None:
    _begun(hands)
    hands.editor.grid.go(0, GridColumn.REQUIRED)
    hands.type("下禮拜")
    hands.editor.head.po.line.setText("PO-77")
    hands.wait(lambda: not hands.session.tasks.busy)
    hands.session.commands.choose_language(Language.EN)
    hands.wait(lambda: hands.page.editor is not None)
    form = hands.editor.form
    assert form.lines[0].wrong[GridField.REQUIRED].typed == "下禮拜"
    assert form.customer_po == "PO-77"
    assert hands.editor.head.po.line.text() == "PO-77"
    assert hands.editor.totals.count.text() == "1 line"
    hands.at(0, GridColumn.REQUIRED)
    assert hands.editor.grid.line.text() == "下禮拜"


def test_another_text_size_keeps_a_field_of_the_head(hands: Hands) -> None:
    _begun(hands)
    hands.editor.head.required.line.setFocus()
    hands.type("99/99")
    hands.wait(lambda: not hands.session.tasks.busy)
    hands.session.commands.choose_scale(150)
    hands.wait(lambda: hands.page.editor is not None)
    required = hands.editor.head.required
    assert required.line.text() == "99/99"
    assert required.fault.text()
    hands.wait(required.line.hasFocus)


def test_the_window_closed_over_an_order_opens_on_it_again(
    open_hands: Callable[..., Hands],
) -> None:
    hands = open_hands()
    _begun(hands)
    hands.type("BX-00")  # not taken yet
    hands.session.window.close()
    hands.session.close()
    again = open_hands()
    again.wait(lambda: again.page.editor is not None)
    form = again.editor.form
    assert form.customer is not None
    assert [line.kept(GridField.ITEM) for line in form.lines] == ["BX-0004", "BX-00"]
    again.at(1, GridColumn.ITEM)
    again.key(Qt.Key.Key_Escape)
    again.closed()
    again.session.window.close()
    again.session.close()
    third = open_hands()
    third.wait(lambda: not third.session.tasks.busy)
    third.open_new()  # it was left by Esc: it is offered, not forced
    third.wait(third.editor.offer.isVisible)
    assert third.editor.form.untouched


def _faults(place: Path) -> object:
    """The small firm's rows were made by hand, and do not add up: a kill may add nothing."""
    book = Book.open(place)
    report = check(book)
    book.close()
    return report.faults


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_program_killed_while_typing_loses_no_more_than_that_cell(
    open_hands: Callable[..., Hands], filled_place: Path, tmp_path: Path
) -> None:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    before = _faults(place)
    ran = subprocess.run(
        [sys.executable, Path(__file__).with_name("typist.py"), place, "order"], check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True,
        timeout=100,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert ran.stdout == "typed\n"
    assert _faults(place) == before
    hands = open_hands()
    hands.wait(lambda: hands.page.editor is not None)
    form = hands.editor.form
    assert form.customer is not None
    assert form.customer.code == "H0023"
    assert [(line.item, line.quantity) for line in form.lines] == [("BX-0004", Decimal(700))]
    hands.at(0, GridColumn.QUANTITY)  # the last cell that was finished
