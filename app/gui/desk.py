"""What a page is handed when it is made: the look, the words, the work and the news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.gui.drafts.in_hand import DraftsInHand
from app.gui.target import Go, nowhere

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.gui.change_bus import ChangeBus
    from app.gui.frame.remembered import Remembered
    from app.gui.jobs import Jobs
    from app.gui.lists.columns import Wording
    from app.gui.parts.long_strip import LongStrip
    from app.gui.printing.port import Printers
    from app.gui.tasks import Tasks
    from app.gui.theme.theme import Theme
    from app.gui.today.watch import DayWatch
    from app.gui.words import Words

Notice = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Firm:
    """What the window needs of the firm: read anew whenever the firm's row changes."""

    name: str
    currency: str
    region: str


@dataclass(slots=True)
class Desk:
    theme: Theme
    words: Words
    tasks: Tasks
    bus: ChangeBus
    clock: Callable[[], datetime]
    notify: Notice
    """(words, action="", key="", act=None, refused=False, also=None): a toast."""
    firm: Firm = Firm("", "TWD", "TW")
    remembered: Remembered | None = None
    """This machine's settings; none where a part stands alone in a test."""
    printers: Printers | None = None
    """None: the machine's own."""
    jobs: Jobs | None = None
    """What failed in the background; none where a part stands alone in a test."""
    go: Go = nowhere
    """Shows a record, or makes one, on the page that has such."""
    long: Callable[[], LongStrip] | None = None
    """Where work on the whole book says how far it is; none where a part stands alone in a test."""
    day: DayWatch | None = None
    """What waits today, see ``day_watch``."""
    drafts: DraftsInHand = field(default_factory=DraftsInHand)

    @property
    def today(self) -> date:
        return self.clock().date()

    def wording(self) -> Wording:
        from app.gui.lists.columns import Wording

        return Wording(self.words, self.clock(), self.firm.currency)
