"""What gives someone away, made by chance with a seed: how much of it is found, and how often nothing is called something."""

import time
from random import Random

from stdnum.nl import bsn

from leernetwerk_cli.domain.privacy.bsn import MASK, mask
from leernetwerk_cli.domain.privacy.hints import find_hints
from leernetwerk_cli.store import package

SIZE = 400  # of each kind
AROUND = ["{}", "bel maar {}, zei ze", "het stond er: {}.", "mijn gegevens ({}) lagen open", "{} of anders morgen"]
STREETS = [
    "Dorpsstraat",
    "Kerkweg",
    "Beukenlaan",
    "Stationsplein",
    "Prinsengracht",
    "Noorderkade",
    "Zeedijk",
    "Rozenhof",
]


def digits(chance, number):
    return "".join(str(chance.randint(0, 9)) for _ in range(number))


def iban(chance):
    bank, account = chance.choice(["ABNA", "INGB", "RABO", "SNSB"]), digits(chance, 10)
    number = int("".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00"))
    plain = f"NL{98 - number % 97:02d}{bank}{account}"
    return chance.choice([plain, " ".join(plain[at : at + 4] for at in range(0, 18, 4))])


def phone(chance):
    mobile, fixed = digits(chance, 8), digits(chance, 7)
    area = chance.choice(["20", "10", "30", "33", "58"])
    forms = [
        f"06{mobile}",
        f"06-{mobile}",
        f"06 {mobile[:2]} {mobile[2:4]} {mobile[4:6]} {mobile[6:]}",
        f"+31 6 {mobile}",
        f"+316{mobile}",
        f"00316{mobile}",
        f"0{area}-{fixed}",
        f"0{area} {fixed[:3]} {fixed[3:]}",
        f"+31 (0){area} {fixed}",
    ]
    return chance.choice(forms)


def mail(chance):
    name = "".join(chance.choice("abcdefgh") for _ in range(6))
    return chance.choice(
        [f"{name}@example.org", f"{name[0]}.{name[1:]}@mail.example.com", f"{name}+x@gemeente-{name}.nl"]
    )


def postcode(chance):
    letters = chance.choice("ABCDEFGHJKLMNPRSTUVWXZ") + chance.choice("BCEFGHJKLMNPRTUVWXZ")
    return f"{chance.randint(1000, 9999)}{chance.choice(['', ' '])}{letters}"


def address(chance):
    return f"{chance.choice(STREETS)} {chance.randint(1, 400)}{chance.choice(['', 'a', '-2'])}"


def service_number(chance):
    while True:
        number = digits(chance, 9)
        if number[0] != "0" and bsn.is_valid(number):
            return chance.choice(
                [
                    number,
                    f"{number[:4]} {number[4:6]} {number[6:]}",
                    f"{number[:3]}.{number[3:6]}.{number[6:]}",
                    f"{number[:4]}.{number[4:6]}.{number[6:]}",
                    f"{number[:3]} {number[3:6]} {number[6:]}",
                ]
            )


def sentences():
    """Return everyday sentences with numbers and capitals in them that give nobody away."""
    framework = package.read_framework()
    texts = [text for question in framework.question for text in (question.nl, question.en)]
    texts += [framework.texts.welcome.nl, framework.texts.consent_explained.nl]
    for name in package.method_ids():
        for stage in package.to_method(package.read_method_text(name), name).stage:
            texts += [text for each in (stage.ask, *stage.follow_up) if each for text in (each.nl, each.en)]
    chance = Random(3)
    for _ in range(SIZE):
        n = chance.randint(2, 999)
        texts += [
            f"Het duurde {n} dagen en kostte € {n},50.",
            f"Om {n % 24}:15 uur zaten er {n} mensen.",
            f"Van de {n * 1000} brieven gingen er {n} terug.",
            f"In 20{n % 90 + 10} was artikel {n} nog anders.",
        ]
    return texts


def test_at_least_95_percent_is_found():
    chance = Random(20)
    for make in (iban, phone, mail, postcode, address):
        texts = [chance.choice(AROUND).format(make(chance)) for _ in range(SIZE)]
        missed = [text for text in texts if not find_hints(text)]
        assert len(missed) <= 0.05 * SIZE, (make.__name__, len(missed), missed[:5])


def test_every_service_number_is_masked_and_the_rest_stays():
    chance = Random(9)
    for _ in range(SIZE * 5):
        around = chance.choice(AROUND)
        assert mask(around.format(service_number(chance))) == around.format(MASK)


def test_under_two_percent_is_a_false_alarm():
    texts = sentences()
    alarms = [text for text in texts if find_hints(text) or mask(text) != text]
    assert len(alarms) < 0.02 * len(texts), alarms[:5]


def test_a_hint_is_there_within_five_milliseconds():
    """At the 99th percentile, once the first number has been looked at; no model is loaded."""
    chance = Random(5)
    texts = [chance.choice(AROUND).format(make(chance)) for make in (iban, phone, mail, address) for _ in range(100)]
    texts += sentences()[:400]
    find_hints("0612345678 NL91ABNA0417164300")
    taken = []
    for text in texts:
        begin = time.perf_counter()
        find_hints(text)
        taken.append(time.perf_counter() - begin)
    assert sorted(taken)[int(len(taken) * 0.99)] < 0.005
