"""Every key sentence against the true numbers: none says what the table itself did not say."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest
from networks import FRAMEWORK, network
from scale import chance, tries

from leernetwerk_cli.domain.insights.told import retell
from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.publication import Scale
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.record.rounds import last_round
from leernetwerk_cli.i18n import speaking
from leernetwerk_cli.reports.pages.key import key_sentence

NETWORKS = tries(40, 5_000)
PARTS = tries(1, 4)
MADE = Scope("here", date(2026, 11, 26))
SIDES = {group.title.en.lower(): group.id for group in FRAMEWORK.group if group.side}
OF = {role.id: role.group for role in FRAMEWORK.role}


def truth(records):
    """Return per element and side every mark of the last round, as it was given."""
    marks = defaultdict(Counter)
    for each in records:
        now = last_round(each.entries)
        for entry in (entry for entry in each.entries if entry.id in now):
            for role, given in entry.scores.items():
                marks[entry.element, OF[role]].update(given)
    return marks


def shown(published):
    """Return per element and side the marks that stand on the page."""
    marks = defaultdict(Counter)
    for fact in published.facts:
        if isinstance(fact, Scale):
            side = fact.who if fact.who in SIDES.values() else OF[fact.who]
            marks[fact.element, side].update(dict(enumerate(fact.marks, FRAMEWORK.scale(fact.element)[0])))
    return marks


def contradicted(sentence, insight, records, published):
    """Return what in ``sentence`` the numbers contradict: the true ones, or those shown where it speaks of these."""
    numbers = shown(published) if "shown here" in sentence else truth(records)
    for element in (each for each in insight.element if each.form == "value" and sentence.startswith(each.title.en)):
        for side, most in re.findall(r"(\w+) most often gave ([\d or]+)", sentence):
            counts = +numbers[element.id, SIDES[side]]
            told = {int(mark) for mark in re.findall(r"\d", most)}
            if {mark for mark in counts if counts[mark] == max(counts.values())} != told:
                return [(sentence, dict(counts))]
    for n, all_ in re.findall(r"(\d+) of (\d+) times", sentence):
        if int(n) > int(all_):
            return [(sentence, n, all_)]
    if found := re.search(r"In (at least )?(\d+) of (\d+) sessions someone shared", sentence):
        really = sum(any(entry.sharer for entry in each.entries) for each in records)
        if int(found[2]) > really or (not found[1] and int(found[2]) != really):
            return [(sentence, really)]
    return []


@pytest.mark.parametrize("part", range(PARTS))
def test_no_key_sentence_is_contradicted_by_the_true_numbers(part):
    said, wrong = Counter(), []
    for number in range(NETWORKS // PARTS):
        records = network(chance(f"sentences {part} {number}"))
        for audience in READERS:
            scope = records[:1] if audience == "group" else records
            published = publish(scope, audience, MADE, FRAMEWORK).publication
            summary = retell(published, FRAMEWORK)
            with speaking("en"):
                for insight in FRAMEWORK.insight:
                    if sentence := key_sentence(summary, insight):
                        said[insight.id] += 1
                        wrong += contradicted(sentence, insight, scope, published)
    assert len(said) >= 3
    assert not wrong, (len(wrong), said, wrong[:3])
