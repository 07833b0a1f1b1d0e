"""A column of prices, of which it is known only at its end whether it went through single
precision: until then each is read as if it had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from app.documents.firm_sheets import Column, Kind
from app.readers.cells import Value, cell_reader, number_in
from app.readers.single_precision import reads_single, single_meant

KINDS = frozenset({Kind.PRICE, Kind.LIST_PRICE, Kind.QUANTITY})


class PriceColumn:
    def __init__(self, column: Column, choices: Mapping[str, str]) -> None:
        self._as_single = cell_reader(column, choices, single=True)
        self.plainly: Callable[[object], Value] = cell_reader(column, choices)
        self._numbers: set[Decimal] = set()
        self._doubtful: set[object] = set()
        self._places: list[tuple[int, int, object]] = []

    def __call__(self, raw: object) -> Value:
        """As ``cell_reader`` has it."""
        number = number_in(raw) if isinstance(raw, float) else None
        if number is not None:
            self._numbers.add(number)
            if single_meant(number) != number:
                self._doubtful.add(raw)
        return self._as_single(raw)

    def note(self, raws: Sequence[object], rows: Sequence[int], before: int) -> None:
        """Where the numbers stand that are not what was written: ``rows`` are Excel's, ``before``
        the positions already read."""
        if self._doubtful:
            self._places += [
                (before + place, rows[place], raw) for place, raw in enumerate(raws)
                if raw in self._doubtful
            ]

    def wrong(self) -> Iterator[tuple[int, int, object]]:
        """(position, row, raw) of what is to be read plainly after all, once all is read."""
        if self._places and not reads_single(self._numbers):
            yield from self._places
