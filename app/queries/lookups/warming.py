"""Getting ready to find names by their sound, before anybody types one."""

from __future__ import annotations

from app.db.unit_of_work import Read
from app.queries.lookups.name_indexes import customer_index, product_index
from app.queries.lookups.sounds import readings

STEPS = 3


def warm_names(read: Read, step: int) -> None:
    """One of ``STEPS`` short pieces, so that questions get in between."""
    if step == 0:
        readings("跟")  # the dictionary of readings is what takes longest
    elif step == 1:
        customer_index(read)
    else:
        product_index(read)
