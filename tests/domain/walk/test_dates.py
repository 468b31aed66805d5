"""Days as people say them: every product of anchor, offset and preposition, in both languages, on every day of a year.

What is expected is found by going through a calendar day by day, which the program does not do.
"""

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.domain.walk import dates
from leernetwerk_cli.domain.walk.dates import Due, to_day, to_due

DAY = timedelta(days=1)
YEAR = [date(2026, 1, 1) + number * DAY for number in range(0, 800, 3)]
WEEKDAYS = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt"),
    ("april", "april", "apr"),
    ("mei", "may", "mei"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "september", "sept"),
    ("oktober", "october", "okt"),
    ("november", "november", "nov"),
    ("december", "december", "dec"),
)
NUMBERS = (("een", "one"), ("twee", "two"), ("drie", "three"), ("4", "4"))


def first(today, fits):
    """Return the first day from ``today`` on that fits."""
    return next(day for day in (today + number * DAY for number in range(1500)) if fits(day))


def coming(today, weekday):
    return first(today + DAY, lambda day: day.weekday() == weekday)


def week_of(today, weeks):
    """Return the seven days of the week that is so many weeks ahead, from Monday."""
    return next(
        [monday + number * DAY for number in range(7)]
        for monday in (today + (7 * weeks - back) * DAY for back in range(7))
        if monday.weekday() == 0
    )


def anchors(today):
    """Return what people call a day from which others are counted, and which it is."""
    yield from ((word, today) for word in ("vandaag", "today"))
    yield from ((word, today + DAY) for word in ("morgen", "tomorrow"))
    for number, names in enumerate(WEEKDAYS):
        yield from ((name, coming(today, number)) for name in names)


def offsets():
    for number, (dutch, english) in enumerate(NUMBERS, 1):
        for unit, words in ((1, ("dag", "days")), (7, ("weken", "week"))):
            yield f"over {dutch} {words[0]}", number * unit
            yield f"in {english} {words[1]}", number * unit


PREPOSITIONS = (("", False), ("uiterlijk ", False), ("op ", False), ("by ", False), ("voor ", True), ("before ", True))


@pytest.mark.parametrize("today", YEAR[::20])
def test_an_anchor_and_an_offset_are_that_many_days_further(today):
    for (anchor, day), (offset, days), (word, before) in itertools.product(anchors(today), offsets(), PREPOSITIONS):
        assert to_due(f"{word}{anchor}", today) == Due((day,), is_before=before)
        assert to_due(f"{word}{anchor} {offset}", today) == Due((day + days * DAY,), is_before=before)
        assert to_due(offset, today) == Due((today + days * DAY,))


@pytest.mark.parametrize("today", YEAR[::20])
def test_a_day_of_next_week_is_in_the_week_that_begins_on_the_coming_monday(today):
    for number, (dutch, english) in enumerate(WEEKDAYS):
        day = week_of(today, 1)[number]
        for text in (
            f"volgende week {dutch}",
            f"{dutch} volgende week",
            f"next week {english}",
            f"{english} next week",
        ):
            assert to_day(text, today) == day, text
    friday = week_of(today, 1)[4]
    assert [to_day(text, today) for text in ("volgende week", "next week", "eind volgende week")] == [friday] * 3


@pytest.mark.parametrize("today", YEAR[::4])
def test_the_begin_the_middle_and_the_end_of_a_month(today):
    for number, names in enumerate(MONTHS, 1):
        last = first(today, lambda day, number=number: day.month == number and (day + DAY).month != number)
        for name in names:
            assert to_day(f"eind {name}", today) == last
            assert to_day(f"uiterlijk eind {name}", today) == last
            for part, which in (("begin", 1), ("half", 15)):
                day = first(today, lambda day, which=which, number=number: (day.day, day.month) == (which, number))
                assert to_due(f"{part} {name}", today).days == (day,)


@pytest.mark.parametrize("today", YEAR[::20])
def test_a_day_of_a_month_is_the_coming_one_and_in_doubt_where_it_has_just_passed(today):
    for day in (today + number * DAY for number in range(1, 364, 2)):
        if (day.month, day.day) == (2, 29):
            continue
        just_passed = (today - day.replace(year=day.year - 1)).days <= 60
        dutch, english, short = MONTHS[day.month - 1]
        for text in (
            f"{day.day} {dutch}",
            f"{day.day} {short}.",
            f"{english} {day.day}",
            f"{day.day}-{day.month}",
            f"{day.day}/{day.month}",
        ):
            assert to_due(text, today) == Due((day,), is_sure=not just_passed), text
        for text in (f"{day.day} {dutch} {day.year}", day.isoformat(), f"{day.day}-{day.month}-{day.year}"):
            assert to_due(f"voor {text}", today) == Due((day,), is_before=True), text
        weekday = WEEKDAYS[day.weekday()]
        assert to_due(f"uiterlijk {weekday[0]} {day.day} {dutch} {day.year}", today) == Due((day,))
        other = WEEKDAYS[day.weekday() - 1][0]
        assert not to_due(f"{other} {day.day} {dutch} {day.year}", today).is_sure


@pytest.mark.parametrize("today", YEAR)
def test_over_a_month_is_the_same_day_of_the_month_or_the_last_one(today):
    next_month = first(today, lambda day: day.month != today.month)
    days = [day for day in (next_month + number * DAY for number in range(31)) if day.month == next_month.month]
    expected = days[min(today.day, len(days)) - 1]
    assert to_day("over een maand", today) == to_day("in a month", today) == expected


@pytest.mark.parametrize("today", YEAR[::20])
def test_a_day_that_is_past_is_a_doubt_and_its_guesses_are_not(today):
    for day in (today - number * DAY for number in range(1, 400, 7)):
        due = to_due(day.isoformat(), today)
        assert not due.is_sure and all(guess >= today for guess in due.days)


@pytest.mark.parametrize(
    "text",
    [
        "volgende vrijdag",
        "31 november",
        "in januari",
        "vrijdagmiddag",
        "rond maandag",
        "volgende maand",
        "deze week",
        "vrijdag 12 december",
        "na morgen",
    ],
)
def test_what_can_be_read_in_two_ways_is_a_doubt(text):
    assert not to_due(text, date(2026, 11, 27)).is_sure


@pytest.mark.parametrize(
    "text", ["zo snel mogelijk", "week", "", "elke vrijdag", "1", "12 uur", "40%", "over anderhalf"]
)
def test_what_is_no_day_is_none(text):
    assert to_due(text, date(2026, 11, 27)) is None


def test_on_a_friday_friday_is_next_weeks():
    assert to_day("vrijdag", date(2026, 11, 27)) == to_day("volgende week", date(2026, 11, 27)) == date(2026, 12, 4)


@pytest.mark.parametrize("coming", ["komende", "aanstaande", "a.s.", "deze", "coming", "this"])
def test_a_coming_day_is_the_next_one_of_that_name(coming):
    for today in YEAR[:30]:
        for number, names in enumerate(WEEKDAYS):
            day = today + next(DAY * n for n in range(1, 8) if (today + DAY * n).weekday() == number)
            assert to_day(f"{coming} {names[coming in ('coming', 'this')]}", today) == day


WORDS = [
    word for name in vars(dates) for word in re.findall(r"[^\W_]+[.]?", str(vars(dates)[name])) if name[1:].isupper()
]


@given(st.lists(st.sampled_from(sorted({*WORDS, "2", "31", "2026", "1-12", "over", "a.s."})), min_size=1, max_size=6))
@settings(max_examples=tries(2_000, 200_000), deadline=None)
def test_no_words_of_the_grammar_make_it_stumble(words):
    due = to_due(" ".join(words), date(2026, 11, 27))
    assert due is None or all(day >= date(2026, 11, 27) for day in due.days)
