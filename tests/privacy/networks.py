"""Generates learning networks that nobody took part in, and what really is in them."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from agreed import record

from leernetwerk_cli.domain.framework.kinds import STATES
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import Record
from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.store import package

FRAMEWORK = package.read_framework()
ELEMENTS = [element.id for element in FRAMEWORK.elements]
SCORED = [element.id for element in FRAMEWORK.elements if element.form in ("value", "ladder")]
STEPS = [element.id for element in FRAMEWORK.elements if element.form == "step"]
AT = datetime(2026, 3, 1, 10, tzinfo=UTC)


def network(random: Random) -> list[Record]:
    """Return one to nine sessions with one to four people of some roles, and what they said."""
    return [session(random, number) for number in range(random.choice([1, 1, 2, 3, 5, 9]))]


def session(random: Random, number: int) -> Record:
    people = [
        f"{role.letter}{n}"
        for role in FRAMEWORK.role
        if random.random() < 0.6
        for n in range(1, random.choice([1, 1, 2, 3, 4, 8]) + 1)
    ]
    seats = tuple(Participant(code, seat, FRAMEWORK.find_role(code).id) for seat, code in enumerate(people, 1))
    town = random.choice(["Aadorp", "Beekdam", "Cornwijk", "Dorp aan Zee"])
    facts = Session(f"s{number}", f"Session {number}", date(2026, 3, 1 + number), "vier-inzichten", municipality=town)
    facts = Session(
        **{
            **{f: getattr(facts, f) for f in facts.__struct_fields__},
            "participants": seats,
            "promised": random.choice(["", "raadplegen"]),
            "slug": f"s{number}",
        }
    )
    places = random.sample(ELEMENTS, random.choice([1, 2, 5, len(ELEMENTS)]))
    entries = [spoken(random, number, n, people, places) for n in range(random.choice([0, 1, 3, 10, 25]))]
    entries += [scored(random, number, place, seats) for place in SCORED if random.random() < 0.5 and seats]
    entries += afterwards(random, number, entries)
    consent = {
        entry.id: random.choice([None, frozenset(), frozenset({"group", "municipality", "network", "public"})])
        for entry in entries
        if entry.is_said
    }
    return record(facts, entries, consent)


def afterwards(random: Random, number: int | str, entries: list[Entry]) -> list[Entry]:
    """Return what was noted after the evening: answers to some, sentences drawn up from some, and a look-back."""
    said = [entry.id for entry in entries if entry.is_said]
    if not said:
        return []
    told = [
        Entry(f"t-{id_}", AT, "feedback", f"antwoord {number}", about=id_, state=random.choice(STATES["feedback"]))
        for id_ in random.sample(said, len(said) // 3)
    ]
    drawn = [
        Entry(
            f"i{number}-{n}",
            AT,
            "insight",
            f"inzicht {number} {n}",
            element=random.choice([*ELEMENTS, ""]),
            carried=tuple(random.sample(said, min(len(said), random.choice([1, 1, 2, 3])))),
            against=tuple(random.sample(said, min(len(said), random.choice([0, 1, 2])))),
        )
        for n in range(random.choice([0, 1, 2, 4]))
    ]
    signs = ("een bel", "een brief")
    hoped = Entry(f"h{number}", AT, "expectation", f"hoop {number}", look_back=date(2026, 11, 1), signs=signs)
    seen = Entry(f"l{number}", AT, "look-back", "het ging zo", about=hoped.id, unexpected="onverwacht", decision="door")
    return [*told, *drawn, hoped, seen]


def promises(random: Random, number: int, before: list[Entry]) -> list[Entry]:
    """Return steps and actions of a session, some in place of one ``before``: split, done, or open again."""
    at = AT + timedelta(days=number)
    made = [
        Entry(f"s{number}-{place}", at, "step", element=place, state=random.choice(STATES["step"]))
        for place in STEPS
        if random.random() < 0.5
    ]
    for n in range(random.choice([0, 1, 2, 4])):
        former = random.choice(before) if before and random.random() < 0.5 else None
        made.append(
            Entry(
                f"a{number}-{n}",
                at,
                "action",
                f"actie {number} {n}",
                about=former.id if former else "",
                state=random.choice(STATES["action"]),
                owner=random.choice(["", "E1", "gemeente"]),
                due=random.choice([None, date(2026, 4, 1), date(2027, 4, 1)]),
            )
        )
    return made


def spoken(random: Random, number: int, n: int, people: list[str], places: list[str]) -> Entry:
    speaker = (random.choice(people),) if people and random.random() < 0.9 else random.choice([(), ("wij",)])
    kind = random.choice(["quote", "learning", "dissent", "question", "obstacle"])
    place = random.choice([*places, random.choice(places), ""])
    return Entry(
        f"e{number}-{n}",
        AT,
        kind,
        f"woorden {number} {n}",
        element=place,
        speaker=speaker,
        sharer=random.random() < 0.3,
    )


def scored(random: Random, number: int, place: str, seats: tuple[Participant, ...]) -> Entry:
    low, high = FRAMEWORK.scale(place)
    marks: dict[str, tuple[int, ...]] = {}
    for seat in seats:
        if random.random() < 0.8:
            marks[seat.role] = (*marks.get(seat.role, ()), random.randint(low, high))
    return Entry(f"v{number}-{place}", AT, "value", element=place, scores=marks or {seats[0].role: (low,)})
