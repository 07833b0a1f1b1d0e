"""Every message id in the code is in the catalogues, and every one in the catalogues is used."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from checks.message_ids import Use, uses_in

from app.i18n import BrokenCatalog, Language
from app.i18n.catalogs import Counted, Message, read_catalog


def placeholders(words: str | Counted) -> set[str]:
    """The names of the values in braces: ``{first.month:02d}`` has ``first``. Or ValueError."""
    if isinstance(words, Counted):
        return placeholders(words.one) | placeholders(words.other) | {words.by}
    names = set()
    for _, place, _, _ in Formatter().parse(words):
        if place is not None:
            name = re.split(r"[.\[]", place)[0]
            if not name.isidentifier():
                raise ValueError(f"the place {{{place}}} has no name")
            names.add(name)
    return names


def all_placeholders(words: Message) -> set[str]:
    """What any of the languages needs."""
    return set().union(*(placeholders(words[language]) for language in Language))


def catalog_mistakes(messages: dict[str, Message], seen: set[str]) -> Iterator[str]:
    """Words that are empty, and languages whose places differ (English writes a month's name)
    though not every use can be ``seen`` to give them all."""
    for message_id, words in sorted(messages.items()):
        found = {language.value: sorted(placeholders(words[language])) for language in Language}
        if message_id not in seen and len({tuple(names) for names in found.values()}) > 1:
            yield f"{message_id}: the languages have different places: {found}"
        if not any(words.values()):
            yield f"{message_id}: says nothing in any language"


def seen_uses(messages: dict[str, Message], uses: list[Use]) -> set[str]:
    """The messages that are given, wherever they are said, all that any language needs."""
    seen: set[str] = set()
    blind: set[str] = set()
    for use in uses:
        for message_id, words in messages.items():
            pieced = use.message_id is None and message_id.startswith(use.prefix)
            if pieced or message_id == use.message_id:
                enough = use.given is not None and all_placeholders(words) <= use.given
                (seen if enough else blind).add(message_id)
    return seen - blind


def use_mistakes(messages: dict[str, Message], uses: list[Use]) -> Iterator[str]:
    """Ids that no catalogue has, and places left empty."""
    for use in uses:
        if use.message_id is None:
            continue
        if use.message_id not in messages:
            yield f"{use.where}: no message {use.message_id}"
        elif use.given is not None:
            missing = all_placeholders(messages[use.message_id]) - use.given
            if missing:
                yield f"{use.where}: {use.message_id} lacks {', '.join(sorted(missing))}"


def unsaid(
    messages: dict[str, Message], uses: list[Use], dynamic: tuple[str, ...]
) -> Iterator[str]:
    """Ids nobody says, save the declared; ids in pieces undeclared; declarations not needed."""
    pieces = {use.prefix: use.where for use in uses if use.message_id is None}
    for prefix, where in pieces.items():
        if not any(related(prefix, declared) for declared in dynamic):
            yield f"{where}: an id put together from pieces ({prefix}…) is not declared"
    for declared in dynamic:
        if not any(related(prefix, declared) for prefix in pieces):
            yield f"{declared}…: declared, but nothing puts such an id together"
    for message_id in sorted(messages.keys() - {use.message_id for use in uses}):
        if not message_id.startswith(dynamic):
            yield f"{message_id}: nothing uses it"


def related(prefix: str, declared: str) -> bool:
    return prefix.startswith(declared) or declared.startswith(prefix)


def read_catalogs(folder: Path, mistakes: list[str]) -> dict[str, Message]:
    """The messages of every area that can be said; what cannot joins ``mistakes``."""
    messages: dict[str, Message] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            read = read_catalog(path)
        except (BrokenCatalog, tomllib.TOMLDecodeError) as mistake:
            mistakes.append(f"{path}: {mistake}")
            continue
        for message_id, words in read.items():
            try:
                all_placeholders(words)
            except ValueError as mistake:
                mistakes.append(f"{message_id}: {mistake}")
            else:
                messages[message_id] = words
    return messages


def main(root: Path = Path()) -> int:
    with (root / "pyproject.toml").open("rb") as file:
        dynamic = tuple(tomllib.load(file)["tool"]["gendan"]["dynamic-message-ids"])
    mistakes: list[str] = []
    folder = root / "resources" / "i18n"
    messages = read_catalogs(folder, mistakes)
    areas = {path.stem for path in folder.glob("*.toml")}
    uses = [use for path in sorted((root / "app").rglob("*.py")) for use in uses_in(path, areas)]
    seen = seen_uses(messages, uses)
    seen |= {message_id for message_id in messages if message_id.startswith(dynamic)}
    mistakes += [*catalog_mistakes(messages, seen), *use_mistakes(messages, uses)]
    mistakes += unsaid(messages, uses, dynamic)
    print("\n".join(mistakes) or f"{len(messages)} messages, each in {len(Language)} languages")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
