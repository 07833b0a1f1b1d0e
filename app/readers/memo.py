"""What each different raw value of a column means, found out once."""

from __future__ import annotations

from collections.abc import Callable

from app.readers.cells import BadValue, Fault, Value


class Memo(dict[object, "Value | Fault"]):
    def __init__(self, read: Callable[[object], Value]) -> None:
        super().__init__({"": None})
        self._read = read
        self.has_faults = False

    def __missing__(self, raw: object) -> Value | Fault:
        value: Value | Fault
        if isinstance(raw, str) and not raw.strip():
            value = None
        else:
            try:
                value = self._read(raw)
            except BadValue as bad:
                value, self.has_faults = bad.fault, True
        if value == "":
            value = None
        self[raw] = value
        return value
