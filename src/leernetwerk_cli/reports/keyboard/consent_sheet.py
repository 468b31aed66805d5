"""The sheets on which people say who may read their words, for a word processor and a PDF: a page per seat."""

from ...domain.framework.framework import Consent
from ...domain.naming import day
from ...domain.privacy.consent import Answers, version_code
from ...domain.record.entry import Entry
from ...domain.record.ids import paper_code, short_codes
from ...domain.record.record import Record
from ...domain.record.session import Participant
from ...i18n import _
from ..model.sheet import Block, Lines, Quote, Section, Sheet
from .consent import Texts, ticked_numbers


def consent_sheet(record: Record, texts: Texts, consent: Consent, spoken: str) -> Sheet:
    """Return the sheets of everyone of ``texts``, each from a page of its own."""
    people = {who for _entry, who in texts}
    seated = [each for each in sorted(record.session.participants, key=lambda each: each.seat) if each.code in people]
    sections = [
        _section(record, person, [entry for entry, who in texts if who == person.code], consent) for person in seated
    ]
    return Sheet(
        language=spoken,
        kind="sheets",
        title=record.session.title,
        lead=f"{record.session.municipality} {day(record.session.date)}".strip(),
        audience=_("For whoever said it."),
        chairs=None,
        year=(),
        sections=tuple(section._replace(is_more=number > 0) for number, section in enumerate(sections)),
        made=record.session.date,
    )


def _section(record: Record, person: Participant, entries: list[Entry], consent: Consent) -> Section:
    own, answers = consent.sheet.get, Answers(record)
    codes = short_codes([entry.id for entry in record.entries])
    blocks = [Block("", "", (0, 0), (), Lines((consent.consent_explained,)))]
    for number, entry in enumerate(entries, 1):
        chosen = answers.allowed(entry)
        label = f"{codes[entry.id]} {version_code(entry)}"
        blocks.append(_block(Quote(f"{number}. {entry.quoted}", label=label)))
        if consent.sheet or len(entries) == 1:  # a network's own words are for one sentence at a time
            blocks.append(_boxes(consent, chosen, "" if chosen is None else _role(not answers.is_unnamed(entry))))
        elif numbers := ticked_numbers(chosen):
            blocks.append(Block("", f"☑ {', '.join(map(str, numbers))}", (0, 0)))
    if not consent.sheet and len(entries) > 1:
        except_ = _("Except: sentence ……: number …… (0 to 4).")
        blocks.append(_boxes(consent, None, "")._replace(title=_("For all of this")))
        blocks.append(Block("", "", (0, 0), (), Lines((except_,) * min(3, len(entries)))))
    changed = _("Changed your mind? Call whoever facilitates and say your code: {code}. No name is needed.")
    slip = (own("changed_your_mind") or changed).replace("{code}", paper_code(record.session.key, person.code))
    head = (own("head") or _("Number {seat}: what you said")).replace("{seat}", str(person.seat))
    blocks.append(Block("", slip, (0, 0)))
    return Section(0, "", True, head, "", "", (), "", tuple(blocks))


def _block(quote: Quote) -> Block:
    return Block("", "", (0, 0), (quote,))


def _role(is_named: bool) -> str:
    return "with" if is_named else "without"


def _boxes(consent: Consent, chosen: frozenset[str] | None, role: str) -> Block:
    """Return the boxes to tick; what was answered is."""
    ticked = ticked_numbers(chosen)
    named = {
        "with": consent.sheet.get("with_role") or _("with my role beside it"),
        "without": consent.sheet.get("without_role") or _("without my role"),
    }
    audiences = [f"{_box(number in ticked)} {number} {name}" for number, name in enumerate(consent.audiences.values())]
    return Block(
        "", "", (0, 0), (), Lines((*audiences, *(f"{_box(key == role)} {name}" for key, name in named.items())))
    )


def _box(is_ticked: bool) -> str:
    return "☑" if is_ticked else "☐"
