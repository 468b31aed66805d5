"""A citizen service number (burgerservicenummer) does not belong in a record: it becomes ``[bsn]`` at the door.

The 11-test: nine digits with weights 9 to 2 and -1 add up to a multiple of eleven (Besluit burgerservicenummer).
"""

import re
from typing import Any

MASK = "[bsn]"
_NINE = re.compile(r"(?<!\d)(?:\d[ .\u00a0-]?){8}\d(?!\d)")
# What stands right before a telephone number with its country, or inside an account number.
_OTHER_NUMBER = re.compile(r"(?:(?:\+|00)\d{2}(?:[ -]?\(0\))?|[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d{1,4})*)[ .-]?$")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def mask(text: str) -> str:
    """Return ``text`` with every citizen service number in it replaced; the rest stays as it is."""
    return _NINE.sub(lambda match: match[0] if _is_other(match) else MASK, text) if _NINE.search(text) else text


def mask_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Return ``fields`` with the numbers in its words replaced: the text, the signs and the tags."""
    masked = dict(fields)
    for key in ("text", "signs", "tags"):
        value = fields.get(key)
        if isinstance(value, str):
            masked[key] = mask(value)
        elif isinstance(value, list | tuple):
            masked[key] = [mask(each) if isinstance(each, str) else each for each in value]
    return masked


def _is_other(match: re.Match[str]) -> bool:
    digits = [int(sign) for sign in match[0] if sign.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 11 != 0 or not any(digits) or bool(_OTHER_NUMBER.search(match.string[: match.start()]))
