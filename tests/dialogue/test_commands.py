"""Every command of whoever leads: where the walk is after it, what stands in the record, and what is told."""

from datetime import timedelta

import pytest


def place(keyboard):
    """Return the stage in which the walk is, and which of its questions is asked."""
    walk = keyboard.talk.walk
    return walk.stage.id, walk.place.field.id


def stages(entries):
    return [(each["stage"], each["state"], each.get("minutes", 0)) for each in entries("stage")]


def test_on_and_back_go_question_by_question_and_part_by_part(keyboard, entries):
    seen = [place(keyboard)]
    while seen[-1][0] == seen[0][0]:
        keyboard("/next")
        seen.append(place(keyboard))
    assert len({*seen}) == len(seen) > 2
    (first, _), (second, _) = seen[0], seen[-1]
    assert stages(entries)[-2:] == [(first, "ended", 0), (second, "started", 0)]
    keyboard("/next")
    for expected in (seen[-1], seen[0], seen[0]):  # the part before begins anew; before the first there is nothing
        keyboard("/back")
        assert place(keyboard) == expected
    keyboard("/skip")
    assert place(keyboard) == seen[-1]


def test_after_the_last_part_it_is_over(keyboard):
    keyboard(*["/skip"] * 8, "/no", "/skip")
    assert not keyboard.talk.walk.is_over
    keyboard("/skip", "/skip")
    assert keyboard.talk.walk.is_over


def test_more_questions_come_one_by_one_until_there_are_none(keyboard):
    keyboard("/skip")
    asked, told = [place(keyboard)], []
    while "There are no more questions here." not in told:
        told = keyboard("/more")
        asked.append(place(keyboard))
    assert len({*asked}) == len(asked) - 1 > 2 and asked[-1] == asked[-2]
    keyboard("/back")
    assert place(keyboard) == asked[0]


@pytest.mark.parametrize(("typed", "minutes"), [("+5", 15), ("-3", 7), ("3 kwartier", 55), ("-100", 0)])
def test_a_part_gets_more_or_fewer_minutes_and_never_less_than_none(keyboard, typed, minutes):
    keyboard(f"/time {typed}")
    assert keyboard.talk.record.stages[-1].minutes == minutes - 10
    assert any(f"/{minutes} min" in text or f"of {minutes}" in text for text in keyboard("/time +0"))


@pytest.mark.parametrize("typed", ["/time veel", "/time 2000"])
def test_minutes_that_cannot_be_are_asked_again(keyboard, entries, typed):
    before = stages(entries)
    assert "How many minutes?" in "".join(keyboard(typed)) and stages(entries) == before


def test_the_end_is_noted_and_what_is_too_long_is_shared_out(keyboard, entries):
    end = keyboard.talk.room.now() + timedelta(minutes=75)
    told = "".join(keyboard(f"/until {end:%H:%M}"))
    assert "shares out what is left" in told and f"{end:%H:%M}" in told
    (until,) = entries("until")
    assert until["minutes"] == end.hour * 60 + end.minute
    taken = [text for text in keyboard("/shorter") if "→" in text]
    assert taken and sum(minutes for _stage, _state, minutes in stages(entries)) == -sum(map(less, taken))
    assert "that fits" in "".join(keyboard(f"/until {end:%H:%M}"))
    assert "No need" in "".join(keyboard("/shorter"))


def less(told):
    """Return the minutes that were taken off a part, as `  title: 16 → 12 min` tells."""
    before, after = told.rpartition(":")[2].removesuffix(" min").split(" → ")
    return int(before) - int(after)


def test_the_clock_stands_still_until_the_next_thing_is_typed(keyboard, entries):
    keyboard("/pause", "e1: ik ben er weer")
    assert [state for _stage, state, _minutes in stages(entries)][-2:] == ["paused", "started"]
    assert [entry["text"] for entry in entries("quote")] == ["ik ben er weer"]


def test_only_words_with_a_yes_of_their_speaker_stand_on_the_rooms_screen(keyboard, entries, run):
    keyboard("e1: niet gevraagd", "e2: gevraagd")
    first, second = (entry["id"] for entry in entries("quote"))
    assert "Ask first" in "".join(keyboard(f"/put {first[-4:]}"))
    assert run("consent", "set", "plek", second, "group").code == 0
    keyboard.talk.look()
    told = "".join(keyboard(f"/put {second[-4:]}"))
    assert "until the next question" in told
    assert entries("stage")[-1]["question"] == f"put:{second}"


def test_help_is_of_one_command_or_of_all(keyboard):
    (told,) = keyboard("/help until")
    assert told.split() == ["/until", "21:00", "when", "the", "evening", "must", "end"]
    assert "/shorter" in "".join(keyboard("/help")) and "/shorter" in "".join(keyboard("/help zomaar"))


def test_who_goes_with_sentences_unread_is_named_and_who_has_none_is_not(keyboard):
    keyboard("e1:: nog te lezen", "*", "e2: al klaar")
    assert "E1 goes; one sentence was not read back yet" in "".join(keyboard("/leaves e1"))
    assert "goes;" not in "".join(keyboard("/leaves e2"))


def test_it_is_said_of_whom_nothing_is_written_and_counted_below(keyboard):
    assert "Of E2 nothing is written down from now on." in keyboard("/unwritten e2")
    keyboard("e1: iets", "u1: iets", "u2: iets")
    assert "heard: 3 of 6 · not yet: E3 G1 · nothing of: E2" in keyboard.talk.bar()
    assert "E2 may be written down." in keyboard("/written e2")
    assert "not yet: E2 E3 G1" in keyboard.talk.bar() and "nothing of" not in keyboard.talk.bar()


def test_what_was_said_together_is_named_before_it_goes(keyboard, entries):
    keyboard("e1+u1: samen bedacht", "e1: alleen bedacht")
    alone = "".join(keyboard("/erase", "no"))
    assert "alleen bedacht" in alone and "said together" not in alone and "It stays." in alone
    together = "".join(keyboard("/erase u1", "1", "yes"))
    assert "said together by E1, U1: it goes for all of them" in together and "Erased" in together
    assert [entry["text"] for entry in entries("quote")] == ["alleen bedacht"]


def test_the_elements_stand_with_their_insight(keyboard):
    told = keyboard("/elements")
    assert [line.partition(":")[0].strip() for line in told][:2] == ["Values", "Experience sharer"]
    assert "#gelijkwaardigheid, #vertrouwen" in told[0]


def test_without_a_name_whoever_is_next_is_read_to(keyboard, entries):
    keyboard("e2:: eerst", "*", "e1:: later", "*")
    assert "E2" in "".join(keyboard("/read", "3"))
    assert entries("quote")[0]["consent"]
    assert entries("quote")[1]["consent"] is None
    keyboard("/read", "1")
    assert "Everything starred has been read back." in keyboard("/read")


def test_the_last_screen_names_what_still_needs_somebody(keyboard):
    keyboard("e1:: zin", "*", "> bellen", "> mailen @u1", "/unwritten e3")
    from leernetwerk_cli.dialogue.closing import sum_up

    keyboard()
    sum_up(keyboard.talk)
    told = "\n".join(keyboard.talk.asker.told)
    for line in (
        "Nobody yet: bellen",
        "No day yet: mailen",
        "Not read back yet: E1",
        "nothing is on paper: E2, U1, U2, G1",
    ):
        assert line in told, told
