"""What stands in a look-up's list for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.fields.lookup_popup import PopupRow

if TYPE_CHECKING:
    from app.gui.words import Words
    from app.queries.lookups.customers import CustomerHit


def customer_row(hit: CustomerHit, words: Words) -> PopupRow:
    return PopupRow(
        hit.short_name or hit.name, hit.matched, note=hit.code, right=hit.phone,
        second=hit.name, second_right=words("editor.on_hold") if hit.on_hold else "",
    )
