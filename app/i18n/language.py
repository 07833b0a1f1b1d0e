"""The three languages, and how one is chosen without asking."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """The strings are those of the workbook's column ``document_language``."""

    ZH_TW = "zh_TW"
    ZH_CN = "zh_CN"
    EN = "en"

    @classmethod
    def for_locale(cls, name: str) -> Language:
        """The nearest language to a locale: ``zh_HK.UTF-8``, ``zh-Hans-SG``, ``de_DE``, ``C``."""
        parts = name.split(".")[0].split("@")[0].replace("-", "_").lower().split("_")
        if parts[0] != "zh":
            return cls.EN
        if "hans" in parts:
            return cls.ZH_CN
        traditional = {"hant", "tw", "hk", "mo"}
        return cls.ZH_TW if traditional.intersection(parts) else cls.ZH_CN

    @classmethod
    def of_system(cls, environment: Mapping[str, str] | None = None) -> Language:
        """The language this machine's user has chosen; English where nothing says."""
        return cls.for_locale(system_locale(os.environ if environment is None else environment))


def system_locale(environment: Mapping[str, str]) -> str:
    """The locale's name: by gettext's order of variables, on Windows the display language."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "").split(":")[0]
        if value:
            return value
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""
