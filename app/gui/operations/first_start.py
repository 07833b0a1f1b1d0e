"""Filling a new book: with a name, or with the demo firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.change_bus import Changes
    from app.gui.desk import Desk
    from app.gui.parts.progress_strip import ProgressStrip
    from app.gui.tasks import Progress

REGIONS = {Language.ZH_TW: "TW", Language.ZH_CN: "CN", Language.EN: "TW"}


def start_empty(
    desk: Desk, firm: str, done: Callable[[], object], failed: Callable[[Exception], None]
) -> None:
    """Writes the firm's name where one was typed; an empty name leaves the book untouched."""
    if not firm:
        done()
        return

    def act(context: Context, _progress: Progress) -> tuple[Changes, int]:
        from app.services.firm import NameFirm, name_firm

        command = NameFirm(firm, REGIONS[desk.words.language])
        outcome = context.perform("name_firm", name_firm, command)
        return outcome.changes, outcome.seq

    def named(answer: tuple[Changes, int]) -> None:
        changes, seq = answer
        desk.bus.publish(changes, seq)
        done()

    desk.tasks.write(act, named, failed=failed)


def fill_with_demo(
    desk: Desk, strip: ProgressStrip, done: Callable[[], object],
    failed: Callable[[Exception], None],
) -> None:
    """Stopped half-way it leaves the book empty."""

    def act(context: Context, progress: Progress) -> None:
        from app.services.demo import fill_demo

        fill_demo(
            context, context.clock.today(), context.translate,
            lambda step, of: progress(step, of, ""),
        )

    def filled(_answer: None) -> None:
        strip.end()
        desk.bus.look()
        desk.notify(desk.words("gui.first.demo_done"))
        done()

    def stopped(error: Exception) -> None:
        strip.end()
        failed(error)

    ticket = desk.tasks.write(act, filled, failed=stopped, progress=strip.tell)
    strip.begin(desk.words("gui.first.filling"), ticket.cancel)
