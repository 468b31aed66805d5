"""``label``: labels afterwards, one key each."""

import json


def entries(run, name="plek"):
    return json.loads(run("show", name, "--format", "json").out)["entries"]


def test_label_takes_the_unlabelled_first_and_goes_on_where_it_stopped(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--element", "plek", typed="al gelabeld")
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    path = own_place / "keys.txt"
    path.write_text("l\nver\ne,p\ny\n\n/stop\n")
    answer = run("label", "plek", "--answers", str(path))
    assert answer.code == 0 and answer.out.index("zonder label") < answer.out.index("al gelabeld")
    found = {entry["text"]: entry for entry in entries(run)}["zonder label"]
    assert (found["kind"], found["element"], found["sharer"]) == ("learning", "vertrouwen", True)
    assert found["knowledge"] == ["ervaringskennis", "praktijkkennis"]


def label(run, own_place, typed):
    path = own_place / "keys.txt"
    path.write_text(typed, "utf-8")
    return run("label", "plek", "--answers", str(path))


def test_label_asks_again_for_what_is_not_known(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    answer = label(run, own_place, "l liefde\nver\n")
    assert "liefde" in answer.out and "is not known" in answer.out
    assert (entries(run)[0]["element"], entries(run)[0]["kind"]) == ("vertrouwen", "quote")  # nothing of a wrong line


def test_all_in_one_line_the_speaker_too_and_back_again(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="van wie")
    run("record", "plek", "quote", "--speaker", "E1", typed="tweede")
    answer = label(run, own_place, "l ver u1 p\n\n<\ne2\n/stop\n")
    found = {entry["text"]: entry for entry in entries(run)}["van wie"]
    assert (found["kind"], found["element"], found["speaker"]) == ("learning", "vertrouwen", ["E2"])
    assert found["knowledge"] == ["praktijkkennis"]
    assert "The rest stays as it is." in answer.out and "one sentence has no label yet" in answer.out


def test_what_is_in_doubt_comes_first_and_is_taken_with_one_key(run, walk, own_place):
    walk("u1: zeker\ne2 dat we koffie krijgen\n3\n", "--stage", "waarden")
    answer = label(run, own_place, "1\n\n")
    assert answer.out.index("koffie") < answer.out.index("zeker")
    found = next(entry for entry in entries(run) if "koffie" in entry.get("text", ""))
    assert (found["kind"], found["speaker"], found["text"]) == ("quote", ["E2"], "dat we koffie krijgen")
    assert "doubt" not in found


def test_what_is_starred_comes_before_the_rest(run, walk, own_place):
    walk("e1: eerste\ne1: met ster\n*\n", "--stage", "waarden")
    answer = label(run, own_place, "/stop\n")
    assert "met ster" in answer.out and "eerste" not in answer.out


def test_who_wants_nothing_written_is_given_no_words(run, walk, own_place):
    walk("e1: woorden\n/stil e2\n", "--stage", "waarden")
    label(run, own_place, "e2\n")
    assert next(entry for entry in entries(run) if entry.get("text") == "woorden")["speaker"] == ["E1"]


def test_a_comma_is_no_part_of_a_label_and_a_command_needs_no_slash(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="van wie")
    run("record", "plek", "quote", "--speaker", "E1", typed="tweede")
    answer = label(run, own_place, "l, ver, u1\naan\nnext\nv\nback\ne, p\nstop\n")
    found = {entry["text"]: entry for entry in entries(run)}
    assert (found["van wie"]["kind"], found["van wie"]["speaker"]) == ("learning", ["U1"])
    assert found["van wie"]["element"] == "aanzet-tot-reflectie"
    assert found["van wie"]["knowledge"] == ["ervaringskennis", "praktijkkennis"]
    assert found["tweede"]["kind"] == "question"
    assert "The rest stays as it is." in answer.out
