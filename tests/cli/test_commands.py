"""The commands as another program would use them: exit codes, streams and files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.settings import BackupSettings, MachineSettings, SettingsFile, book_key, settings_place

NORTHWIND = Path(__file__).parents[1] / "data" / "northwind.xlsx"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with Northwind in it, shared by tests that do not change it."""
    place = tmp_path_factory.mktemp("northwind")
    assert main(["--data", str(place), "--lang", "en", "import", str(NORTHWIND)]) == 0
    return place


def run(place: Path, *words: str) -> int:
    return main(["--data", str(place), "--lang", "en", *words])


def answer(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> Any:
    capsys.readouterr()
    assert run(place, *words, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_statements_are_json_with_amounts_as_strings_of_the_currency(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, place, "statements", "--month", "1997-12")
    assert len(found) == 88
    first = found[0]
    assert first["customer"] == "ALFKI"
    assert first["number"] is None
    assert first["period"] == ["1997-12-01", "1997-12-31"]
    assert first["closing"] == "2136.92"
    assert set(first["ageing"]) == {
        "not_due", "1_30", "31_60", "61_90", "over_90", "unapplied",
    }
    assert first["files"] == []


def test_without_issue_papers_are_drafts_and_nothing_is_stored(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("statements", "--month", "1997-12", "--customer", "ERNSH", "--out", str(tmp_path))
    [one] = answer(capsys, place, *words, "--format", "xlsx,pdf,tiff")
    assert one["number"] is None
    assert sorted(Path(file).suffix for file in one["files"]) == [".pdf", ".tiff", ".xlsx"]
    assert all(Path(file).stat().st_size > 1000 for file in one["files"])


def test_an_unknown_customer_is_refused_with_one_sentence(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "statements", "--month", "1997-12", "--customer", "NOBODY") == 1
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.count("\n") == 1
    assert "NOBODY" in heard.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("statements",),
        ("statements", "--month", "1997-13"),
        ("statements", "--month", "1997-12", "--format", "docx"),
        ("notes", "--out", "x"),
        ("juggle",),
    ],
)
def test_wrong_usage_is_exit_code_2(place: Path, words: tuple[str, ...]) -> None:
    assert main(["--data", str(place), *words, *(() if words else ("--nonsense",))]) == 2


def test_issued_statements_are_given_again_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = tmp_path / "book", tmp_path / "out"
    assert run(book, "import", str(NORTHWIND)) == 0
    words = ("statements", "--month", "1997-12", "--customer", "ERNSH", "--issue",
             "--out", str(out))
    [first] = answer(capsys, book, *words)
    before = {Path(file).suffix: Path(file).read_bytes() for file in first["files"]}
    assert first["number"].startswith("ST")
    [again] = answer(capsys, book, *words)
    assert again == first
    after = {Path(file).suffix: Path(file).read_bytes() for file in again["files"]}
    assert after == before
    assert run(book, "check") == 0


def test_notes_come_out_in_every_size(place: Path, tmp_path: Path) -> None:
    assert run(place, "notes", "--delivery", "D10248", "--out", str(tmp_path),
               "--format", "pdf,xlsx", "--paper", "a4,a5,241x140") == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [Path(name).suffix for name in names].count(".pdf") == 3
    assert [Path(name).suffix for name in names].count(".xlsx") == 1


def test_a_backup_goes_to_the_place_of_the_settings_and_is_remembered(
    place: Path, tmp_path: Path
) -> None:
    file = SettingsFile(settings_place())
    file.save(MachineSettings(backup=BackupSettings(place=str(tmp_path / "kept"))))
    try:
        assert run(place, "backup") == 0
        (made,) = (tmp_path / "kept").iterdir()
        last = file.load().settings.backup.last[book_key(place)]
        assert Path(last.file) == made
    finally:
        file.path.unlink()


def test_a_backup_comes_back_and_a_spoilt_one_is_refused(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "b.gendan", tmp_path / "other"
    assert run(place, "backup", str(file)) == 0
    assert run(other, "restore", str(file)) == 0
    assert answer(capsys, other, "statements", "--month", "1997-12") == answer(
        capsys, place, "statements", "--month", "1997-12"
    )
    file.write_bytes(file.read_bytes()[:-200])
    assert run(other, "restore", str(file)) == 1


def test_names_never_become_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from xlsxwriter import Workbook

    workbook = Workbook(tmp_path / "firm.xlsx", {"strings_to_formulas": False})
    sheet = workbook.add_worksheet("customers")
    sheet.write_row(0, 0, ["code", "name", "short_name", "opening_balance"])
    names = ["..\\..\\evil", "CON", "a/b:c*?", '=HYPERLINK("x")', "<b>bold</b>"]
    for place, name in enumerate(names, start=1):
        sheet.write_row(place, 0, [f"C/{place}", name, name, 100])
    workbook.close()
    book, out = tmp_path / "book", tmp_path / "out"
    assert run(book, "import", str(tmp_path / "firm.xlsx")) == 0
    found = answer(capsys, book, "statements", "--month", "2026-10", "--out", str(out))
    files = [Path(file) for one in found for file in one["files"]]
    assert len(files) == len(set(files)) == 2 * len(names)
    assert all(file.parent == out and file.exists() for file in files)


@pytest.fixture
def four_customers(tmp_path: Path) -> Path:
    """A book with four balances, one of a customer whose name no font can print."""
    from xlsxwriter import Workbook

    file = tmp_path / "four.xlsx"
    workbook = Workbook(file)
    sheet = workbook.add_worksheet("customers")
    sheet.write_row(0, 0, ["code", "name", "opening_balance"])
    for place, name in enumerate(("甲行", "無字😀麵", "乙行", "丙行"), start=1):
        sheet.write_row(place, 0, [f"X{place}", name, 100])
    workbook.close()
    book = tmp_path / "book"
    assert run(book, "import", str(file)) == 0
    return book


def test_one_customer_that_cannot_be_printed_stops_no_other(
    four_customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("statements", "--month", "2026-10", "--issue", "--out", str(tmp_path / "out"))
    assert run(four_customers, *words, "--json") == 1
    heard = capsys.readouterr()
    assert "X2" in heard.err
    assert "U+1F600" in heard.err
    found = {one["customer"]: one for one in json.loads(heard.out[heard.out.index("["):])}
    assert found["X2"]["number"] is None
    assert found["X2"]["files"] == []
    for code in ("X1", "X3", "X4"):
        assert found[code]["number"]
        assert len(found[code]["files"]) == 2


def test_nothing_is_issued_where_the_files_cannot_go(
    four_customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    words = ("statements", "--month", "2026-10", "--issue")
    assert run(four_customers, *words, "--out", str(tmp_path / "file" / "out")) == 1
    found = answer(capsys, four_customers, "statements", "--month", "2026-10")
    assert [one["number"] for one in found] == [None] * 4


def test_days_the_wrong_way_round_are_wrong_usage(place: Path, tmp_path: Path) -> None:
    words = ("notes", "--from", "1997-12-31", "--to", "1997-12-01", "--out", str(tmp_path))
    assert run(place, *words) == 2


def renamed(tmp_path: Path, book: Path) -> None:
    """The customer X1 has another address now."""
    from xlsxwriter import Workbook

    workbook = Workbook(tmp_path / "renamed.xlsx")
    sheet = workbook.add_worksheet("customers")
    sheet.write_row(0, 0, ["code", "name", "address"])
    sheet.write_row(1, 0, ["X1", "甲行", "臺中市西區公益路 1 號"])
    workbook.close()
    assert run(book, "import", str(tmp_path / "renamed.xlsx")) == 0


def test_nothing_is_revised_without_a_customer_named(four_customers: Path) -> None:
    assert run(four_customers, "statements", "--month", "2026-10", "--revise") == 2


def test_revising_issues_nothing_that_was_not(
    four_customers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("statements", "--month", "2026-10", "--customer", "X1", "--revise")
    [one] = answer(capsys, four_customers, *words)
    assert one["number"] is None


def test_a_revision_replaces_the_latest_issued_month_and_keeps_the_old(
    four_customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("statements", "--month", "2026-10", "--customer", "X1")
    [first] = answer(capsys, four_customers, *words, "--issue")
    [same] = answer(capsys, four_customers, *words, "--revise")
    assert same["number"] == first["number"]
    renamed(tmp_path, four_customers)
    [revised] = answer(capsys, four_customers, *words, "--revise")
    assert revised["number"] == f"{first['number']}-R1"
    [again] = answer(capsys, four_customers, *words)
    assert again["number"] == revised["number"]
    assert run(four_customers, "check") == 0


def test_the_firms_own_form_is_used_until_ours_is_asked_for_again(
    four_customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook, load_workbook

    form = Workbook()
    assert form.active is not None
    form.active["B2"] = "{{customer.name}}"
    form.active["B3"] = "{{statement.closing}}"
    form.save(tmp_path / "form.xlsx")
    words = ("statements", "--month", "2026-10", "--customer", "X1", "--out",
             str(tmp_path / "out"), "--format", "xlsx")
    assert run(four_customers, "template", "statement", str(tmp_path / "form.xlsx")) == 0
    [one] = answer(capsys, four_customers, *words)
    sheet = load_workbook(one["files"][0]).active
    assert sheet is not None
    assert [sheet["B2"].value, sheet["B3"].value] == ["甲行", 100]
    assert run(four_customers, "template", "statement") == 0
    [one] = answer(capsys, four_customers, *words)
    assert len(load_workbook(one["files"][0]).worksheets) == 2


def test_a_form_that_asks_for_what_does_not_exist_is_refused(
    four_customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook

    form = Workbook()
    assert form.active is not None
    form.active["C7"] = "{{customer.horoscope}}"
    form.save(tmp_path / "form.xlsx")
    assert run(four_customers, "template", "statement", str(tmp_path / "form.xlsx")) == 1
    heard = capsys.readouterr().err
    assert "customer.horoscope" in heard
    assert "C7" in heard


def test_a_name_that_looks_like_a_cells_markup_comes_out_and_in_again(tmp_path: Path) -> None:
    from openpyxl import Workbook, load_workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "customers"
    for row in (["code", "name"], ["A", "<r>x</r>"], ["B", "=1+1"], ["C", "<r><t>y</t></r>"]):
        sheet.append(row)
    sheet["B3"].data_type = "s"
    workbook.save(tmp_path / "in.xlsx")
    for book, source, out in (("b1", "in", "out1"), ("b2", "out1", "out2")):
        assert run(tmp_path / book, "import", str(tmp_path / f"{source}.xlsx")) == 0
        assert run(tmp_path / book, "export", str(tmp_path / f"{out}.xlsx")) == 0
    first, last = (
        load_workbook(tmp_path / f"{file}.xlsx")["customers"]["B"] for file in ("in", "out2")
    )
    assert [str(cell.value).strip() for cell in first] == [
        str(cell.value).strip() for cell in last
    ]


def test_a_doubtful_tax_id_is_said_and_stored_as_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook, load_workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "customers"
    for row in (["code", "name", "tax_id"], ["A", "甲行", "12222539"], ["B", "乙行", "04595257"]):
        sheet.append(row)
    workbook.save(tmp_path / "firm.xlsx")
    book, out = tmp_path / "book", tmp_path / "out.xlsx"
    report = answer(capsys, book, "import", str(tmp_path / "firm.xlsx"))
    assert report["bad"] == report["skipped"] == []
    assert run(book, "import", str(tmp_path / "firm.xlsx")) == 0
    heard = capsys.readouterr().err
    assert "12222539" in heard
    assert "04595257" not in heard
    assert run(book, "export", str(out)) == 0
    header, first, *_ = load_workbook(out)["customers"].values
    assert first[header.index("tax_id")] == "12222539"
