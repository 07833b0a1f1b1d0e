"""The editors that stand in place of the deliveries' list, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.gui.deliveries.delivery_form import delivery_form
from app.gui.forms.opening import open_form
from app.gui.operations.deliveries import OpenedShip, read_reissue, read_ship
from app.gui.operations.performing import say_with_undo
from app.gui.operations.received import read_received

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.deliveries.deliveries_page import DeliveriesPage
    from app.gui.delivery_editor.editor_page import DeliveryEditor
    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.forms.form_page import FormPage
    from app.queries.drafts import DraftContent
    from app.queries.panes.deliveries import DeliverySheet
    from app.queries.ship_sheet import ReissueSheet


class DeliveryEditors(QObject):
    def __init__(self, page: DeliveriesPage) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk

    def new(self, order: str = "", of: str = "") -> None:
        """From an order; ``of``: of an order by its number, else of a customer by its code."""
        if self._page.over is not None:
            return
        from app.gui.delivery_editor.ship_form import ShipForm

        wanted = self._desk.drafts.wanted
        # It stands at once: what is pressed after the key that opens it is meant for it.
        form = ShipForm(self._desk.today, self._desk.firm.currency)
        editor = self._show(form, loading=True, awaits_order=bool(order or of))
        self._desk.tasks.read(
            lambda context: read_ship(context, order=order or of, code=of, wanted=wanted),
            lambda opened: self._on_opened(editor, opened), group=(id(self), "new"), owner=editor,
            after_writes=True,
        )

    def _on_opened(self, editor: DeliveryEditor, opened: OpenedShip) -> None:
        if self._page.over is not editor:
            return
        editor.load(opened.sheet, opened.order)
        draft, kept = opened.draft, opened.kept
        if draft is not None and kept is not None:
            def resume() -> None:
                from app.gui.delivery_editor.ship_form import ShipForm

                form = ShipForm(self._desk.today, self._desk.firm.currency)
                form.take_sheet(kept)
                self._resume(editor, form, draft)

            customer = kept.customer
            self._offer(editor, draft, self._desk.words(
                "deliveries.offer", customer=customer.short_name or customer.name,
                time=f"{draft.draft.changed_at:%m/%d %H:%M}",
            ), resume)

    def _offer(
        self, editor: DeliveryEditor, draft: DraftContent, words: str,
        resume: Callable[[], None],
    ) -> None:
        editor.resume_asked.connect(resume)
        editor.offer_left(draft.draft.id, words)
        editor.go_on_if_wanted()

    def _resume(self, asked: DeliveryEditor, form: ShipForm, draft: DraftContent) -> None:
        """What was typed in ``asked`` for the same customer goes along. Of another customer it
        is another delivery and stays a draft, if it is more than what was proposed."""
        from app.gui.delivery_editor.editor_page import new_keeper
        from app.gui.delivery_editor.resuming import laid_over, typed_in

        asked.take_typed()
        typed = typed_in(asked.form, asked.first, self._desk.today)
        same = asked.form.customer is None or (
            form.customer is not None and asked.form.customer.id == form.customer.id
        )
        form.bring_back(draft.cells)
        keeper = new_keeper(self._desk, form)
        keeper.take_over(draft.draft.id, form.kept())
        if same:
            form.bring_back(laid_over(draft.cells, asked.form, typed))
        if same or not typed:
            asked.gone = True
            asked.keeper.drop()

        def show() -> None:
            self._show(form, keeper).keep()

        # The editor that asked goes away: not before its key has been dealt with.
        QTimer.singleShot(0, self, show)

    def _show(
        self, form: ShipForm, keeper: DraftKeeper | None = None, *, loading: bool = False,
        awaits_order: bool = False,
    ) -> DeliveryEditor:
        from app.gui.delivery_editor.editor_page import DeliveryEditor

        editor = DeliveryEditor(self._desk, form, keeper)
        editor.loading, editor.awaits_order = loading, awaits_order
        editor.left.connect(self._page.close_over)
        editor.shipped.connect(lambda made, and_print: self._on_shipped(form, made, and_print))
        self._page.open_over(editor)
        editor.begin()
        return editor

    def _on_shipped(self, form: ShipForm, made: dict[str, Any], and_print: bool) -> None:
        page, words = self._page, self._desk.words
        page.stand_on_new(made["id"], made["number"])
        if form.reissue is not None:
            said = words("deliveries.reissued", number=made["number"], before=form.reissue.number)
        else:
            said = words("deliveries.shipped", number=made["number"])
        say_with_undo(self._desk, said)
        if and_print:
            page.print_now(made["id"], made["number"])

    def reissue(self, delivery_id: int) -> None:
        wanted = self._desk.drafts.wanted
        self._desk.tasks.read(
            lambda context: read_reissue(context, delivery_id, wanted), self._on_reissue,
            group=(id(self), "new"), owner=self, after_writes=True,
        )

    def _on_reissue(self, read: tuple[ReissueSheet | None, DraftContent | None]) -> None:
        from app.gui.delivery_editor.reissue_form import form_of_reissue

        found, draft = read
        if found is None or self._page.over is not None:
            return
        today, home = self._desk.today, self._desk.firm.currency
        editor = self._show(form_of_reissue(found, today, home))
        if draft is not None:
            time = f"{draft.draft.changed_at:%m/%d %H:%M}"
            self._offer(
                editor, draft, self._desk.words("forms.offer", time=time),
                lambda: self._resume(editor, form_of_reissue(found, today, home), draft),
            )

    def edit(self, delivery_id: int) -> None:
        if self._page.over is None:
            open_form(self._desk, self._page, delivery_form(), delivery_id, self._show_form)

    def _show_form(self, form: FormPage) -> None:
        form.left.connect(self._page.close_over)
        form.saved.connect(lambda _value: self._on_edited(form))
        self._page.open_over(form)
        form.begin()

    def _on_edited(self, form: FormPage) -> None:
        self._page.close_over()
        say_with_undo(self._desk, self._desk.words("deliveries.edited", number=form.shown.title))

    def signed(self, sheet: DeliverySheet) -> None:
        """Who signed, with which seal, from which fax number: of the last paper, or a new one. It
        may have been filed a moment ago."""
        def ask(context: Context) -> DeliverySheet | None:
            from app.queries.panes.deliveries import delivery_sheet

            return context.ask(delivery_sheet, sheet.id)

        self._desk.tasks.read(
            ask, self._on_signed_sheet, group=(id(self), "new"), owner=self, after_writes=True
        )

    def _on_signed_sheet(self, sheet: DeliverySheet | None) -> None:
        if sheet is None or self._page.over is not None:
            return
        from app.gui.statements.form_guides import ReturnedGuide
        from app.gui.statements.returned_form import returned_form

        def show(form: FormPage) -> None:
            form.left.connect(self._page.close_over)
            form.saved.connect(lambda _value: self._on_signed(sheet))
            ReturnedGuide(form, None)
            self._page.open_over(form)
            form.begin()

        last = sheet.signed[0].id if sheet.signed else None
        about = self._desk.words("money.back_new") if last is not None else ""
        open_form(
            self._desk, self._page, returned_form(sheet.number, None, sheet.currency, about=about),
            last, show, preset={"document": sheet.number} if last is None else None,
        )

    def _on_signed(self, sheet: DeliverySheet) -> None:
        self._page.close_over()
        say_with_undo(self._desk, self._desk.words("deliveries.signed", number=sheet.number))

    def receive(self, delivery_id: int) -> None:
        if self._page.over is None:
            self._desk.tasks.read(
                lambda context: read_received(context, delivery_id), self._on_receive,
                group=(id(self), "new"), owner=self, after_writes=True,
            )

    def _on_receive(self, found: tuple[DeliverySheet | None, DraftContent | None]) -> None:
        from app.gui.deliveries.received_editor import ReceivedEditor

        sheet, draft = found
        if sheet is None or sheet.voided or self._page.over is not None:
            return
        editor = ReceivedEditor(self._desk, sheet, draft)
        editor.left.connect(self._page.close_over)
        editor.saved.connect(self._page.close_over)
        self._page.open_over(editor)
        editor.begin()
        editor.go_on_if_wanted()
