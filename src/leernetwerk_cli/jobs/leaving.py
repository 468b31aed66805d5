"""Look, for the keyboard, at what would leave and what stays behind, before anything goes out."""

from collections.abc import Iterator
from typing import NamedTuple

from ..domain.naming import day
from ..domain.privacy.audience import KEYBOARD
from ..domain.privacy.consent import Answers
from ..domain.privacy.hints import LEAVE_OUT, NUMBERS, TOWN, find_hints, find_names
from ..domain.privacy.release import is_for_others
from ..domain.privacy.withheld import count_reasons, find_alone, why
from ..domain.record.entry import Entry
from ..domain.record.ids import short_codes
from ..errors import N_
from ..i18n import _, language, plural
from ..store import package
from .publishing import Chosen

_TABLE = N_("marks and states are told without their words")


class Doubt(NamedTuple):
    """What may give someone away in words that would leave; without a ``code`` it is in a title."""

    session: str
    code: str
    what: str
    suggestion: str

    @property
    def is_number(self) -> bool:
        return self.what in NUMBERS


def find_doubts(chosen: Chosen) -> list[Doubt]:
    """Return what may give someone away; at the keyboard nothing leaves, so nothing is looked at.

    In words that are told without a place, the name of a town of the network tells the place.
    """
    return list(_doubts(chosen)) if chosen.audience != KEYBOARD else []


def _doubts(chosen: Chosen) -> Iterator[Doubt]:
    framework = package.read_framework()
    towns = {each.session.municipality for each in chosen.records}
    towns |= {name for partner in framework.partner for name in (partner.name, *partner.members)}
    for record in chosen.records:
        slug, answers = record.session.slug, Answers(record)
        codes = short_codes([entry.id for entry in record.entries])
        for hint in find_hints(record.session.title) if len(chosen.records) == 1 else ():
            yield Doubt(slug, "", hint.what, hint.suggestion)
        leaving = {*chosen.noted.texts.get(record.session.id, ())}
        for entry in record.entries:
            if entry.id not in leaving:
                continue
            text = " ".join(entry.words)
            for hint in find_hints(text):
                yield Doubt(slug, codes[entry.id], hint.what, hint.suggestion)
            if is_for_others(entry, answers.allowed(entry)) and find_names(text, towns):
                yield Doubt(slug, codes[entry.id], TOWN, LEAVE_OUT)


def list_words(chosen: Chosen) -> list[str]:
    """Return a line for every text: that it would leave, or why it stays behind."""
    leaving = {id_ for ids in chosen.noted.texts.values() for id_ in ids}
    lines = []
    for whose, entry, reason in _texts(chosen):
        told = _("leaves") if entry.id in leaving else _(reason or _TABLE)
        lines.append(f"{whose} {entry.text} ({told})")
    return lines


def _texts(chosen: Chosen) -> Iterator[tuple[str, Entry, str]]:
    """Yield every text with where it is and whose, and why it is not told in its place; nothing where it is."""
    for record in chosen.records:
        codes, answers = short_codes([entry.id for entry in record.entries]), Answers(record)
        for entry in record.entries:
            if entry.is_said and entry.text:
                whose = f"{record.session.slug} {codes[entry.id]} {'+'.join(entry.speaker)}"
                yield whose, entry, why(entry, answers.allowed(entry), chosen.audience)


def forewarn(chosen: Chosen, each_text: bool = False) -> list[str]:
    """Return, for the keyboard, how many words stay behind and why, and who might be recognised all the same.

    ``each_text``: also a line per text, with its session and code.
    """
    records, audience = chosen.records, chosen.audience
    framework = package.read_framework()
    lines = []
    reasons = count_reasons(records, audience)
    if reasons:
        told = ", ".join(f"{number} {_(reason)}" for reason, number in reasons.most_common())
        count = plural("one text stays behind", "{n} texts stay behind", reasons.total())
        lines.append(f"{count}: {told}")
    if each_text:
        lines += [f"  {whose}: {_(reason)}" for whose, _entry, reason in _texts(chosen) if reason]
    alone: dict[str, list[str]] = {}
    for each in find_alone(records, audience):
        where = f"{each.session.municipality or each.session.slug}, {day(each.session.date)}"
        role = framework.get_role(each.role, "role")
        title = (role.plural if each.people > 1 and role.plural else role.title).to(language()).lower()
        alone.setdefault(where, []).append(f"{each.people} {title}")
    if alone:
        told = _("Here role, place and day together may be a name. The role is left out; read the words with that eye:")
        lines.append(told)
        lines += [f"  {where}: {', '.join(roles)}" for where, roles in alone.items()]
    return lines
