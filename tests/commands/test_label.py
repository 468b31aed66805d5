"""``label``: labels afterwards, one key each."""

import json


def entries(run, name="plek"):
    return json.loads(run("show", name, "--format", "json").out)["entries"]


def test_label_takes_the_unlabelled_first_and_goes_on_where_it_stopped(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--element", "plek", typed="al gelabeld")
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    path = own_place / "keys.txt"
    path.write_text("l\nver\ne,p\ny\n/stop\n")
    answer = run("label", "plek", "--answers", str(path))
    assert answer.code == 0 and answer.out.index("zonder label") < answer.out.index("al gelabeld")
    found = {entry["text"]: entry for entry in entries(run)}["zonder label"]
    assert (found["kind"], found["element"], found["sharer"]) == ("learning", "vertrouwen", True)
    assert found["knowledge"] == ["ervaringskennis", "praktijkkennis"]


def test_label_asks_again_for_what_is_not_known(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    path = own_place / "keys.txt"
    path.write_text("\nliefde\nver\n\n\n")
    answer = run("label", "plek", "--answers", str(path))
    assert "liefde is not known" in answer.out and entries(run)[0]["element"] == "vertrouwen"
