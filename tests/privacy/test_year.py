"""Every sentence of the year of a network: what it quotes is what was said, what it counts is what happened.

A sentence that this does not know is wrong too, so a new one needs its own proof.
"""

import re
from collections import Counter

import pytest
from agreed import answers
from networks import FRAMEWORK, network, promises
from scale import chance, tries
from test_sentences import MADE, OF, contradicted

from leernetwerk_cli.domain.insights.told import retell
from leernetwerk_cli.domain.privacy.publisher import publish
from leernetwerk_cli.i18n import speaking
from leernetwerk_cli.reports.model.sheet import Rows
from leernetwerk_cli.reports.pages.network_year import network_year

NETWORKS = tries(40, 2_000)
PARTS = tries(1, 4)
YES = frozenset({"group", "municipality", "network", "public"})
STEPS = {element.title.en: element.id for element in FRAMEWORK.elements if element.form == "step"}
SIDES = {group.title.en: group.id for group in FRAMEWORK.group}


def year(random):
    """Return sessions with promises that each may take up from those before."""
    made, before = [], []
    for number, each in enumerate(network(random)):
        more = promises(random, number, before)
        before += [entry for entry in more if entry.kind == "action"]
        agreed = {entry.id: random.choice([YES, YES, None]) for entry in more}
        entries, given = (*each.entries, *more), (*each.answers, *answers(more, agreed))
        made.append(each._replace(entries=entries, answers=given))
    return made


class Truth:
    """What really is in the sessions, counted here by itself."""

    def __init__(self, records, published):
        records = [each for each in records if any(entry.is_said for entry in each.entries)]  # the others were not held
        self.records, self.published = records, published
        self.entries = [entry for each in records for entry in each.entries]
        self.texts = {entry.text for entry in self.entries}
        self.towns = {each.session.municipality for each in records}
        told = {fact.text for fact in published.facts if fact.__struct_config__.tag == "action"}
        actions = [entry for entry in self.entries if entry.kind == "action"]
        taken_up = {entry.about for entry in actions}
        self.last = [entry for entry in actions if entry.id not in taken_up and entry.text in told]
        self.open = [entry for entry in self.last if entry.state == "open"]
        self.late = [entry for entry in self.open if entry.due and entry.due < MADE.made.replace(day=1)]

    def chairs(self, side):
        return sum(OF[seat.role] == SIDES[side] for each in self.records for seat in each.session.participants)

    def slips(self, side):
        """Return how much somebody of that side said."""
        return sum(
            any(OF[seat.role] == SIDES[side] for seat in map(each.session.find_participant, entry.speaker) if seat)
            for each in self.records
            for entry in each.entries
        )

    def put_forward(self):
        """Return of how much that is told here an answer is asked, and how much of it waits."""
        places = [fact for fact in self.published.facts if getattr(fact, "language", "") or hasattr(fact, "has_owner")]
        told = {fact.text for fact in places}  # words that are told without a place are not counted
        asked = [each for each in self.entries if each.text in told and self.asks(each)]
        return len(asked), sum(self.waits(each) for each in asked)

    def asks(self, entry):
        """Return whether an answer is owed to what was said; what takes an action up is the answer to it."""
        answered = entry.id in {each.about for each in self.entries if each.kind == "feedback"}
        is_first = entry.kind == "action" and not entry.about
        return is_first or entry.kind in ("question", "obstacle", "dissent") or (answered and entry.kind != "action")

    def waits(self, entry):
        """Return whether nobody told yet what became of it, and nothing is under way."""
        for each in self.entries:
            if each.kind == "feedback" and each.about == entry.id:
                return False
        after = sorted((each for each in self.entries if each.about == entry.id), key=lambda each: (each.at, each.id))
        if after:
            return self.waits(after[-1])
        return entry.kind != "action" or entry.state != "open"

    def reached(self, title):
        steps = [(each.session.municipality, e) for each in self.records for e in each.entries if e.kind == "step"]
        return {town: step.state for town, step in steps if step.element == STEPS[title]}

    def of_kind(self, *kinds):
        return sum(entry.kind in kinds for entry in self.entries)


def sessions(truth, number, places):
    return (int(number), int(places)) == (len(truth.records), len(truth.towns))


RULES = {  # how a sentence begins or reads, and what must be so
    r"(\d+) sessions?, (\d+) places?\.": sessions,
    r". (\w+): (?:(\d+) chairs?)?(?:, )?(?:at least (\d+) slips?)?\.": lambda truth, side, chairs, slips: (
        int(chairs or 0) <= truth.chairs(side) and int(slips or 0) <= truth.slips(side)
    ),
    r"A chair is one person.*|Too few people to count.*|Look back: November 2026\.": lambda truth: True,
    r"Of (\d+) actions told here (\d+) were done\.": lambda truth, number, done: (
        (int(number), int(done)) == (len(truth.last), sum(entry.state == "done" for entry in truth.last))
    ),
    r"Of (\d+) open actions told here (\d+) are late\.": lambda truth, number, late: (
        (int(number), int(late)) == (len(truth.open), len(truth.late))
    ),
    r"(\d+) open actions? ha(?:s|ve) nobody yet\.": lambda truth, number: (
        int(number) == sum(not entry.owner for entry in truth.open)
    ),
    r"Of (\d+) things put forward here (\d+) wait for an answer\.": lambda truth, number, waiting: (
        (int(number), int(waiting)) == truth.put_forward()
    ),
    r"(.+): in place \((.+)\)\.": lambda truth, step, towns: (
        towns.split(", ") == sorted(town for town, state in truth.reached(step).items() if state == "in-place")
    ),
}


def in_words(sentence):
    return re.sub(r"\bone (session|place|open action)", r"1 \1", sentence, flags=re.IGNORECASE)


def is_true(truth, sentence):
    for rule, holds in RULES.items():
        if found := re.fullmatch(rule, in_words(sentence)):
            return holds(truth, *found.groups())
    return False


def is_key(truth, sentence):
    """Return whether a sentence in short is true; those of the four insights have their own proof."""
    about, _colon, told = sentence.partition(": ")
    if about[0].isdigit():
        insight = FRAMEWORK.insight[int(about[0]) - 1]
        return not contradicted(told, insight, truth.records, truth.published)
    if about == "What speaks against":
        told = told.replace("once", "1 times")
        return sum(map(int, re.findall(r"^(\d+) times \(", told))) <= truth.of_kind("dissent", "obstacle")
    if about == "Actions":
        told = Counter({word: int(number) for number, word in re.findall(r"(\d+|one) (open|done|late)", told)})
        return told["open"] <= len(truth.open)
    return about == "What we hope to see"


def wrong_in(truth, sheet):
    for section in sheet.sections:
        for block in section.blocks:
            yield from (quote.text for quote in block.quotes if quote.text not in truth.texts)
            lines = getattr(block.figure, "lines", ())
            knows = is_key if section.title == "What was learned" else is_true
            yield from (line for line in lines if not knows(truth, line))
            rows = block.figure.rows if isinstance(block.figure, Rows) else ()
            whats = [row[0].lstrip("☐☑☒ ") for row in rows]
            yield from (what for what in whats if what not in truth.texts)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_sentence_of_the_year_is_true(part):
    said, wrong = Counter(), []
    for number in range(NETWORKS // PARTS):
        records = year(chance(f"year {part} {number}"))
        published = publish(records, "network", MADE, FRAMEWORK).publication
        with speaking("en"):
            sheet = network_year(retell(published, FRAMEWORK))
        said.update(section.title for section in sheet.sections)
        wrong += wrong_in(Truth(records, published), sheet)
    assert len(said) >= 6
    assert not wrong, (len(wrong), wrong[:8])
