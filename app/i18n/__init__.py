"""Words shown to a person, in the three languages of the trade."""

from app.i18n.catalogs import BrokenCatalog, UnknownMessage
from app.i18n.language import Language
from app.i18n.translator import MissingPlaceholder, Translator

__all__ = ["BrokenCatalog", "Language", "MissingPlaceholder", "Translator", "UnknownMessage"]
