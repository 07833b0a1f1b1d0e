"""A workbook whose sheets go from their rows into the archive: XlsxWriter writes each sheet out
whole in between, which takes half as long again and as much room on the disk once more.

To be imported where a workbook is written: XlsxWriter comes with it.
"""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path
from typing import IO, Protocol, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

_EPOCH = (1980, 1, 31, 0, 0, 0)
"""XlsxWriter's own: the same rows give the same file at any time."""
_MOST_PLAIN = 1 << 31
"""Bytes of a part whose size the archive can hold without Zip64."""


class Resting(Protocol):
    """A file that can be told that nothing it is still given counts."""

    def rest(self) -> None: ...


class StraightWorkbook(Workbook):  # type: ignore[misc]
    """Into an open ``Resting`` file, its rows kept in ``folder``, which its maker removes."""

    def __init__(self, file: Resting, folder: Path, options: dict[str, object]) -> None:
        super().__init__(file, {**options, "constant_memory": True, "tmpdir": str(folder)})

    def _store_workbook(self) -> None:
        with ZipFile(self.filename, "w", ZIP_DEFLATED) as archive:
            try:
                self._settle_sheets()
                packager = _StraightPackager(archive)
                packager._add_workbook(self)
                packager._set_in_memory(True)
                packager._create_package()
                packager.put_down()
            except BaseException:
                cast(Resting, self.filename).rest()  # the archive ends what nobody will have
                raise

    def _settle_sheets(self) -> None:
        """What XlsxWriter settles last, as far as sheets without pictures and charts have it."""
        first = self.worksheet_meta.activesheet
        if first == 0:
            self.worksheets_objs[0].selected = 1
            self.worksheets_objs[0].hidden = 0
        for sheet in self.worksheets():
            sheet.active = int(sheet.index == first)
        self._prepare_sst_string_data()
        self._prepare_defined_names()
        self._prepare_drawings()
        self._prepare_metadata()


class _StraightPackager(Packager):  # type: ignore[misc]
    def __init__(self, archive: ZipFile) -> None:
        super().__init__()
        self._archive = archive

    def put_down(self) -> None:
        """The parts that were made so far, all of them small."""
        for held, name, _binary in self.filenames:
            self._archive.writestr(_info(name), held.getvalue().encode())
        self.filenames.clear()

    def _write_worksheet_files(self) -> None:
        self.put_down()  # a reader finds first what the parts are
        for number, sheet in enumerate(self.workbook.worksheets(), start=1):
            sheet._opt_reopen()
            sheet._write_single_row()
            size = os.fstat(sheet.row_data_fh.fileno()).st_size
            _keep_rows(sheet)
            info = _info(f"xl/worksheets/sheet{number}.xml")
            with self._archive.open(info, "w", force_zip64=size >= _MOST_PLAIN // 2) as part:
                sheet._set_xml_writer(_Part(part))
                sheet._assemble_xml_file()


class _Part(StringIO):
    """What XlsxWriter takes for a text in memory, and hands its pieces to."""

    def __init__(self, part: IO[bytes]) -> None:
        super().__init__()
        self._part = part

    def write(self, text: str) -> int:
        self._part.write(text.encode())
        return len(text)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    return info


def _keep_rows(sheet: Worksheet) -> None:
    """XlsxWriter removes the rows once they are packed: of a large sheet that takes most of a
    second, in which no stop would be heard. They go with their folder."""
    instead = Path(f"{sheet.row_data_filename}.packed")
    instead.touch()
    sheet.row_data_filename = str(instead)
