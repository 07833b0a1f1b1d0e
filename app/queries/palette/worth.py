"""What was typed, looked at before anything is looked up."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_OWN_NUMBER = re.compile(r"[A-Za-z]{2}\d{0,7}|20\d{0,5}")
"""Begins nearly every paper there is: its number's own index answers, not the words'."""
_LAST_RUN = re.compile(r"[A-Za-z0-9]+(?=[^A-Za-z0-9]*$)")
"""The one that may go on in the record: every word beginning so has to be looked through."""
_LEAST_LETTERS, _LEAST_HAN = 3, 2


def worth_searching(text: str) -> bool:
    """Whether the words' index is to be asked: one character begins too many records."""
    plain = text.strip()
    if _OWN_NUMBER.fullmatch(plain):
        return False
    if len(_HAN.findall(plain)) >= _LEAST_HAN:
        return True
    last = _LAST_RUN.search(plain)
    begun = sum(one.isalnum() for one in plain) > len(last[0]) if last else False
    return last is not None and len(last[0]) >= _LEAST_LETTERS - begun


def is_number(text: str) -> bool:
    """A phone or fax number, or a part of one."""
    return bool(text) and all(one.isdigit() or one in "-+() #" for one in text)
