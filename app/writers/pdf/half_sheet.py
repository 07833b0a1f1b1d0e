"""The two half sheets a delivery note is printed on: continuous 241.3 × 139.7 mm, and A5 across."""

from __future__ import annotations

from dataclasses import dataclass

from app.writers.pdf.note_places import NotePlaces
from app.writers.pdf.sheet import Sheet


@dataclass(frozen=True, slots=True)
class HalfSheet:
    """Sizes and places in mm; ``top`` shifts the whole form down."""

    width: float
    height: float
    top: float
    places: NotePlaces
    facts: tuple[float, float, float, float]
    """Label and value of the two columns of references."""

    rows: float
    """Height of the rows on page 1; 44.8 is eight lines of 5.6."""

    @property
    def sums(self) -> float:
        """The rule under the rows of page 1, always at the same height above the block to sign."""
        return self.top + 42.2 + self.rows

    @property
    def sums_after(self) -> float:
        """The same on the following pages, which have no block to sign."""
        return self.sums + 28.0

    @property
    def seal(self) -> float:
        """Left edge of the 60 × 35 mm seal box."""
        return self.places.right - 60.0

    def sheet(self, language: str) -> Sheet:
        return Sheet(language, self.width, self.height)


CONTINUOUS = HalfSheet(
    241.3, 139.7, 0.0,
    NotePlaces(
        left=17.7, right=223.6, position_right=22.4, item_no=24.5, name=44.0, quantity=121.0,
        point=136.5, amount=161.0, outstanding=177.0, unpriced=(121.0, 140.0, 158.5, 177.0),
        received=(180.0, 199.0), condition=(201.0, 223.6), unpriced_received=(180.0, 199.0),
        unpriced_condition=(201.0, 223.6), name_size=10, first=4.6, pitch=4.4, below=1.0,
    ),
    (128.8, 137.6, 180.0, 196.6),
    44.8,
)
A5 = HalfSheet(
    210.0, 148.0, 2.0,
    NotePlaces(
        left=15.0, right=195.0, position_right=19.7, item_no=21.5, name=37.0, quantity=104.5,
        point=118.5, amount=141.5, outstanding=156.0, unpriced=(104.5, 122.0, 139.0, 156.0),
        received=(158.5, 174.0), condition=(176.0, 195.0), unpriced_received=(158.5, 174.0),
        unpriced_condition=(176.0, 195.0), name_size=10, first=4.6, pitch=4.4, below=1.0,
    ),
    (106.0, 115.5, 150.0, 166.6),
    50.4,
)
