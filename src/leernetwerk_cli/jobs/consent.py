"""Record what people answer about who may read their words."""

import re
from collections.abc import Sequence
from pathlib import Path

from ..dialogue import interrupts
from ..dialogue.engine import only_words
from ..dialogue.readback import Hands, Reading, read_to
from ..domain.framework.framework import Consent
from ..domain.framework.lookup import unknown
from ..domain.privacy.audience import KEYBOARD, Reply
from ..domain.privacy.consent import Answers, fingerprint
from ..domain.privacy.readback import is_answered, texts_of
from ..domain.record.codes import GROUP, is_code
from ..domain.record.entry import Entry
from ..domain.record.ids import paper_code
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..errors import PersonNotFound, WhichVersion, WhoseAnswer
from ..i18n import LANGUAGES, _, language, plural, speaking
from ..reports.keyboard.consent import sheets
from ..reports.keyboard.consent_sheet import consent_sheet
from ..store import package, platform, sessions
from ..store.network import read_network
from .edit import change_entry
from .erase import erase, plan
from .finding import find_here
from .run import asker_for
from .scribe import Scribe
from .workplace import Workplace


def answer(place: Workplace, session: str, word: str, reply: Reply, speaker: str = "") -> str:
    """Record the answer of ``speaker`` about the entry that ``word`` means, and return the entry's id.

    ``reply.read``: the code below the words on the sheet that was answered; a yes to another version opens nothing.
    Raises WhichVersion where the words were changed after they were printed and nobody says which were answered.
    """
    folder = sessions.find_folder(place.root, session)
    record, entry = find_here(folder, word)
    if reply.allows and not reply.read and _is_changed_since_printed(record, entry):
        raise WhichVersion
    present = fingerprint(entry)
    whole = reply._replace(read=present if present.startswith(reply.read) else reply.read)
    _answer(place, folder, speaker, [(entry, whole)])
    return entry.id


def _answer(place: Workplace, folder: Path, speaker: str, replies: Sequence[tuple[Entry, Reply]]) -> None:
    """Append what was answered at once, given having seen all earlier answers.

    Raises WhoseAnswer where several people said it and nobody is named: an answer is never put in another mouth.
    """
    scribe = Scribe(place, folder)
    answers = Answers(sessions.read_near_record(folder))
    seen = [(entry, reply, [each.id for each in answers.about(entry)]) for entry, reply in replies]
    scribe.answer(_whose(replies[0][0], speaker, scribe), seen)
    scribe.close()


def _is_changed_since_printed(record: Record, entry: Entry) -> bool:
    printed = [block.at for block in record.exported if block.audience == KEYBOARD and entry.id in block.entries]
    return bool(printed) and any(edit.at >= min(printed) for edit in record.stories[entry.id].edits)


def withdraw(place: Workplace, session: str, word: str, speaker: str) -> str:
    """Record a no about one entry, or about all that one person said; return which it is.

    ``word``: an entry's code, a person's code, or the code on their slip of paper.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_near_record(folder)
    word = _on_paper(record.session).get(_bare(word), word)
    if not is_code(word):
        return answer(place, session, word, Reply(), speaker)
    code = person(record.session, word)
    scribe = Scribe(place, folder)
    scribe.refuse_all([code], [each.id for each in record.answers if each.speaker == code and not each.entry])
    scribe.close()
    return code


def _bare(word: str) -> str:
    """Return a code on paper as it is compared: with or without its hyphen, in any letters."""
    return re.sub(r"[\s-]", "", word.lower())


def _on_paper(session: Session) -> dict[str, str]:
    """Return whose each code on paper is."""
    return {_bare(paper_code(session.key, each.code)): each.code for each in session.participants}


def person(session: Session, word: str) -> str:
    """Return whose ``word`` is: a code, a seat's number, or the code on their slip of paper. Raises PersonNotFound."""
    wanted = word.strip().upper()
    for each in session.participants:
        if wanted in (each.code, str(each.seat)) or _on_paper(session).get(_bare(word)) == each.code:
            return each.code
    raise PersonNotFound(word=word)


def read_texts(place: Workplace, session: str, word: str) -> tuple[Record, list[tuple[Entry, str]]]:
    """Return the record and its texts to read to their speakers; ``word``: only of this person."""
    record = sessions.read_record(sessions.find_folder(place.root, session))
    return record, texts_of(record, person(record.session, word) if word else "")


def spoken_consent(place: Workplace, spoken: str) -> Consent:
    """Return the consent texts in ``spoken``: ours, or the network's own in ``network.toml`` beside the sessions."""
    if spoken in LANGUAGES:
        return package.read_framework().consent(spoken)
    own = read_network(place.root).consent
    if spoken not in own:
        raise unknown("--language", spoken, [*LANGUAGES, *own])
    return own[spoken]


_STOP = ("/stop", "/quit")
_PAGES = (".html", ".htm", ".pdf", ".docx")


def write_sheets(place: Workplace, record: Record, texts: list[tuple[Entry, str]], target: Path, spoken: str) -> None:
    """Write a sheet per seat to print, in large letters, and note that it was made.

    Raises NotWritten, and UnknownWord for a language.
    """
    sessions.check_target(target)
    if target.suffix.lower() not in _PAGES:
        raise unknown("--to", target.suffix, list(_PAGES))
    spoken = spoken or record.session.language
    consent = spoken_consent(place, spoken)
    with speaking(spoken if spoken in LANGUAGES else language()):
        pages = _sheets(record, texts, consent, spoken, target.suffix.lower())
    scribe = Scribe(place, sessions.find_folder(place.root, record.session.slug))
    scribe.note_export(KEYBOARD, target.name, pages, [entry.id for entry, _who in texts])
    scribe.close()
    platform.write_whole(target, pages)


def _sheets(record: Record, texts: list[tuple[Entry, str]], consent: Consent, spoken: str, suffix: str) -> bytes:
    """Return the sheets as a page, a PDF or a Word file. Raises ExtraMissing."""
    if suffix == ".pdf":
        from ..reports.formats.pdf import to_pdf

        return to_pdf(consent_sheet(record, texts, consent, spoken), *package.sheet_template())
    if suffix == ".docx":
        from ..reports.formats.office import to_docx

        return to_docx(consent_sheet(record, texts, consent, spoken))
    return sheets(record, texts, consent, spoken).encode()


def review(place: Workplace, session: str, word: str, answers: Path | None, spoken: str) -> None:
    """Read each text to its speaker and record what they answer, with the version that was read."""
    record, texts = read_texts(place, session, word)
    folder = sessions.find_folder(place.root, session)

    def change(entry: Entry, line: str) -> Entry | None:
        words = only_words(line, package.read_framework(), record.session)
        if words is None:
            return None
        change_entry(place, folder, entry, {"text": words})
        return next(each for each in sessions.read_record(folder).entries if each.id == entry.id)

    def answer_(who: str, replies: Sequence[tuple[Entry, Reply]]) -> None:
        _answer(place, folder, who, replies)  # as it was read out, whatever became of it since

    def gone(entry: Entry) -> None:
        erase(place, plan(place, session, entry.id))

    consent = spoken_consent(place, spoken or record.session.language)
    asker = asker_for(place, [], answers, lambda _text: None)
    reading = Reading(asker, str, consent, Hands(answer_, change, gone))
    with interrupts.heard():
        asker.tell(consent.consent_explained)
        for who in dict.fromkeys(who for _entry, who in texts):
            left = [entry for entry, whose in texts if whose == who]
            while (line := read_to(reading, left, who).strip()) and line not in _STOP:
                asker.tell(_("That is no answer here."))
                now = sessions.read_record(folder)
                left = [entry for entry, _who in texts_of(now, who) if not is_answered(now, entry, who)]
            if line:
                break
        now = sessions.read_record(folder)
        left_over = sum(
            not is_answered(now, *each) for each in texts_of(now, person(now.session, word) if word else "")
        )
        told = plural("One text is still to be asked about.", "{n} texts are still to be asked about.", left_over)
        asker.tell(told if left_over else _("Everything has been asked about."))


def _whose(entry: Entry, speaker: str, scribe: Scribe) -> str:
    people = entry.speaker or (GROUP,)
    if speaker:
        code = scribe.session.get_code(speaker, "speaker")
        if code in people:
            return code
    elif len(people) == 1:
        return people[0]
    raise WhoseAnswer(choices=", ".join(people))
