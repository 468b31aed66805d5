"""Where what a command has to say goes: the answer to stdout, everything else to stderr."""

import sys

from ..errors import Failure
from ..i18n import _


def to_words(failure: Failure) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the language in use."""
    message, hint = (_(text).format(**failure.data) for text in (failure.message, failure.hint))
    return message, hint


def complain_of_line(number: int, failure: Failure) -> None:
    """Say which line of a batch was not recorded, and why; never what was in it."""
    message, hint = to_words(failure)
    sys.stderr.write(_("line {number}: {message} {hint}").format(number=number, message=message, hint=hint) + "\n")
