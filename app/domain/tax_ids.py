"""Tax ids: Taiwan's 統一編號 and the mainland's 统一社会信用代码. They are warned about, never
refused for a check digit: real ones are known to fail it (domain §9.3, §9.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.choices import Region
from app.domain.half_width import half_width


class Verdict(StrEnum):
    """``warn``: it does not check, but it may be real. ``reject``: it cannot be a tax id."""

    OK = "ok"
    WARN = "warn"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class TaxId:
    """``value`` is what to store: half-width, without spaces, capital letters; leading zeros
    stay. Empty where nothing was typed or eight zeros, which mean "none"."""

    value: str
    verdict: Verdict


_UBN_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_LENGTH = 18
# Mainland codes from before 2015 have 15 or 20 characters and are still about.
_MAINLAND = re.compile(r"[0-9A-Z]{15,20}")


def check_tax_id(text: str, region: Region) -> TaxId:
    """What to store and what to think of it. Hong Kong's business registration is free text."""
    if region is Region.HK:
        return TaxId(half_width(text).strip(), Verdict.OK)
    value = "".join(half_width(text).upper().split())
    if not value.strip("0"):
        return TaxId("", Verdict.OK if len(value) in (0, 8) else Verdict.REJECT)
    if region is Region.TW:
        return TaxId(value, _ubn_verdict(value))
    return TaxId(value, _uscc_verdict(value))


def _ubn_verdict(value: str) -> Verdict:
    if not re.fullmatch("[0-9]{8}", value):
        return Verdict.REJECT
    return Verdict.OK if is_valid_ubn(value) else Verdict.WARN


def _uscc_verdict(value: str) -> Verdict:
    if not _MAINLAND.fullmatch(value):
        return Verdict.REJECT
    return Verdict.OK if is_valid_uscc(value) else Verdict.WARN


def is_valid_ubn(value: str) -> bool:
    """Of 8 digits, by the Ministry of Finance's rule of 1 April 2023: modulus 5, not 10."""
    total = sum(
        sum(divmod(int(digit) * weight, 10))
        for digit, weight in zip(value, _UBN_WEIGHTS, strict=True)
    )
    return total % 5 == 0 or (value[6] == "7" and (total + 1) % 5 == 0)


def is_valid_uscc(value: str) -> bool:
    """Of capital letters and digits, by GB 32100-2015."""
    if len(value) != _USCC_LENGTH or any(sign not in _USCC_ALPHABET for sign in value):
        return False
    total = sum(
        _USCC_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(value[:-1])
    )
    return _USCC_ALPHABET[-total % 31] == value[-1]
