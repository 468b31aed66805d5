"""Whether two wordings of one thing are found, on pairs made by a script; and how long 1,000 beside 1,000 take.

Run: .venv/bin/python bench/merge.py [--seed S]. Nobody said any of it: sentences are put together from parts, and the
second note-taker's wording is made from the first one's: typing errors, shortened, reordered, split, summarised.
Asked: 95% of the pairs proposed, at most 2% of the proposals wrong, under 5 s.
"""

import argparse
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

from leernetwerk_cli.domain.record.alike import find_alike
from leernetwerk_cli.domain.record.entry import Entry

AT = datetime(2026, 3, 1, 19, tzinfo=UTC)
WORDS = {  # per language, the parts that a sentence is put together from
    "nl": {
        "who": ("ik | mijn buurvrouw | een collega | de consulent | mijn zoon | iemand van het wijkteam | we"),
        "did": (
            "belde | schreef een brief over | wachtte weken op | vroeg steeds naar | schrok van | "
            "begreep niets van | kreeg antwoord over | las drie keer | durfde niets te zeggen over | "
            "hoorde pas laat van"
        ),
        "what": (
            "de toeslag | het keukentafelgesprek | de bijzondere bijstand | een terugvordering | de "
            "parkeerkaart | de inburgering | het formulier voor de huur | de afspraak bij het loket | "
            "de kostendelersnorm | mijn vrijwilligerswerk | de schuldhulp | een uitnodiging met "
            "boetes | de kinderopvang | het bezwaar"
        ),
        "then": (
            "maar niemand nam op | en toen lag alles al vast | terwijl de termijn doorliep | en dat "
            "gaf rust | zodat de rekening bleef liggen | en eindelijk luisterde er iemand | maar het "
            "systeem stond het niet toe | en daarna durfde niemand meer te bellen | waardoor het "
            "vertrouwen weg was | en toen kwam er koffie | maar de taal was te moeilijk | en de "
            "wijkagent dacht mee"
        ),
        "when": (
            "in januari | vlak voor de zomer | na mijn scheiding | op een vrijdagmiddag | de dag voor "
            "kerst | tijdens de verhuizing | toen de bus niet reed | in de eerste week | na het "
            "overlijden | vorig voorjaar"
        ),
        "small": ("de | het | een | en | maar | dat | te | van"),
    },
    "en": {
        "who": ("I | my neighbour | a colleague | the case worker | my son | someone from the local team | we"),
        "did": (
            "phoned about | wrote a letter about | waited weeks for | kept asking about | was "
            "startled by | understood nothing of | got an answer about | read three times | dared say "
            "nothing about | heard late of"
        ),
        "what": (
            "the allowance | the kitchen table talk | special assistance | a claim for repayment | "
            "the parking card | the language course | the form for the rent | the appointment at the "
            "counter | the household rule | my volunteer work | debt counselling | an invitation full "
            "of fines | the day care | the objection"
        ),
        "then": (
            "but nobody picked up | and by then all was settled | while the term went on | and that "
            "gave peace | so the bill stayed where it was | and at last somebody listened | but the "
            "system would not have it | and afterwards nobody dared to ring | so that trust was gone "
            "| and then there was coffee | but the language was too hard | and the constable thought "
            "along"
        ),
        "when": (
            "in January | just before summer | after my divorce | on a Friday afternoon | the day "
            "before Christmas | during the move | when the bus was off | in the first week | after "
            "the funeral | last spring"
        ),
        "small": ("the | a | and | but | that | to | of"),
    },
}
ABOUT = {"nl": "vertelt dat", "en": "tells that"}
PARTS = ("when", "who", "did", "what", "then")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="2026")
    seed = parser.parse_args().seed
    entries, pairs, ways = make(Random(seed))
    began = time.perf_counter()
    found = {frozenset(each.ids) for each in find_alike(entries)}
    took = time.perf_counter() - began
    proposed = {frozenset((first, second)) for ids in found for first in ids for second in ids if first < second}
    true = {frozenset((a, b)): way for a, b, way in pairs}
    of_one = {frozenset((a, b)) for first in found for a in first for b in first if a[0] == b[0]}  # halves of one
    right = proposed & true.keys()
    wrong = proposed - true.keys() - of_one
    missed = Counter(way for pair, way in true.items() if pair not in proposed)
    print(f"seed {seed}: {len(right)} of {len(true)} pairs proposed, {len(right) / len(true):.1%} (at least 95%)")
    print(f"{len(wrong)} of {len(proposed)} proposals wrong, {len(wrong) / max(1, len(proposed)):.1%} (at most 2%)")
    print("missed, per way of writing it down:", {way: f"{missed[way]} of {ways[way]}" for way in sorted(ways)})
    print(f"{len(entries)} entries: {took:.2f} s (at most 5 s)")


def make(
    random: Random, each: int = 1000, paired: int = 300
) -> tuple[list[Entry], list[tuple[str, str, str]], Counter[str]]:
    """Return what two people wrote down in one evening, and which of it is of one thing, by which way of writing."""
    first, seen = [], set()
    while len(first) < 2 * each - paired:
        language = random.choice(["nl", "en"])
        sentence = tuple(random.choice(WORDS[language][part].split(" | ")) for part in PARTS)
        if sentence not in seen:
            seen.add(sentence)
            first.append((language, sentence))
    ways: Counter[str] = Counter()
    entries, pairs = [], []
    for n, (language, parts) in enumerate(first):
        at = AT + timedelta(seconds=20 * n)
        if n < each:
            entries.append(note(f"a{n:05d}", at, " ".join(parts), "laptop-aaaa"))
        else:
            entries.append(note(f"b{n:05d}", at, " ".join(parts), "tablet-bbbb"))
        if n < paired:
            way = random.choice(list(WAYS))
            ways[way] += 1
            late = at + timedelta(seconds=random.randint(-60, 120))
            for m, text in enumerate(WAYS[way](random, language, parts)):
                entries.append(note(f"b{n:05d}{m}", late, text, "tablet-bbbb"))
                pairs.append((f"a{n:05d}", f"b{n:05d}{m}", way))
    return entries, pairs, ways


def note(id_: str, at: datetime, text: str, recorder: str) -> Entry:
    return Entry(id_, at, "quote", text[0].upper() + text[1:] + ".", speaker=("E1",), recorder=recorder)


def typed(random: Random, language: str, parts: tuple[str, ...]) -> list[str]:
    letters = list(" ".join(parts))
    for _ in range(random.choice([2, 3, 4])):
        at = random.randrange(1, len(letters) - 1)
        act = random.choice(["swap", "drop", "double"])
        if act == "swap":
            letters[at], letters[at - 1] = letters[at - 1], letters[at]
        elif act == "drop":
            letters.pop(at)
        else:
            letters.insert(at, letters[at])
    return ["".join(letters)]


def shortened(random: Random, language: str, parts: tuple[str, ...]) -> list[str]:
    return [" ".join(parts[1:])] if random.random() < 0.5 else [" ".join(parts[:4])]


def reordered(random: Random, language: str, parts: tuple[str, ...]) -> list[str]:
    when, who, did, what, then = parts
    return (
        [" ".join((who, did, what, when, then))] if random.random() < 0.5 else [" ".join((then, who, did, what, when))]
    )


def split(random: Random, language: str, parts: tuple[str, ...]) -> list[str]:
    return [" ".join(parts[:4]), " ".join((parts[0], parts[4]))]


def summarised(random: Random, language: str, parts: tuple[str, ...]) -> list[str]:
    small = WORDS[language]["small"].split(" | ")
    kept = [word for word in " ".join(parts[1:]).split() if word not in small]
    return [" ".join(("E1", ABOUT[language], *kept))]


WAYS = {"typed": typed, "shortened": shortened, "reordered": reordered, "split": split, "summarised": summarised}

if __name__ == "__main__":
    main()
