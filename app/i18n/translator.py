"""From a message id and its values to a sentence."""

from __future__ import annotations

from pathlib import Path

from app.i18n.catalogs import CATALOGS, Counted, UnknownMessage, area
from app.i18n.language import Language


class MissingPlaceholder(LookupError):
    """A message has a place that nothing was given for."""


class Translator:
    """Says messages in one language. Holds nothing but the language: make as many as you like."""

    __slots__ = ("_folder", "language")

    def __init__(self, language: Language | str, folder: Path = CATALOGS) -> None:
        self.language = Language(language)
        self._folder = folder

    def __call__(self, message_id: str, /, **values: object) -> str:
        """The sentence ``message_id`` with ``values`` in its places.

        Raises UnknownMessage or MissingPlaceholder: both are mistakes in the program.
        """
        messages = area(message_id.partition(".")[0], self._folder)
        try:
            words = messages[message_id][self.language]
        except KeyError:
            raise UnknownMessage(message_id) from None
        try:
            if isinstance(words, Counted):
                words = words.of(values[words.by])
            return words.format(**values)
        except KeyError as missing:
            raise MissingPlaceholder(f"{message_id}: {missing.args[0]}") from None

    def has(self, message_id: str) -> bool:
        """Whether there is such a message: for words chosen by a value, such as a column's."""
        try:
            return message_id in area(message_id.partition(".")[0], self._folder)
        except UnknownMessage:
            return False
