"""How far those who labelled the same sentences agree, over one session or several."""

from importlib.util import find_spec
from random import Random
from typing import NamedTuple

from ..domain.insights.agreement import Agreement, Unit, agreements, units_of
from ..domain.record.session import Session
from ..errors import ExtraMissing
from .reading import Selection, read_records
from .workplace import Workplace


class Agreed(NamedTuple):
    """How far people agree, and what they saw differently, with the session that it is of."""

    agreements: list[Agreement]
    different: list[tuple[Session, Unit]]


def agree(place: Workplace, selection: Selection) -> Agreed:
    """Return how far people agree about where a sentence belongs. Raises ExtraMissing."""
    if not find_spec("krippendorff"):
        raise ExtraMissing(extra="research")
    records = read_records(place, selection)
    units = [(record.session, unit) for record in records for unit in units_of(record)]
    told = agreements([unit for _session, unit in units], Random("agree"))  # the same units, the same interval
    return Agreed(told, [(session, unit) for session, unit in units if unit.differs])
