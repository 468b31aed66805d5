"""Keeps, of what the keyboard sees, only what is asked for."""

from typing import NamedTuple

from ..framework.framework import Framework
from ..framework.lookup import get_id, unknown
from ..privacy.audience import AUDIENCES
from ..privacy.release import Released, ReleasedEntry


class Filter(NamedTuple):
    """What to keep; an empty field keeps all. ``consent``: an audience, ``none`` (a no) or ``open`` (not asked)."""

    kind: str = ""
    element: str = ""
    role: str = ""
    knowledge: str = ""
    speaker: str = ""
    consent: str = ""
    tag: str = ""
    stage: str = ""
    contains: str = ""

    def apply(self, released: Released, framework: Framework) -> Released:
        """Return ``released`` with only the entries that fit.

        Raises UnknownWord for a word that no list has.
        """
        wanted = self._settled(framework)
        insight = next((each for each in framework.insight if each.id == wanted.element), None)
        places = {each.id for each in insight.element} if insight else set()
        sessions = tuple(
            each._replace(entries=tuple(item for item in each.entries if wanted._takes(item, places)))
            for each in released.sessions
        )
        return released._replace(sessions=sessions)

    def _settled(self, framework: Framework) -> "Filter":
        if self.consent and self.consent not in (*AUDIENCES[1:], "none", "open"):
            raise unknown("--consent", self.consent, [*AUDIENCES[1:], "none", "open"])
        return self._replace(
            kind=self.kind and get_id(self.kind, framework.kind, "--kind"),
            element=self.element and framework.get_place(self.element, "--element"),
            role=self.role and framework.get_role(self.role, "--role").id,
            knowledge=self.knowledge and get_id(self.knowledge, framework.knowledge, "--knowledge"),
        )

    def _takes(self, item: ReleasedEntry, places: set[str]) -> bool:
        entry = item.entry
        return (
            self.kind in ("", entry.kind)
            and (self.element in ("", entry.element) or entry.element in places)
            and self.role in ("", item.role)
            and (not self.knowledge or self.knowledge in entry.knowledge)
            and (not self.speaker or self.speaker.upper() in map(str.upper, entry.speaker))
            and (not self.consent or self._consents(item))
            and (not self.tag or self.tag in entry.tags)
            and self.stage in ("", entry.stage)
            and self.contains.casefold() in entry.text.casefold()
        )

    def _consents(self, item: ReleasedEntry) -> bool:
        if item.consent is None:
            return self.consent == "open"
        return self.consent in item.consent or (self.consent == "none" and not item.consent)
