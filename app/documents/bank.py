"""Where to pay: the firm types its account as one text; a paper shows bank, holder, account."""

from __future__ import annotations

import re

from app.documents.contents import FirmHead
from app.documents.statement_nodes import Bank
from app.i18n import Translator

_PARTS = re.compile(r"[\n;；]+|[\s,，、]+(?=戶名|户名)|(?<=[）)])(?=戶名|户名)")
_ACCOUNT = re.compile(
    r"[\s,，、]*(?:帳號|账号|A/C(?:\s*no\.?)?|Account(?:\s*no\.?)?)?[\s:：]*"
    r"(?P<account>\d[\d\- ]{5,}\d)\s*$",
    re.IGNORECASE,
)


def bank(firm: FirmHead, t: Translator) -> Bank | None:
    """The number at the end is the account; where there is none the text stands as typed."""
    parts = [part.strip() for part in _PARTS.split(firm.bank_account) if part.strip()]
    if not parts:
        return None
    found = _ACCOUNT.search(parts[-1])
    account = ""
    if found is not None:
        account = t("papers.bank.account", account=found["account"])
        parts[-1] = parts[-1][: found.start()].rstrip()
    named = [part for part in parts if part]
    lines = [t("papers.bank.line", bank=named[0])] if named else []
    lines += named[1:]
    if not any(firm.name in part for part in named):
        lines.append(t("papers.bank.holder", name=firm.name))
    return Bank(tuple(lines), account)
