"""Networks whose offices hand over what they tell: only facts travel, and what is erased or withdrawn afterwards goes.

Each town hands over by itself, then takes something back, and hands over again; a reader has all files of all times.
"""

import re
from datetime import date

import msgspec
import pytest
from networks import FRAMEWORK, network
from scale import chance, tries

from leernetwerk_cli.domain.privacy import publication as facts
from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.handover import Handover, called_back, latest, marks_of, together
from leernetwerk_cli.domain.privacy.publisher import Scope, publish

NETWORKS = tries(60, 2_000)
PARTS = tries(1, 4)
MADE = date(2026, 12, 1)
WORDS = {each.id for each in (*FRAMEWORK.insight, *FRAMEWORK.elements, *FRAMEWORK.kind, *FRAMEWORK.knowledge)}
WORDS |= {each.id for each in (*FRAMEWORK.rung, *FRAMEWORK.group, *FRAMEWORK.role)} | {"both", "wij", "shared"}
PLAIN = r"(\d{4}-\d\d(-\d\d)?|none|\d+-\d+|few-people|no-batch|nl|en|[0-9a-f]{32}|)"


def by_town(records):
    towns = sorted({each.session.municipality for each in records})
    return {town: [each for each in records if each.session.municipality == town] for town in towns}


def hand(town, records, audience, number, before=None):
    told = publish(records, audience, Scope(town, MADE), FRAMEWORK).publication
    return Handover(town, f"kantoor {town}", number, told, called_back(before, told))


def taken_back(random, record):
    """Return the record without one thing that was said (erased), or with a no to it; and its text."""
    said = [entry for entry in record.entries if entry.text]
    if not said:
        return record, ""
    gone = random.choice(said)
    if random.random() < 0.5 or gone.id not in {each.entry for each in record.answers}:
        kept = tuple(entry for entry in record.entries if entry.id != gone.id)
        return record._replace(entries=kept, answers=tuple(a for a in record.answers if a.entry != gone.id)), gone.text
    no = [msgspec.structs.replace(each, allows=()) if each.entry == gone.id else each for each in record.answers]
    return record._replace(answers=tuple(no)), gone.text


def strings_of(value):
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "fact":
                yield from strings_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings_of(each)
    elif isinstance(value, str):
        yield value


def texts_in(publication):
    return {text for fact in publication.facts for text in strings_of(msgspec.to_builtins(fact))}


@pytest.mark.parametrize("part", range(PARTS))
def test_only_facts_travel_and_what_was_taken_back_is_gone(part):
    withdrawn = 0
    for number in range(NETWORKS // PARTS):
        random = chance(f"handed {part} {number}")
        records, audience = network(random), random.choice([each for each in READERS if each != "group"])
        towns = by_town(records)
        first = {town: hand(town, here, audience, 1) for town, here in towns.items()}
        spoken = {entry.text for each in records for entry in each.entries} | {*towns, *WORDS, *READERS}
        spoken |= {sign for each in records for entry in each.entries for sign in entry.signs}
        for handed in first.values():
            travels = {*strings_of(msgspec.json.decode(msgspec.json.encode(handed.publication)))}
            assert not [each for each in travels - spoken if not re.fullmatch(PLAIN, each)]
        town = random.choice([*towns])
        place = random.randrange(len(towns[town]))
        changed, text = taken_back(random, towns[town][place])
        second = hand(town, [*towns[town][:place], changed, *towns[town][place + 1 :]], audience, 2, first[town])
        everything = [*first.values(), second]
        random.shuffle(everything)
        read = together(latest(everything), "all", MADE)
        assert not text or text not in texts_in(read)
        was_told = text in texts_in(first[town].publication)
        withdrawn += was_told and bool(text)
        gone = marks_of(first[town].publication) - marks_of(second.publication)
        assert {*second.called_back} == gone
        assert all(fact in read.facts for each in latest(everything) for fact in words_of(each))
    assert withdrawn > NETWORKS // PARTS // 20


def words_of(handed):
    return [fact for fact in handed.publication.facts if isinstance(fact, facts.Words | facts.Action | facts.Step)]
