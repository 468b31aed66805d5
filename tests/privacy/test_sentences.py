"""Every key sentence against the true numbers: none says what the table itself did not say."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest
from networks import FRAMEWORK, network
from scale import chance, tries

from leernetwerk_cli.domain.insights.told import retell
from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.record.rounds import last_round
from leernetwerk_cli.i18n import speaking
from leernetwerk_cli.reports.pages.key import key_sentence

NETWORKS = tries(400, 5_000)
PARTS = tries(1, 4)
MADE = Scope("here", date(2026, 11, 26))
SIDES = {group.title.en.lower(): group.id for group in FRAMEWORK.group if group.side}
OF = {role.id: role.group for role in FRAMEWORK.role}


def truth(records, audience):
    """Return per element and side every mark of the last round, as it was given."""
    marks = defaultdict(Counter)
    for each in records:
        now = last_round(each.entries)
        for entry in each.entries:
            if entry.id in now:
                for role, given in entry.scores.items():
                    marks[entry.element, OF[role]].update(given)
    return marks


def contradicted(sentence, insight, records, audience):
    """Return what in ``sentence`` the true numbers contradict."""
    true = truth(records, audience)
    found = []
    for element in insight.element:
        if sentence.startswith(f"{element.title.en}: ") and element.form == "value":
            for side, most in re.findall(r"(\w+) most often gave ([\d or]+)", sentence):
                counts = true[element.id, SIDES[side]]
                told = {int(mark) for mark in re.findall(r"\d", most)}
                if any(counts[mark] > max(counts[each] for each in told) for mark in counts):
                    found.append((sentence, dict(counts)))
    return found


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
                        wrong += contradicted(sentence, insight, scope, audience)
    print(said)
    assert len(said) >= 3
    assert not wrong, (len(wrong), said, wrong[:3])
