"""What people are owed after a session, person by person: a call, the payment, a thank-you. It never leaves."""

from typing import Any

from ..domain.framework.kinds import AFTERCARE, CARE
from ..domain.framework.lookup import unknown
from ..domain.privacy.release import Released
from .intake import to_date
from .reading import Selection, read
from .scribe import put_one
from .workplace import Workplace

_MEANT = {"bellen": "call", "belletje": "call", "betaling": "payment", "vergoeding": "payment", "bedankje": "thanks"}


def note(place: Workplace, session: str, who: str, what: str, **plan: Any) -> str:
    """Note for one person who does what and when, or that it was done; return its id when that is safe.

    ``plan``: its ``owner``, ``due`` (a day in words) and whether it is ``done``.
    Raises UnknownWord for who was not there and for what is on no list, WrongValue for a day that is not there.
    """
    item = _MEANT.get(what.strip().lower(), what.strip().lower())
    if item not in CARE:
        raise unknown("WHAT", what, list(CARE))
    fields: dict[str, Any] = {"kind": AFTERCARE, "speaker": who, "tags": [item]}
    fields |= {"state": "done" if plan.get("done") else "open", "owner": plan.get("owner")}
    fields["due"] = to_date(str(plan.get("due", "")), "--due", place.now().date())
    return put_one(place, session, fields).id


def read_session(place: Workplace, session: str) -> Released:
    """Return one session as the keyboard sees it."""
    return read(place, Selection((session,)))[0]
