"""Verifying the whole book from the window: nobody waits for it, and its result is said whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.operations.long_work import run_long

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.session import Session
    from app.gui.tasks import Progress
    from app.services.check import CheckReport

SHOWN = 6
"""Faults worded one by one; the command line words all."""


def check_book(session: Session) -> None:
    desk = session.desk

    def act(context: Context, progress: Progress) -> CheckReport:
        from app.services.check import check

        return check(context.book, progress)

    def done(report: CheckReport) -> None:
        words = session.desk.words
        if report.sound:
            said = words("long.check_sound", actions=f"{report.actions:,}", count=report.actions)
            session.desk.notify(said)
            return
        session.window.page.strip.warn(
            words("long.check_faults", count=len(report.faults)), words("long.check_show"),
            lambda: show_faults(session, report),
        )

    run_long(desk, desk.words("long.check"), act, done, desk.tasks.refused.emit)


def show_faults(session: Session, report: CheckReport) -> None:
    from app.gui.parts.notice_dialog import NoticeDialog

    words = session.desk.words
    said = [words(fault.message_id, **fault.params) for fault in report.faults[:SHOWN]]
    more = len(report.faults) - SHOWN
    if more > 0:
        said.append(words("long.check_more", count=more))
    NoticeDialog(
        session.theme, words, words("long.check_title"),
        "\n".join([*said, words("long.check_what_now")]), session.window,
    ).open()
