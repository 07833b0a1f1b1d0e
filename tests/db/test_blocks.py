"""The rows of a few records are found in a packed block without reading all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.db.blocks import Block, Op, pack, unpack, unpack_rows

NASTY = st.one_of(
    st.text(max_size=8), st.integers(0, 99), st.none(), st.just("紙箱" * 3000),
    st.sampled_from([',[5,"a",1]', "[5,", '"rows":[', "],[5,1,2],[", "\\", '"', "[5,[5,1,2]"]),
)


@given(
    st.lists(st.tuples(NASTY, NASTY), max_size=12), st.sampled_from(list(Op)), st.booleans(),
    st.sets(st.integers(0, 14)),
)
def test_they_are_the_same_rows_as_in_the_whole(
    values: list[tuple[object, object]], op: Op, bulk: bool, ids: set[int]
) -> None:
    width = 2 if op is Op.UPDATE else 1
    rows = [[place, *one * width] for place, one in enumerate(values)]
    codec, content = pack(Block("order_line", op, ("name", "size"), rows, bulk))  # type: ignore[arg-type]
    whole = unpack("order_line", op, codec, content, bulk=bulk)
    found = unpack_rows("order_line", op, codec, content, ids, bulk=bulk)
    assert list(found.rows) == [row for row in whole.rows if row[0] in ids]
    assert (found.columns, found.op, found.bulk) == (whole.columns, whole.op, whole.bulk)
