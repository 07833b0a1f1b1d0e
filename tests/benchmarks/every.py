"""The benchmarks by name. Each is imported when it is run: some need a window, some a big book."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.benchmarks.measure import Measured

Benchmark = Callable[[], Iterable[Measured]]


def _papers() -> Iterable[Measured]:
    from tests.benchmarks import papers

    yield papers.statement_as_xlsx()
    yield papers.statement_as_pdf()


def _month_end() -> Iterable[Measured]:
    from tests.benchmarks.month_end import month_end

    yield month_end()


def _importing() -> Iterable[Measured]:
    from tests.benchmarks.importing import importing

    yield importing()


def _book() -> Iterable[Measured]:
    from tests.benchmarks.book_reads import book_reads

    yield from book_reads()


def _window() -> Iterable[Measured]:
    from tests.benchmarks.window_start import window_start

    yield from window_start()


def _desk() -> Iterable[Measured]:
    from tests.benchmarks.desk_answers import desk_answers

    yield from desk_answers()


def _desk_window() -> Iterable[Measured]:
    from tests.benchmarks.desk_window import desk_window

    yield from desk_window()


def _table() -> Iterable[Measured]:
    from tests.benchmarks.table_frame import table_frame

    yield from table_frame()


EVERY: dict[str, Benchmark] = {
    "papers": _papers,
    "month_end": _month_end,
    "import": _importing,
    "book": _book,
    "window": _window,
    "desk": _desk,
    "desk_window": _desk_window,
    "table": _table,
}
