"""What the walk says back: what was understood, where the walk is, and what was not understood."""

from collections.abc import Mapping, Sequence
from textwrap import shorten, wrap

from ..domain.framework.framework import Consent, Framework
from ..domain.framework.kinds import HAPPENED
from ..domain.framework.method import Method
from ..domain.naming import day, in_words, long_day, state
from ..domain.privacy.audience import KEYBOARD, Reply
from ..domain.privacy.readback import to_read_back
from ..domain.record.codes import GROUP
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..domain.record.rounds import last_round
from ..domain.record.session import Session
from ..domain.walk.doubt import Doubt
from ..domain.walk.evening import absent
from ..domain.walk.walk import Place
from ..errors import Failure
from ..i18n import _, language, plural
from .commands import TABLE, label

_FIRST = 8  # so many words of what was said are said back
_WIDE = 78  # of a line of names
_LONGEST = 60  # signs, where the words are long


def understood(entry: Entry, framework: Framework, seats: Mapping[str, int] = {}) -> str:
    """Return the acknowledgement of ``entry``: whose it is, what, where and its first words, so that a slip is seen.

    ``seats``: seat numbers to name instead of codes.
    """
    speakers = _whose(entry, seats)
    parts = [speakers] if speakers else []
    if entry.kind != "quote" or not speakers:
        parts.insert(0, framework.title_of(entry.kind, language()))
    if entry.verbatim:
        parts.append(_("word for word"))
    if entry.element and entry.kind not in HAPPENED:
        parts.append(_("at {element}").format(element=framework.title_of(entry.element, language())))
    parts += [state(entry.state)] if entry.kind == "step" else []
    parts += [
        f"{framework.title_of(role, language()).lower()} {' '.join(map(str, marks))}"
        for role, marks in entry.scores.items()
    ]
    parts += _promised(entry, seats) if entry.kind == "action" else []
    parts += [_("for {whom}").format(whom=entry.whom)] if entry.whom else []
    parts += list(entry.signs)
    parts += [_("look back on {day}").format(day=day(entry.look_back))] if entry.look_back else []
    parts += ["★"] if entry.star else []
    said = f": {_short(entry)}" if entry.text else ""
    return f"✓ {', '.join(parts)}{said}"


def _promised(entry: Entry, seats: Mapping[str, int]) -> list[str]:
    """Return who does it and by when, or that nobody does, or that there is no day."""
    names = [_name(code, seats) for code in entry.owner.split("+") if code]
    owner = _("who: {who}").format(who=" + ".join(names)) if names else _("who: nobody yet")
    told = _("before {day}") if entry.before else _("by {day}")
    due = told.format(day=long_day(entry.due)) if entry.due else _("when: no day yet")
    return [owner, due]


def _name(code: str, seats: Mapping[str, int]) -> str:
    if code == GROUP:
        return _("all of us")
    return _("seat {n}").format(n=seats[code]) if code in seats else code


def _whose(entry: Entry, seats: Mapping[str, int]) -> str:
    return ", ".join(_name(code, seats) for code in entry.speaker)


def _short(entry: Entry) -> str:
    """Return the first words of what was said, between quotation marks where it is word for word."""
    words = entry.text.split()
    text = " ".join(words[:_FIRST]) + (" …" if len(words) > _FIRST else "")
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"“{text}”" if entry.verbatim else text


def shift(element: str, record: Record, framework: Framework) -> str:
    """Return per role the marks of an earlier round beside those of now; nothing where there was none."""
    now = last_round(record.entries)
    given: dict[bool, dict[str, list[int]]] = {True: {}, False: {}}
    for entry in record.entries:
        if entry.kind == "value" and entry.element == element:
            for role, marks in entry.scores.items():
                given[entry.id in now].setdefault(role, []).extend(marks)
    told = _("{who}: first {before}, now {now}")
    return "\n".join(
        told.format(who=framework.title_of(role, language()), before=_listed(given[False][role]), now=_listed(marks))
        for role, marks in given[True].items()
        if role in given[False]
    )


def _listed(marks: list[int]) -> str:
    return " ".join(map(str, sorted(marks)))


def first_words(entry: Entry, seats: Mapping[str, int] = {}) -> str:
    """Return whose ``entry`` is and its first words."""
    return ": ".join(filter(None, (_whose(entry, seats), _short(entry))))


def whole(entry: Entry, seats: Mapping[str, int] = {}) -> str:
    """Return whose ``entry`` is and all that it says."""
    return ": ".join(filter(None, (_whose(entry, seats), entry.quoted)))


def doubted(doubt: Doubt, choices: Sequence[str]) -> str:
    """Return what is not clear in a line and what it can mean: ``choices`` (guesses, again, note, join), numbered."""
    own = {
        "again": _("type it again"),
        "note": _("keep it as a note, and ask later"),
        "join": _("{code} comes in").format(code=doubt.missing.upper()),
    }
    told = trouble(doubt.why) if doubt.why else _("“{word}”: what is meant?").format(word=doubt.word[:40])
    lines = [f"  {number} {own.get(choice) or _in_short(choice)}" for number, choice in enumerate(choices, 1)]
    return "\n".join([told, *lines])


def _in_short(guess: str) -> str:
    """Return a guess on one line of the screen; of several lines, each one's beginning."""
    lines = guess.split("\n")
    return " / ".join(shorten(line, 2 * _LONGEST // (len(lines) + 1), placeholder=" …") for line in lines)


def five_marks() -> str:
    """Return how to write down, in the five marks that are taught first."""
    return _("e1: E1 said · e1:: word for word · > action · * read back · {off} nothing kept").format(
        off=label("off", language())
    )


def marks() -> list[tuple[str, str]]:
    """Return every mark with what it writes down."""
    return [
        ("e1: …", _("what E1 said (3: is seat 3, e1+u2: is both, wij: is the group)")),
        ("e1:: …", _("word for word")),
        ("> … @u2 vrijdag", _("an action, its owner, its date")),
        ("! …", _("what we learned")),
        ("? …", _("a question")),
        ("<> u1: …", _("what speaks against")),
        ("= ver e:2,3 u:4", _("scores")),
        ("+e1 +u2", _("a turn was taken")),
        ("*", _("read the last one back later")),
        ("… #vertrouwen", _("belongs to another part of the framework")),
        ("\\ …", _("take it as it stands")),
    ]


def commands(leads: bool = True) -> list[tuple[str, str]]:
    """Return every command with what it does; only those of a note-taker where somebody else leads."""
    return [(each.called(language()), _(each.help)) for each in TABLE.values() if leads or each.for_writer]


def all_marks(leads: bool = True) -> str:
    """Return every mark on its line, and below them the names of the commands: as much as a screen holds."""
    names = " ".join(typed.split(" ")[0] for typed, _does in commands(leads))
    more = _("What one does: {help}").format(help=label("help", language()).replace("[", "").replace("]", ""))
    return "\n".join([*(f"  {typed:<18}{does}" for typed, does in marks()), *wrap(names, _WIDE), more])


def question(place: Place, method: Method, framework: Framework, record: Record, spoken: str) -> str:
    """Return the question of the field, in the language of the room (``spoken``)."""
    stage = method.stage[place.stage]
    field = place.field
    title = framework.title_of(field.about, spoken) if field.about else ""
    if field.kind == "more":
        return stage.follow_up[field.number - 1].to(spoken)
    if field.kind == "value":
        lowest, highest = framework.scale(field.about)
        return _("{element}: which marks, {low} to {high}, per role? (e:2,3 u:4)").format(
            element=title, low=lowest, high=highest
        )
    if field.kind == "step":
        return _("{element}: 1 open, 2 under way, 3 in place? And a few words.").format(element=title)
    if field.kind == "expectation":
        return _("What do we hope to see? (what | for whom | how we notice it | when we look back)")
    if field.kind == "action" and stage.type != "actions":
        return _("Who does what, and when? (what @u2 friday)")
    if field.kind == "report":
        return _("Who tells everyone here what was done with it, how and when? (what @g1 1 december)")
    if field.kind == "agreement":
        return _("What do we agree on?")
    if field.kind == "optional":
        return _("{title}: this part may be skipped. 1 do it, 2 skip it").format(title=stage.title.to(spoken))
    if field.kind == "round":
        return _("Is there another presenter? 1 yes, 2 no")
    if field.kind == "consent":
        texts = [entry for entry, _who in to_read_back(record) if _who == field.who]
        if not texts:
            return _("{who}: everything has been read back.").format(who=field.who)
        return read_back(texts, field.who, framework.consent(spoken))
    asked = stage.ask.to(spoken) if stage.ask else stage.title.to(spoken)
    return _("Group {number}: {question}").format(number=field.who, question=asked) if field.who else asked


def read_back(texts: Sequence[Entry], who: str, consent: Consent) -> str:
    """Return the sentences of one person as they are read back, with the choices of who may read them."""
    said = [entry.quoted for entry in texts]
    numbered = [f"{number}. {text}" for number, text in enumerate(said, 1)] if len(said) > 1 else said
    choices = "\n".join(f"  {number} {name}" for number, name in enumerate(consent.audiences.values()))
    lines = "\n".join(numbered) if len(said) == 1 else "\n" + "\n".join(numbered)
    return _("{who}: {text}\n{choices}\nWho may read it?").format(who=who, text=lines, choices=choices)


def reading_choices(count: int) -> str:
    """Return in words what can be answered while reading back."""
    told = _("Type 0 to 4 (a w behind it: without the role). c = said differently, g = erase, Enter = ask later.")
    if count > 1:
        told += "\n" + _("For all of it, and then the exceptions: 3, but 2: 1. One sentence: c 2, g 2.")
    return told


def answered(replies: Sequence[Reply], consent: Consent) -> str:
    """Return who may read it now, in the words of the room, and what is said of the network without the own town."""
    told = []
    for reply in dict.fromkeys((tuple(each.allows), each.role) for each in replies):
        allows, role = reply
        numbers = [str(number) for number, each in enumerate(replies, 1) if (tuple(each.allows), each.role) == reply]
        names = "; ".join(consent.audiences[each] for each in allows or [KEYBOARD])
        names += "" if role else " " + _("(without the role)")
        told.append(f"✓ {names}" if len(numbers) == len(replies) else f"✓ {', '.join(numbers)}: {names}")
    if any("network" in each.allows and "municipality" not in each.allows for each in replies):
        told.append(consent.network_not_municipality)
    return "\n".join(told)


def previous(id_: str, actions: list[Entry]) -> str:
    """Return the question about an action of the last session."""
    entry = next((entry for entry in actions if entry.id == id_), None)
    if not entry:
        return _("This action is closed.")
    owner = f" (@{entry.owner})" if entry.owner else ""
    return _("Last time: {text}{owner}. 1 done, 2 still open, 3 dropped?").format(text=entry.text, owner=owner)


def who_spoke(session: Session, record: Record) -> str:
    """Return per seat how much was written down and how often a turn was taken; the fewest first."""
    lines: list[tuple[int, str]] = []
    away = absent(record)
    for person in session.participants:
        said = sum(entry.is_said and person.code in entry.speaker for entry in record.entries)
        turns = sum(entry.kind == "turn" and person.code in entry.speaker for entry in record.entries)
        times = plural("once", "{n} times", said) if said else "–"
        times = times if person.written else _("by choice nothing")
        gone = (_("has left") if away[person.code] else _("not here yet")) if person.code in away else ""
        taken = plural("one turn", "{n} turns", turns) if turns else ""
        seat = _("seat {n}").format(n=person.seat)
        code = "" if session.screen == "seen" else f" {person.code:<4}"
        lines.append((said + turns, f"  {seat:<9}{code} {', '.join(filter(None, (times, taken, gone)))}"))
    return "\n".join(text for _count, text in sorted(lines, key=lambda pair: pair[0]))


def again(failure: Failure) -> str:
    """Return in one line what is expected at a question that was just asked: it says itself what it is about."""
    return " ".join((_("I do not understand that here."), in_words(failure)[1]))


def trouble(failure: Failure) -> str:
    """Return in one line what was not understood and what to do about it."""
    return " ".join(in_words(failure))
