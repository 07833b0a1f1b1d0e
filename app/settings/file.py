"""The settings' file: JSON that older and newer programs may share, and that a hand may spoil."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from app.settings.machine import MachineSettings
from app.settings.values import from_json, merged, to_json


@dataclass(frozen=True, slots=True)
class Loaded:
    settings: MachineSettings
    set_aside: Path | None = None
    """Where an unreadable file was moved; the door tells the user (``errors.settings_damaged``)."""
    ignored: tuple[str, ...] = ()
    """Keys whose value is of no use and for which the default stands, as ``window.theme``."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    path: Path

    def load(self) -> Loaded:
        """The settings, or defaults. A damaged file is kept under another name."""
        try:
            found = self._read()
        except ValueError:
            return Loaded(MachineSettings(), set_aside=self._set_aside())
        ignored: list[str] = []
        settings = from_json(MachineSettings, found, ignored)
        return Loaded(settings, ignored=tuple(ignored))

    def save(self, settings: MachineSettings) -> None:
        """Writes beside and swaps, so a failure leaves the old file. Keys unknown here are kept."""
        from tempfile import NamedTemporaryFile

        try:
            found = self._read()
        except ValueError:
            self._set_aside()
            found = {}
        text = json.dumps(merged(found, to_json(settings)), ensure_ascii=False, indent=2)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=self.path.parent, prefix=".settings-", delete=False
        ) as beside:
            try:
                beside.write(text + "\n")
                beside.flush()
                os.fsync(beside.fileno())
                beside.close()
                Path(beside.name).replace(self.path)
            except OSError:
                beside.close()
                Path(beside.name).unlink(missing_ok=True)
                raise

    def _read(self) -> dict[str, object]:
        if not self.path.is_file():
            return {}
        found = json.loads(self.path.read_bytes().decode("utf-8-sig"))
        if not isinstance(found, dict):
            raise ValueError("settings are not a table")
        return found

    def _set_aside(self) -> Path:
        number = 1
        while (kept := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        return self.path.replace(kept)
