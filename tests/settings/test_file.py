from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.settings import (
    MachineSettings,
    Offset,
    PrinterSettings,
    Printing,
    SettingsFile,
    Theme,
    WindowSettings,
)

CHOSEN = MachineSettings(
    language="zh_CN",
    last_book="/firms/台中包裝",
    window=WindowSettings("AdnQywAD", "statements", Theme.DARK, 150, {"orders/wide": "506"}),
    printer=PrinterSettings("EPSON LQ-690", "241x140", -1.5, 2),
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "Gendan" / "settings.json")


def test_what_was_saved_is_loaded(file: SettingsFile) -> None:
    assert file.load().settings == MachineSettings()
    file.save(CHOSEN)
    assert file.load().settings == CHOSEN


def test_only_the_file_itself_is_left_behind(file: SettingsFile) -> None:
    file.save(CHOSEN)
    file.save(MachineSettings())
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


def test_what_could_not_be_saved_leaves_nothing_behind(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    with pytest.raises(OSError, match="settings"):
        file.save(MachineSettings())
    assert list(file.path.parent.iterdir()) == [file.path]


def test_keys_of_a_newer_program_are_kept(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('{"fax": {"modem": 2}, "window": {"tab": "today", "zoom": 3}}', "utf-8")
    assert file.load().settings.window.tab == "today"
    file.save(CHOSEN)
    written = json.loads(file.path.read_text("utf-8"))
    assert written["fax"] == {"modem": 2}
    assert written["window"]["zoom"] == 3
    assert written["window"]["tab"] == "statements"


@pytest.mark.parametrize("spoilt", [b"{", b"", b"[]", b"\xff\xfe\x00", b'{"language": }'])
def test_a_damaged_file_is_set_aside_and_said_so(file: SettingsFile, spoilt: bytes) -> None:
    file.path.parent.mkdir()
    for number in (1, 2):
        file.path.write_bytes(spoilt)
        loaded = file.load()
        assert loaded.settings == MachineSettings()
        assert loaded.set_aside == file.path.with_name(f"settings.json.damaged-{number}")
        assert loaded.set_aside.read_bytes() == spoilt
    assert file.load().set_aside is None


def test_saving_over_a_damaged_file_keeps_the_damaged_one(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b"{")
    file.save(CHOSEN)
    assert file.load().settings == CHOSEN
    assert file.path.with_name("settings.json.damaged-1").read_bytes() == b"{"


def test_one_useless_value_does_not_spoil_the_others(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    useless = {
        "language": 3,
        "last_book": "/firms",
        "window": {"theme": "pink", "scale_percent": True, "layouts": {"a": 1}, "tab": "orders"},
        "printer": {"offset_x_mm": "left", "offset_y_mm": 2},
    }
    file.path.write_text(json.dumps(useless), "utf-8")
    loaded = file.load()
    assert loaded.ignored == (
        "language",
        "window.theme",
        "window.scale_percent",
        "window.layouts",
        "printer.offset_x_mm",
    )
    assert loaded.settings.last_book == "/firms"
    assert loaded.settings.window == WindowSettings(tab="orders")
    assert loaded.settings.printer.offset_y_mm == 2.0


PRINTERS = PrinterSettings(
    "EPSON LQ-690", "a4", 1, 0,
    offsets={"EPSON LQ-690": Offset(-1.5, 2)},
    documents={"note": Printing("EPSON LQ-690", "241x140", 2)},
)


def test_each_printer_and_each_kind_of_document_has_its_own(file: SettingsFile) -> None:
    file.save(MachineSettings(printer=PRINTERS))
    kept = file.load().settings.printer
    assert kept == PRINTERS
    assert kept.of("note") == Printing("EPSON LQ-690", "241x140", 2)
    assert kept.of("statement") == Printing("EPSON LQ-690", "a4", 1)
    assert kept.offset("EPSON LQ-690") == Offset(-1.5, 2)
    assert kept.offset("another") == Offset()


def test_an_older_program_s_one_printer_keeps_its_paper_and_offset(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text(
        '{"printer": {"name": "LQ", "paper": "241x140", "offset_x_mm": 2, "offset_y_mm": -1}}',
        "utf-8",
    )
    loaded = file.load()
    assert loaded.ignored == ()
    assert loaded.settings.printer.of("note") == Printing("LQ", "241x140", 1)
    assert loaded.settings.printer.offset("LQ") == Offset(2, -1)


def test_a_spoilt_entry_of_a_table_is_ignored_by_name(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text(
        '{"printer": {"offsets": {"A": 3, "B": {"x_mm": "far", "y_mm": 1}}}}', "utf-8"
    )
    loaded = file.load()
    assert loaded.ignored == ("printer.offsets.A", "printer.offsets.B.x_mm")
    assert loaded.settings.printer.offsets == {"B": Offset(0, 1)}
