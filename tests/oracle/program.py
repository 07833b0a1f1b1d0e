"""The program as its users have it: commands in, exit code, stdout and stderr out."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.oracle.reference import Month


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def gendan(place: Path, *words: str) -> Answer:
    """`gendan --data place words…`, in this process."""
    from app.cli.main import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(["--data", str(place), "--lang", "en", *words])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return Answer(int(code or 0), out.getvalue(), err.getvalue())


def taken_in(place: Path, workbook: Path, *options: str) -> dict[str, Any]:
    """Imports, which must succeed; the report of `--json`."""
    answer = gendan(place, "import", str(workbook), "--json", *options)
    assert answer.code == 0, (answer.out[:4000], answer.err[:4000])
    report: dict[str, Any] = answer.json
    return report


def statements(place: Path, month: Month, *options: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What `statements --json` says, by (customer, currency)."""
    name = f"{month[0]:04d}-{month[1]:02d}"
    answer = gendan(place, "statements", "--month", name, "--json", *options)
    assert answer.code == 0, (answer.out[:2000], answer.err[:2000])
    made = {(said["customer"], said["currency"]): said for said in answer.json}
    assert len(made) == len(answer.json), "one statement a customer, period and currency"
    return made


def figures(said: dict[str, Any]) -> dict[str, Any]:
    """Without what is not a figure: the number and the files."""
    return {name: value for name, value in said.items() if name not in ("number", "files")}
