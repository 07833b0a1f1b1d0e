"""What was begun with one key and is not begun again before the window shows what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Doing:
    """A key struck twice finds the record as it was before the first: the answer is stored but not
    yet read again. So a record is held from ``begin`` until it was done *and* ``seen`` anew, or
    has ``failed``."""

    def __init__(self) -> None:
        self._begun: dict[Hashable, object] = {}
        self._done: set[Hashable] = set()

    def __contains__(self, record: object) -> bool:
        return record in self._begun

    def begin(self, record: Hashable, version: object = None) -> bool:
        """False where it is going on already. ``version``: as it stands before, see ``stands``."""
        if record in self._begun:
            return False
        self._begun[record] = version
        return True

    def done(self, record: Hashable) -> None:
        if record in self._begun:
            self._done.add(record)

    def stands(self, record: Hashable, version: object) -> None:
        """What was done may stand here before its own answer has come back."""
        if record in self._begun and self._begun[record] != version:
            self._done.add(record)

    def is_done(self, record: object) -> bool:
        return record in self._done

    def failed(self, record: Hashable) -> None:
        self._begun.pop(record, None)

    def seen(self, still: Callable[[Hashable], bool] = lambda _record: False) -> None:
        """The records were read anew; ``still``: that one stands there as it was before."""
        fresh = {one for one in self._done if not still(one)}
        for one in fresh:
            self._begun.pop(one, None)
        self._done -= fresh
