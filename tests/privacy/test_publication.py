"""What nobody may know can be exchanged, and no publication differs by a byte: not now, not in any scope, not earlier.

Each test asserts that there was something to exchange, and goes red for a rule of the arithmetic that is left out.
"""

from contextlib import contextmanager, nullcontext
from datetime import date

import msgspec
import pytest
from agreed import record
from networks import AT, FRAMEWORK, afterwards, network
from scale import chance, tries

from leernetwerk_cli.domain.privacy import batches, disclosure_control, publisher, sitting
from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.privacy.release import is_for_others
from leernetwerk_cli.domain.record.blocks import ExportedBlock
from leernetwerk_cli.domain.record.entry import Entry

WIDE = READERS[1:]
NETWORKS = tries(8, 500)
PARTS = tries(1, 4)
MADE = Scope("here", date(2026, 11, 26))
FEWEST = MADE._replace(chairs=3)  # as a municipality may set it
SIDE = {role.id: role.group for role in FRAMEWORK.role if FRAMEWORK.find_group(role.id).side}


def editions(records):
    """Return every publication of every scope that leaves the room: all, each town, each session, each prefix."""
    towns = {each.session.municipality for each in records}
    scopes = [records[:number] for number in range(1, len(records) + 1)]
    scopes += [[each for each in records if each.session.municipality == town] for town in sorted(towns)]
    scopes += [[each] for each in records]
    asked = [(audience, MADE) for audience in WIDE] + [("municipality", FEWEST)]
    return [
        msgspec.json.encode(publish(scope, audience, made, FRAMEWORK).publication)
        for audience, made in asked
        for scope in scopes
    ]


def networks(part, about, number_of=NETWORKS):
    for number in range(number_of):
        random = chance(f"{about} {part} {number}")
        yield random, network(random)


def with_marks_exchanged(random, each):
    """Return a session in which two people of one side, but of different roles, gave each other's marks."""
    seats = {}
    for person in each.session.participants:
        seats.setdefault(SIDE.get(person.role), {}).setdefault(person.role, []).append(person.code)
    for entry in random.sample(each.entries, len(each.entries)):
        roles = [role for role in entry.scores if role in SIDE and entry.scores[role]]
        pairs = [(a, b) for a in roles for b in roles if a < b and SIDE[a] == SIDE[b]]
        for a, b in pairs:
            sizes = [len(marks) for role, marks in entry.scores.items() if SIDE.get(role) == SIDE[a]]
            if min(sizes) < 3 and entry.scores[a][0] != entry.scores[b][0]:
                scores = dict(entry.scores)
                scores[a] = (entry.scores[b][0], *entry.scores[a][1:])
                scores[b] = (entry.scores[a][0], *entry.scores[b][1:])
                return replaced(each, entry, msgspec.structs.replace(entry, scores=scores))
    return None


def replaced(each, old, new):
    return each._replace(entries=tuple(new if entry is old else entry for entry in each.entries))


def differ(records, number, changed):
    return editions(records) != editions([*records[:number], changed, *records[number + 1 :]])


def change_places(part):
    """Return how often there was a partner, and in which networks a byte differed."""
    found, wrong = 0, []
    for random, records in networks(part, "places"):
        for number, each in enumerate(records):
            if changed := with_marks_exchanged(random, each):
                found += 1
                wrong += [number] if differ(records, number, changed) else []
                break
    return found, wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_people_of_one_side_can_change_places(part):
    found, wrong = change_places(part)
    assert found > NETWORKS // 4 and not wrong


def test_without_the_floor_it_would_be_seen(monkeypatch):
    monkeypatch.setattr(disclosure_control, "FLOOR", 1)
    _found, wrong = change_places(0)
    assert wrong


def with_words(random, each):
    """Return a session in which something is told without a side, and something else stays behind, at each side."""
    codes = {}
    for person in each.session.participants:
        codes.setdefault(SIDE.get(person.role), []).append(person.code)
    if not (codes.get("ervaring") and codes.get("beroep")):
        return None
    entries = [
        Entry(f"t{n}{side}", AT, "quote", f"gezegd {n} {side}", element="plek", speaker=(random.choice(codes[side]),))
        for n in range(6)
        for side in ("ervaring", "beroep")
    ]
    yes = frozenset(READERS)
    agreed = {entry.id: random.choice([yes, yes, None, frozenset()]) for entry in entries}
    unnamed = [entry.id for entry in entries if random.random() < 0.5]
    hidden = [entry for entry in entries if not agreed[entry.id] or entry.id in unnamed]
    a = next((entry for entry in hidden if entry.id.endswith("ervaring")), None)
    b = next((entry for entry in hidden if entry.id.endswith("beroep")), None)
    if not (a and b):
        return None
    swap = {a.id: b.speaker, b.id: a.speaker}
    exchanged = [
        msgspec.structs.replace(entry, speaker=swap[entry.id]) if entry.id in swap else entry for entry in entries
    ]
    drawn = [Entry(f"i-{each.id}", AT, "insight", "samen", carried=(each.id,)) for each in (a, b)]
    later = [*afterwards(random, "t", entries), *drawn]
    return tuple(record(each.session, [*said, *later], agreed, unnamed) for said in (entries, exchanged))


def across_the_table(part):
    found, wrong = 0, []
    for random, records in networks(part, "table"):
        for number, each in enumerate(records):
            if made := with_words(random, each):
                found += 1
                before, after = made
                records[number] = before
                wrong += [number] if differ(records, number, after) else []
                break
    return found, wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_across_the_table_what_has_no_side_can_be_exchanged(part):
    found, wrong = across_the_table(part)
    assert found > NETWORKS // 4 and not wrong


def test_what_came_afterwards_is_among_what_is_exchanged():
    facts = [
        fact
        for random, records in networks(0, "table")
        for each in records
        for made in (with_words(random, each) or ())[:1]
        for fact in publish([made], "group", MADE, FRAMEWORK).publication.facts
    ]
    assert {"feedback", "insight"} <= {fact.__struct_config__.tag for fact in facts}


def test_an_insight_tells_how_much_of_what_is_told_carries_it_and_speaks_against():
    random = chance("insight")
    each = next(each for _random, records in networks(0, "table") for each in records if with_words(random, each))
    people = [person.code for person in each.session.participants][:1]
    said = [Entry(f"s{n}a", AT, "quote", f"gezegd {n}", element="plek", speaker=(*people,)) for n in range(4)]
    drawn = [
        Entry("ia", AT, "insight", "samen", element="plek", carried=("s0a", "s1a", "s1a"), against=("s2a", "s3a")),
        Entry("ib", AT, "insight", "half", element="plek", carried=("s0a", "s3a")),  # one of these stays behind
    ]
    agreed = {entry.id: frozenset(READERS) for entry in said[:3]}
    told = publish([record(each.session, [*said, *drawn], agreed)], "group", MADE, FRAMEWORK).publication.facts
    insights = [fact for fact in told if fact.__struct_config__.tag == "insight"]
    assert [(each.text, each.element, each.carriers, each.against) for each in insights] == [("samen", "plek", 2, 1)]


def test_who_carries_an_insight_would_be_seen(monkeypatch):
    """A sentence that named its roles would tell who said what was told without one."""

    def drawn(edition, entry):
        said = {each.id: each for sitting in edition._sittings for each in sitting.entries}
        return msgspec.structs.replace(kept(edition, entry), element=str({said[id_].speaker for id_ in entry.carried}))

    kept = publisher._Edition._drawn
    monkeypatch.setattr(publisher._Edition, "_drawn", drawn)
    _found, wrong = across_the_table(0)
    assert wrong


def test_with_a_side_beside_what_was_asked_without_it_would_be_seen(monkeypatch):
    monkeypatch.setattr(sitting.Answers, "is_unnamed", lambda answers, entry: False)
    _found, wrong = across_the_table(0)
    assert wrong


def roaming(random, records):
    """Return the sessions with some words for the network alone in each, and who said what from which side there."""
    made = []
    for number, each in enumerate(records):
        codes = [person.code for person in each.session.participants if SIDE.get(person.role) == "ervaring"]
        entries = [
            Entry(f"n{number}-{n}", AT, random.choice(["quote", "dissent"]), f"elders {number} {n}", speaker=(code,))
            for n, code in enumerate(random.choices(codes, k=random.choice([1, 3])) if codes else ())
        ]
        agreed = {entry.id: random.choice([frozenset({"group", "network"}), None]) for entry in entries}
        made.append((each.session, entries, agreed))
    return made


def exported_in_time(records):
    """Return what the network got after each session, and the sessions with what their ledgers keep of that."""
    records, made = list(records), []
    for number in range(1, len(records) + 1):
        published = publish(records[:number], "network", MADE, FRAMEWORK)
        made.append(msgspec.json.encode(published.publication))
        for place, each in enumerate(records[:number]):
            id_ = each.session.id
            block = ExportedBlock(
                at=AT,
                id=f"x{number}-{place}",
                audience="network",
                file="a.json",
                hash="0",
                entries=published.noted.texts.get(id_, ()),
                batches=tuple({*published.noted.batches.get(id_, ())}),
            )
            records[place] = each._replace(exported=(*each.exported, block))
    return made, records


def across_towns(part, careless=nullcontext):
    found, wrong = 0, []
    for random, records in networks(part, "towns", 4 * NETWORKS):
        made = roaming(random, records)
        _before, kept = exported_in_time([record(*each) for each in made])
        batch = random.choice([name for each in kept for block in each.exported for name in block.batches] or [""])
        members = [number for number, each in enumerate(kept) if any(batch in block.batches for block in each.exported)]
        kind = "dissent" if batch.endswith("against") else "quote"
        words = [
            (made[n][0].municipality, e) for n in members for e in made[n][1] if made[n][2][e.id] and e.kind == kind
        ]
        pairs = [(a, b) for here, a in words for there, b in words if here < there]
        if not batch or not pairs:
            continue
        found += 1
        a, b = random.choice(pairs)
        swap = {a.id: msgspec.structs.replace(a, text=b.text), b.id: msgspec.structs.replace(b, text=a.text)}
        before = [record(*each) for each in made]
        after = [record(session, [swap.get(e.id, e) for e in entries], agreed) for session, entries, agreed in made]
        with careless():
            same = exported_in_time(before)[0] == exported_in_time(after)[0]
        wrong += [] if same and towns_alone(before) == towns_alone(after) else [part]
    return found, wrong


def towns_alone(records):
    """Return what each town gets of itself, and everyone of all."""
    towns = sorted({each.session.municipality for each in records})
    scopes = [("municipality", [each for each in records if each.session.municipality == town]) for town in towns]
    return [
        msgspec.json.encode(publish(scope, audience, MADE, FRAMEWORK).publication)
        for audience, scope in [*scopes, ("public", records)]
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_across_towns_what_is_for_the_network_alone_can_be_exchanged(part):
    found, wrong = across_towns(part)
    assert found > NETWORKS // 12 and not wrong


def test_without_batches_it_would_be_seen(monkeypatch):
    @contextmanager
    def careless():
        with monkeypatch.context() as patch:
            patch.setattr(publisher, "roam", at_once)
            yield

    def at_once(sittings):
        words = [e for each in sittings for e in each.said if is_for_others(e, each.consents[e.id])]
        return batches.Roaming(tuple(words), {}, False)

    found, wrong = across_towns(0, careless)
    assert found and wrong


def with_ledger(records, number):
    """Export to the network, note it as an export does, and return what was told with the sessions as they are then."""
    published = publish(records, "network", MADE, FRAMEWORK)
    told = {fact.text for fact in published.publication.facts if getattr(fact, "text", "").startswith("elders")}
    noted = published.noted
    kept = []
    for each in records:
        id_ = each.session.id
        fields = {"entries": noted.texts.get(id_, ()), "batches": noted.batches.get(id_, ())}
        block = ExportedBlock(at=AT, id=f"x{number}-{id_}", audience="network", file="a.json", hash="0", **fields)
        kept.append(each._replace(exported=(*each.exported, block)))
    return told, kept


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_told_stays_told_but_for_what_was_withdrawn(part):
    """Sessions, answers and erasures come late: no word that was told vanishes, and no batch is of one town."""
    closed = kept_telling = 0
    for random, records in networks(part, "late", 4 * NETWORKS):
        made = roaming(random, records)
        ledgers, before = {}, set()
        for number in range(1, 2 * len(made)):
            _session, entries, agreed = random.choice(made)
            for entry in entries:
                agreed[entry.id] = random.choice([agreed[entry.id], frozenset({"group", "network"}), frozenset()])
            here = [record(*each, exported=ledgers.get(each[0].id, ())) for each in made[: 1 + number // 2]]
            told, here = with_ledger(here, number)
            ledgers |= {each.session.id: each.exported for each in here}
            allowed = {e.text for _s, entries, agreed in made for e in entries if "network" in (agreed[e.id] or ())}
            assert before & allowed <= told <= allowed
            kept_telling += len(before & told)
            before = told
        for name in {name for blocks in ledgers.values() for block in blocks for name in block.batches}:
            members = [s for s, _e, _a in made if any(name in block.batches for block in ledgers.get(s.id, ()))]
            assert len({each.municipality for each in members}) >= batches.TOWNS
            closed += 1
    assert closed and kept_telling
