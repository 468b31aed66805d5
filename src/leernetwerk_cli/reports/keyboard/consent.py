"""What each person said and who may read it: a report for the keyboard, and a sheet per seat to print."""

from ...domain.framework.framework import Consent
from ...domain.naming import day
from ...domain.privacy.audience import AUDIENCE_NAMES, KEYBOARD, READERS
from ...domain.privacy.consent import Answers, version_code
from ...domain.privacy.readback import is_answered
from ...domain.record.entry import Entry
from ...domain.record.ids import paper_code, short_codes
from ...domain.record.record import Record
from ...i18n import _
from ..model.report import BREAK, Report, Table, Words, line
from ..pages.words import audience_note
from .printed import STYLE, page, text

Texts = list[tuple[Entry, str]]


def readers(answers: Answers, entry: Entry) -> str:
    """Return who may read the words of ``entry`` now, in plain words."""
    consent = answers.allowed(entry)
    if consent is None:
        return _("not asked")
    told = ", ".join(_(AUDIENCE_NAMES[each]) for each in AUDIENCE_NAMES if each in consent) or _("nobody")
    if consent and answers.is_unnamed(entry):
        return told + " (" + _("without the role") + ")"
    return told


def consent_report(record: Record, texts: Texts) -> Report:
    """Return one row per text and speaker."""
    codes, answers = short_codes([entry.id for entry in record.entries]), Answers(record)
    seats = {person.code: person.seat for person in record.session.participants}
    documents = tuple(
        {
            "seat": seats.get(who),
            "speaker": who,
            "code": codes[entry.id],
            "text": entry.text,
            "verbatim": entry.verbatim,
            "readers": readers(answers, entry),
            "read_to_speaker": is_answered(record, entry, who),
        }
        for entry, who in texts
    )
    rows = tuple(
        (
            line(Words(str(each["code"]), "quiet")),
            line(f"{each['speaker']} ({each['seat']})"),
            line(entry.quoted, BREAK, Words(str(each["readers"]), "quiet")),
        )
        for each, (entry, _who) in zip(documents, texts, strict=True)
    )
    columns = (_("Code"), _("Who"), _("What"))
    return Report(
        record.session.title,
        (Table(columns, rows), audience_note(KEYBOARD)),
        {"format_version": 1, "texts": list(documents)},
        documents,
    )


_LARGE = """body { font-size: 15pt; line-height: 1.3 }
blockquote { margin: 6mm 0 2mm; font-weight: 600 } .whole, blockquote { break-inside: avoid } ul { margin: 2mm 0 }"""


def sheets(record: Record, texts: Texts, consent: Consent, spoken: str) -> str:
    """Return a page per seat: the texts of that person, who would read them, and boxes to tick."""
    pages = "".join(
        _sheet(record, person.seat, person.code, [entry for entry, who in texts if who == person.code], consent)
        for person in sorted(record.session.participants, key=lambda person: person.seat)
        if any(who == person.code for _entry, who in texts)
    )
    return page(record.session.title, spoken, pages, STYLE + _LARGE)


def _boxes(consent: Consent, chosen: frozenset[str] | None = None, is_named: bool = True) -> str:
    """Return the boxes to tick: who may read it, and whether the role may stand beside it; ``chosen`` are ticked."""
    own = consent.sheet.get
    ticked = ticked_numbers(chosen)
    choices = "".join(
        f"<li>{'☑' if number in ticked else '☐'} {number} {text(name)}</li>"
        for number, name in enumerate(consent.audiences.values())
    )
    named = text(own("with_role") or _("with my role beside it"))
    unnamed = text(own("without_role") or _("without my role"))
    with_, without = ("☐", "☐") if not chosen else ("☑", "☐") if is_named else ("☐", "☑")
    return f"<ul style='list-style:none'>{choices}</ul><p>{with_} {named} &emsp; {without} {unnamed}</p>"


def ticked_numbers(chosen: frozenset[str] | None) -> list[int]:
    """Return the numbers that were ticked: 0 for nobody, nothing where nothing was answered."""
    if chosen is None:
        return []
    return [number for number, each in enumerate((KEYBOARD, *READERS)) if each in chosen] or [0]


def _all_at_once(entries: list[Entry], coded: list[str], consent: Consent) -> str:
    """Return all that somebody said with its numbers, one answer for all of it, and room for the exceptions."""
    said = "".join(
        f"<blockquote>{number}. {text(entry.quoted)} {code}</blockquote>"
        for number, (entry, code) in enumerate(zip(entries, coded, strict=True), 1)
    )
    except_ = text(_("Except: sentence ……: number …… (0 to 4)."))
    head = text(_("For all of this"))
    rest = f"<p>{except_}</p>" * min(3, len(entries))
    return f"{said}<div class='whole'><h2>{head}</h2>{_boxes(consent)}{rest}</div>"


def _already(chosen: frozenset[str] | None) -> str:
    return f" ☑ {', '.join(map(str, numbers))}" if (numbers := ticked_numbers(chosen)) else ""


def _sheet(record: Record, seat: int, code: str, entries: list[Entry], consent: Consent) -> str:
    own, codes = consent.sheet.get, short_codes([entry.id for entry in record.entries])
    answers = Answers(record)
    chosen = [answers.allowed(entry) for entry in entries]
    coded = [
        f"<small>{codes[entry.id]} {version_code(entry)}{_already(each)}</small>"
        for entry, each in zip(entries, chosen, strict=True)
    ]
    if len(entries) > 1 and not consent.sheet:  # a network's own language has the words for one sentence at a time
        told = _all_at_once(entries, coded, consent)
    else:
        told = "".join(
            f"<div class='whole'><blockquote>{text(entry.quoted)}</blockquote>"
            f"{_boxes(consent, each, not answers.is_unnamed(entry))}<p>{code}</p></div>"
            for entry, code, each in zip(entries, coded, chosen, strict=True)
        )
    head = text((own("head") or _("Number {seat}: what you said")).replace("{seat}", str(seat)))
    when = text(f"{record.session.municipality} {day(record.session.date)}".strip())
    explained = text(consent.consent_explained)
    changed = _("Changed your mind? Call whoever facilitates and say your code: {code}. No name is needed.")
    slip = text(own("changed_your_mind") or changed)
    slip = slip.replace("{code}", f"<b>{paper_code(record.session.key, code)}</b>")
    return f"<section><p class='quiet'>{when}</p><h1>{head}</h1><p>{explained}</p>{told}<p>{slip}</p></section>"
