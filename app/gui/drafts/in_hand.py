"""What the editors of one window know in common of drafts: which is asked for, which was thrown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.tasks import Progress
    from app.queries.drafts import DraftContent
    from app.queries.unfinished import Unfinished


class DraftsInHand:
    def __init__(self) -> None:
        self.wanted: int | None = None
        """The draft that is to be gone on with by whichever editor opens next."""
        self.base_id: int | None = None
        """The record it is of; of a contact's the contact."""
        self._back: Callable[[], None] | None = None
        self.go_on: Callable[[], None] = _nothing
        """With what was left unfinished, whichever page is shown."""
        self.left: Callable[[Unfinished], Callable[[], None] | None] = _nothing
        """Told of one that was left just now; answers what F3 does from then on, if that goes on
        with just this one."""
        self.taken: Callable[[int], None] = _nothing
        """Told of each draft that is gone on with."""

    def want(self, draft_id: int, base_id: int | None) -> None:
        self.wanted, self.base_id = draft_id, base_id

    def takes(self, draft_id: int | None) -> bool:
        """Whether that is the draft that is wanted: it is gone on with, not offered."""
        wanted = draft_id is not None and draft_id == self.wanted
        if wanted:
            self.wanted = None
        return wanted

    def thrown(self, back: Callable[[], None]) -> None:
        """``back`` has it again, until something else is done."""
        self._back = back

    def forget_thrown(self) -> None:
        self._back = None

    def bring_back(self) -> bool:
        """What was thrown away last, where that was the last thing done."""
        back, self._back = self._back, None
        if back is not None:
            back()
        return back is not None


def _nothing(*_: object) -> None:
    """Where an editor stands without a window around it."""


def read_left(
    context: Context, kind: str, base_id: int | None, wanted: int | None = None
) -> DraftContent | None:
    """What was left of that record (None: of a new one): the draft that is wanted, else the last
    that was touched."""
    from app.queries.drafts import draft_content, open_drafts

    mine = [one.id for one in context.ask(open_drafts, kind) if one.base_id == base_id]
    if not mine:
        return None
    return context.ask(draft_content, wanted if wanted in mine else mine[0])


def throw_away(desk: Desk, draft_id: int, said: str = "") -> None:
    """``said`` names it where more than one could be meant. It can be had back."""

    def act(context: Context, _progress: Progress) -> DraftContent | None:
        from app.queries.drafts import draft_content
        from app.services.drafts import DropDraft, drop_draft

        content = context.ask(draft_content, draft_id)
        if content is not None:
            context.perform("drop_draft", drop_draft, DropDraft(draft_id))
        return content

    def told(content: DraftContent | None) -> None:
        if content is not None:
            say_thrown(desk, lambda: put_back(desk, content), said)

    desk.tasks.write(act, told)


def say_thrown(desk: Desk, back: Callable[[], None], said: str = "") -> None:
    """A toast with the way back, by Ctrl+Z too."""
    words = desk.words
    desk.drafts.thrown(back)
    desk.notify(
        said or words("editor.thrown"), words("gui.menu.undo"), "Ctrl Z",
        lambda: desk.drafts.bring_back(),
    )


def say_left(desk: Desk, keeper: DraftKeeper) -> None:
    """What was typed is kept, for whom, and how to go on with it; nothing typed says nothing."""
    if not keeper.holds or keeper.unkept:
        return

    def ask(context: Context) -> Unfinished | None:
        from app.queries.unfinished import unfinished_draft

        return context.ask(unfinished_draft, keeper.draft_id)

    def told(row: Unfinished | None) -> None:
        from app.gui.drafts.unfinished_words import kept_words

        if row is None:
            return
        go_on, words = desk.drafts.left(row), desk.words
        action = (words("editor.resume"), "F3", go_on) if go_on is not None else ()
        desk.notify(kept_words(row, words), *action)

    desk.tasks.read(ask, told, group="draft left", after_writes=True)


def put_back(desk: Desk, content: DraftContent) -> None:
    """A draft that was thrown away, as it was: it is offered again."""

    def act(context: Context, _progress: Progress) -> None:
        from app.services.drafts import KeepCells, keep_cells

        draft = content.draft
        command = KeepCells(draft.kind, None, content.cells, draft.base_id, draft.base_version)
        context.perform("keep_draft", keep_cells, command)

    desk.tasks.write(act, lambda _none: desk.notify(desk.words("drafts.back")))
