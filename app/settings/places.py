"""Where things lie on this machine."""

from __future__ import annotations

from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """A file that comes with the program: ``resource("fonts", "NotoSansTC-Regular.ttf")``."""
    return RESOURCES.joinpath(*parts)


def data_place() -> Path:
    """Where the book lies unless told otherwise: the user's data folder, not made here."""
    return Path(platformdirs.user_data_dir("Gendan", appauthor=False))


def settings_place() -> Path:
    """The file of this machine's settings, not made here."""
    return Path(platformdirs.user_config_dir("Gendan", appauthor=False)) / "settings.json"
