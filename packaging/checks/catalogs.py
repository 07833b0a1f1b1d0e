"""Every message id in the code is in the catalogues, and every one in the catalogues is used."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from checks.message_ids import Use, uses_in

from app.i18n import BrokenCatalog, Language
from app.i18n.catalogs import Message, read_catalog


def placeholders(words: str) -> set[str]:
    """The names in braces. A place that says more than a name is a mistake: ValueError."""
    names = set()
    for _, name, spec, conversion in Formatter().parse(words):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"the place {{{name}}} is no plain name")
        names.add(name)
    return names


def catalog_mistakes(messages: dict[str, Message]) -> Iterator[str]:
    """Languages that do not have the same places, and words that are empty."""
    for message_id, words in sorted(messages.items()):
        try:
            found = {language: placeholders(words[language]) for language in Language}
        except ValueError as mistake:
            yield f"{message_id}: {mistake}"
            continue
        if len({frozenset(names) for names in found.values()}) > 1:
            yield f"{message_id}: the languages have different places: {found}"
        if not all(words.values()):
            yield f"{message_id}: a language says nothing"


def use_mistakes(
    messages: dict[str, Message], uses: list[Use], dynamic: tuple[str, ...]
) -> Iterator[str]:
    """Ids that no catalogue has, places left empty, ids put together, ids nobody uses."""
    used = set()
    for use in uses:
        if use.message_id is None:
            if not use.prefix.startswith(dynamic):
                yield f"{use.where}: an id put together from pieces ({use.prefix}…) is not declared"
            continue
        used.add(use.message_id)
        if use.message_id not in messages:
            yield f"{use.where}: no message {use.message_id}"
        elif use.given is not None:
            missing = placeholders(messages[use.message_id][Language.EN]) - use.given
            if missing:
                yield f"{use.where}: {use.message_id} lacks {', '.join(sorted(missing))}"
    for message_id in sorted(messages.keys() - used):
        if not message_id.startswith(dynamic):
            yield f"{message_id}: nothing uses it"


def main(root: Path = Path()) -> int:
    with (root / "pyproject.toml").open("rb") as file:
        dynamic = tuple(tomllib.load(file)["tool"]["gendan"]["dynamic-message-ids"])
    messages: dict[str, Message] = {}
    found = []
    areas = sorted((root / "resources" / "i18n").glob("*.toml"))
    for path in areas:
        try:
            messages |= read_catalog(path)
        except (BrokenCatalog, tomllib.TOMLDecodeError) as mistake:
            found.append(f"{path}: {mistake}")
    names = {path.stem for path in areas}
    uses = [use for path in sorted((root / "app").rglob("*.py")) for use in uses_in(path, names)]
    found += [*catalog_mistakes(messages), *use_mistakes(messages, uses, dynamic)]
    print("\n".join(found) or f"{len(messages)} messages, each in {len(Language)} languages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
