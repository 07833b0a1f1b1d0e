"""Keeps what is being typed in the book, cell by cell: a killed program loses one cell at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.bootstrap import Context
    from app.gui.tasks import Progress, Tasks
    from app.queries.drafts import DraftContent

Cells = dict[tuple[int, str], str]
"""(row, field) → as typed; row 0 is the head, lines count from 1."""
RETRY_MS = 3000
"""A full disk: how long until what could not be kept is tried again by itself."""


class DraftKeeper:
    """One draft of ``kind``, begun with the first cell that differs from ``known``.

    ``whole``: a draft begins with all that is ``known``, for an editor that brings a draft back
    from its cells alone; otherwise it holds only what was typed, to be laid over the record.
    ``refused`` is told why something could not be kept, once until it can; otherwise the window
    says it. ``draft_id`` is touched on the writer's thread only, where what was asked comes in
    order.
    """

    def __init__(
        self, tasks: Tasks, kind: str, known: Cells, *, base_id: int | None = None,
        base_version: int = 0, whole: bool = True,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        self._tasks, self._kind = tasks, kind
        self._first = self._known = self._wanted = known
        self._base = (base_id, base_version)
        self._whole = whole
        self._refused = refused
        self.begun = False
        """Whether the writer was asked for a draft already, or goes on with one."""
        self._over = self._told = self._waits = False
        self._came_late = self._resumed = False
        self.draft_id: int | None = None

    @property
    def known(self) -> Cells:
        """What was kept last, or stood there at the beginning."""
        return self._known

    @property
    def unkept(self) -> bool:
        """What stands in the editor is not in the book: it could not be stored."""
        return self._told

    @property
    def holds(self) -> bool:
        """Whether something is kept that was typed, here or before it was gone on with."""
        typed = (self._first.get(key, "") != text for key, text in self._known.items())
        return self.begun and not self._over and (self._resumed or any(typed))

    def rebase(self, version: int) -> None:
        """The record is edited from that version on; a draft that is kept already follows when
        it is brought back, by the version its record then has."""
        self._base = (self._base[0], version)

    def settle(self, version: int) -> None:
        """What differed from that version has been chosen: it is not asked again when the draft
        is brought back."""
        self.rebase(version)

        def act(context: Context, _progress: Progress) -> None:
            from app.services.drafts import RebaseDraft, rebase_draft

            if self.draft_id is not None:
                command = RebaseDraft(self.draft_id, version)
                context.perform("keep_draft", rebase_draft, command)

        self._tasks.write(act, _nothing)

    def take_over(self, draft_id: int, known: Cells) -> None:
        """Goes on with a draft that was begun before; one that was begun here meanwhile goes.

        What was stored from it elsewhere since it was read is not stored twice: see ``ending``.
        """
        self._known = self._wanted = known
        begun, self.begun, self._resumed = self.begun, True, True
        if not begun:
            self.draft_id = draft_id

        def act(context: Context, _progress: Progress) -> None:
            from app.queries.drafts import has_draft

            own, self.draft_id = self.draft_id, draft_id
            self._came_late = not context.ask(has_draft, draft_id)
            if own is not None and own != draft_id:
                _drop(context, own)

        self._tasks.write(act, _nothing)

    def keep(self, cells: Cells) -> None:
        """What has changed since last time; a cell that is gone is kept as empty."""
        gone = {key: "" for key in self._known if key not in cells and self._known[key]}
        changed = {
            key: text for key, text in {**cells, **gone}.items()
            if self._known.get(key, "") != text
        }
        if changed and not self._over:
            self.begun = True
            before = self._known
            self._known = self._wanted = {**cells, **gone}
            self._tasks.write(
                lambda context, _progress: self._save(context, changed), self._on_kept,
                failed=lambda error: self._on_failed(before, changed, error),
            )

    def end(self) -> None:
        """It was stored, or thrown away: what could not be kept is not wanted any more."""
        self._over = True

    def ending(self, action: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        """``action``, which stores what was typed and ends its draft with it. On the writer's
        thread. DomainError ``errors.record_gone`` where the draft had ended before it was taken
        over; one that was thrown away later is no reason not to store what still stands here."""
        from app.services.drafts import ending_draft

        if self._came_late:
            raise DomainError("errors.record_gone")
        return action if self.draft_id is None else ending_draft(self.draft_id, action)

    def _on_kept(self, _none: object) -> None:
        self._told = False

    def _on_failed(
        self, before: Cells, changed: Mapping[tuple[int, str], str], error: Exception
    ) -> None:
        """A full disk, say: told once; these cells are tried again with the next one, or by
        themselves, though their editor may be gone by then."""
        self._known = {key: text for key, text in self._known.items() if key not in changed}
        self._known |= {key: before[key] for key in changed if key in before}
        if not self._told:
            self._told = True
            (self._refused or self._tasks.refused.emit)(error)
        if not self._waits:
            self._waits = True
            QTimer.singleShot(RETRY_MS, self._tasks, self._try_again)

    def _try_again(self) -> None:
        self._waits = False
        self.keep(self._wanted)

    def _save(self, context: Context, changed: Mapping[tuple[int, str], str]) -> None:
        from app.queries.drafts import has_draft
        from app.services.drafts import KeepCells, keep_cells

        if self.draft_id is not None and not context.ask(has_draft, self.draft_id):
            # Thrown away from the list, while one types on here: all of it is wanted again.
            self.draft_id = self._had_back(context)
            changed = {
                key: text for key, text in {**self._known, **changed}.items()
                if self._first.get(key, "") != text
            }
        if self.draft_id is None and self._whole:
            # The whole first state: what a draft does not hold, it cannot bring back.
            changed = {key: text for key, text in {**self._known, **changed}.items() if text}
        command = KeepCells(self._kind, self.draft_id, changed, *self._base)
        self.draft_id = context.perform("keep_draft", keep_cells, command).value

    def _had_back(self, context: Context) -> int | None:
        """What was thrown away and had back stands under another id; a record has one draft."""
        from app.queries.drafts import open_drafts

        base_id = self._base[0]
        if base_id is None:
            return None
        mine = (one.id for one in context.ask(open_drafts, self._kind) if one.base_id == base_id)
        return next(mine, None)

    def drop(self, told: Callable[[DraftContent], None] | None = None) -> None:
        """Thrown away: nothing of it is offered again. ``told`` hears what it held, if anything
        was kept."""
        self.end()

        def act(context: Context, _progress: Progress) -> DraftContent | None:
            from app.queries.drafts import draft_content

            draft_id, self.draft_id = self.draft_id, None
            if draft_id is None:
                return None
            content = context.ask(draft_content, draft_id)
            _drop(context, draft_id)
            return content

        def dropped(content: DraftContent | None) -> None:
            if content is not None and told is not None:
                told(content)

        self._tasks.write(act, dropped)


def _drop(context: Context, draft_id: int) -> None:
    from app.services.drafts import DropDraft, drop_draft

    context.perform("drop_draft", drop_draft, DropDraft(draft_id))


def _nothing(_answer: object) -> None:
    """The draft is kept; nobody is told."""
