"""A citizen service number (burgerservicenummer) does not belong in a record: it becomes ``[bsn]`` at the door.

The 11-test: nine digits with weights 9 to 2 and -1 add up to a multiple of eleven (Besluit burgerservicenummer).
"""

import re
from typing import Any

MASK = "[bsn]"
_ID = r"(?P<id>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)"  # of an entry: its figures are chance
_NINE = re.compile(rf"{_ID}|(?<!\d)(?:\d[ .\u00a0-]?){{8}}\d(?!\d)")
# What stands right before a telephone number with its country, or inside an account number.
_OTHER_NUMBER = re.compile(r"(?:(?:\+|00)\d{2}(?:[ -]?\(0\))?|[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d{1,4})*)[ .-]?$")
_NAMES = frozenset({"id", "entry", "about", "ref"})  # made of figures by themselves
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def mask(text: str) -> str:
    """Return ``text`` with every citizen service number in it replaced; the rest stays as it is."""
    return _NINE.sub(lambda match: match[0] if _is_other(match) else MASK, text) if _NINE.search(text) else text


def mask_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Return ``fields`` with the numbers in all their values replaced, unknown keys too; what names an entry stays."""
    return {key: value if key in _NAMES else _masked(value) for key, value in fields.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {mask(key): _masked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool) and mask(str(value)) == MASK:
        return MASK
    return value


def _is_other(match: re.Match[str]) -> bool:
    if match["id"]:
        return True
    digits = [int(sign) for sign in match[0] if sign.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 11 != 0 or not any(digits) or bool(_OTHER_NUMBER.search(match.string[: match.start()]))
