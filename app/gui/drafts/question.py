"""A few fields asked of one record, in a pane or a dialog: kept as they are typed, and standing
there again when the same is asked of the same record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.in_hand import put_back, read_left, say_thrown
from app.gui.drafts.rested import once_rested
from app.gui.fields.compose_guard import after_composing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import Cells
    from app.gui.fields.typed_field import TypedField
    from app.queries.drafts import DraftContent


class Question(QObject):
    """``fields`` by their names in the draft, standing as nobody has typed yet. ``of``: the
    draft's kind ("": none is kept) and the record. ``refused`` is told why something could not be
    kept."""

    resumed = Signal(str)
    """When what now stands there was typed."""

    def __init__(
        self, desk: Desk, of: tuple[str, int | None], fields: Mapping[str, TypedField[Any]],
        parent: QObject, refused: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._of = desk, of
        self._fields = dict(fields)
        self._first = self.cells()
        self.since = ""
        """When what stands there was begun, if that was before it was asked now."""
        self.known = False
        """Whether the book was asked for a draft of it."""
        self.keeper = DraftKeeper(
            desk.tasks, of[0], self._first, base_id=of[1], whole=False, refused=refused
        )

    def cells(self) -> Cells:
        return {(0, name): field.line.text().strip() for name, field in self._fields.items()}

    @property
    def untouched(self) -> bool:
        return self.cells() == self._first and not self.keeper.begun

    def look(self, asks: Callable[[], bool]) -> None:
        """Goes on with what was left; ``asks``: whether it still stands there then."""
        kind, base_id = self._of
        if not kind:
            return

        def told(draft: DraftContent | None) -> None:
            if not self.known and asks():
                self.known = True
                if draft is not None:
                    self._desk.drafts.takes(draft.draft.id)
                    self._desk.drafts.taken(draft.draft.id)
                    self._lay(draft)

        self._desk.tasks.read(
            lambda context: read_left(context, kind, base_id),
            lambda draft: after_composing(self, lambda: told(draft)), owner=self,
            failed=lambda _error: None, after_writes=True,
        )

    def _lay(self, draft: DraftContent) -> None:
        """What was typed meanwhile stays."""
        now = self.cells()
        typed = {key: text for key, text in now.items() if self._first.get(key) != text}
        for (row, name), text in draft.cells.items():
            field = self._fields.get(name)
            if row == 0 and field is not None and (0, name) not in typed:
                all_of_it = field.line.selectedText() == field.line.text() != ""
                field.line.setText(text)
                field.take()
                if all_of_it:
                    field.line.selectAll()
        left = {key: draft.cells.get(key, self._first.get(key, "")) for key in typed}
        self.keeper.take_over(draft.draft.id, {**self.cells(), **left})
        self.keep()
        self.since = self._desk.words.moment(draft.draft.changed_at, self._desk.today)
        self.resumed.emit(self.since)

    def keep(self) -> None:
        if self._of[0]:
            self.keeper.keep(self.cells())

    def throw_away(self) -> None:
        """It can be had back."""
        self.keep()
        desk = self._desk
        self.keeper.drop(lambda content: say_thrown(desk, lambda: put_back(desk, content)))


def keep_as_typed(
    fields: Iterable[TypedField[Any]], keep: Callable[[], None], parent: QObject
) -> None:
    """With each field that is left, and whenever the keys rest."""
    settle = once_rested(parent, keep)
    for field in fields:
        field.line.textEdited.connect(lambda _text: settle.start())
        field.line.left.connect(keep)
        field.line.returnPressed.connect(keep)
