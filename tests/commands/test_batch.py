"""Many sessions at once: by a pattern or a folder, side by side, and one that cannot be read stops no other."""

import json
import shutil
from collections import Counter

import pytest

from leernetwerk_cli.commands.progress import Progress
from leernetwerk_cli.jobs import batch
from leernetwerk_cli.store import platform


@pytest.fixture
def damaged(network):
    """One session of the network whose facts cannot be read."""
    folder = network / "network" / "2026-04-16-heidedorp-eerste-gesprek"
    (folder / "session.toml").write_text("id = ", "utf-8")
    return folder


def numbers(answer):
    return json.loads(answer.out)["sessions"] if answer.out else answer.err


@pytest.mark.parametrize("command", ["summary", "voices", "check", "scan", "compare", "ledger", "agree"])
def test_a_pattern_and_a_folder_mean_all_that_are_in_it(run, network, own_place, command):
    town = sorted(each.name for each in (network / "network").glob("*waterstad*"))
    named = run(command, *town, "--format", "json")
    assert named.code in (0, 3) and len(town) > 1
    assert run(command, "*waterstad*", "--format", "json") == named
    for name in town:
        shutil.copytree(network / "network" / name, network / "elsewhere" / name)
    there = run(command, str(network / "elsewhere"), "--format", "json")
    assert there.out.replace("elsewhere", "network") == named.out


def test_a_pattern_that_nothing_fits_is_said(run, network):
    assert run("summary", "*niets*").code == 4
    (network / "leeg").mkdir()
    assert run("summary", str(network / "leeg") + "/").code == 4


@pytest.mark.parametrize("command", ["summary", "voices", "actions", "scan", "compare", "agree"])
def test_one_that_cannot_be_read_stops_no_other_and_is_named(run, damaged, command):
    answer = run(command, "--format", "json")
    assert answer.code == 7
    assert damaged.name in answer.err and "session.toml" in answer.err
    assert json.loads(answer.out)
    shutil.rmtree(damaged)
    assert run(command, "--format", "json").out == answer.out


def test_fail_fast_stops_at_the_first(run, damaged):
    answer = run("summary", "--fail-fast")
    assert answer.code == 3 and damaged.name in answer.err and not answer.out


def test_the_only_one_asked_for_is_no_part_of_a_batch(run, damaged):
    assert run("summary", damaged.name).code == 3


@pytest.mark.parametrize("command", ["check", "scan"])
def test_side_by_side_the_answer_is_the_same(run, network, monkeypatch, command):
    monkeypatch.setattr(batch, "_FEW", 1)
    alone = run(command, "--format", "json")
    assert alone.code in (0, 3)
    assert run(command, "--jobs", "2", "--format", "json") == alone


def test_side_by_side_one_that_cannot_be_read_is_named_too(run, damaged, monkeypatch):
    monkeypatch.setattr(batch, "_FEW", 1)
    answer = run("scan", "--jobs", "2", "--format", "json")
    assert answer.code == 7 and damaged.name in answer.err
    assert answer.out == run("scan", "--format", "json").out


@pytest.mark.parametrize("jobs", ["0", "-1", "veel", "1000"])
def test_how_many_side_by_side_is_a_number(run, network, jobs):
    assert run("check", "--jobs", jobs).code == 2


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_what_takes_long_says_now_and_then_how_far_it_is(capsys):
    clock = Clock()
    progress = Progress(False, clock)
    for done in range(1, 101):
        clock.now += 0.5
        progress(done, 100)
    assert capsys.readouterr().err.splitlines() == [f"{done} of 100 sessions" for done in (20, 40, 60, 80)]


def test_what_is_done_at_once_says_nothing(capsys):
    progress = Progress(False, Clock())
    for done in range(1, 101):
        progress(done, 100)
    assert capsys.readouterr().err == ""


def test_a_purge_by_pattern_goes_on_where_it_was_stopped(run, network):
    assert run("purge", "*waterstad*", "--dry-run").out.count("waterstad") > 1
    first = sorted(each.name for each in (network / "network").glob("*waterstad*"))[0]
    assert run("purge", first, "--yes").code == 0
    left = run("purge", "*waterstad*", "--dry-run").out
    assert left and first not in left
    assert run("feedback", "--session", "*waterstad*").code == 0


def export_each(run, network, *options, to="uit"):
    (network / to).mkdir(exist_ok=True)
    return run("export", "*waterstad*", "--audience", "group", "--to", str(network / to), *options)


def test_to_a_folder_each_session_has_a_file_of_its_own(run, network):
    answer = export_each(run, network, "--format", "md", "--yes")
    assert answer.code == 0, answer.err
    names = sorted(each.name for each in (network / "network").glob("*waterstad*"))
    assert sorted(path.name for path in (network / "uit").iterdir()) == [f"{name}.md" for name in names]
    assert run("export", names[0], "--audience", "group", "--to", str(network / "alleen.md"), "--yes").code == 0
    assert (network / "uit" / f"{names[0]}.md").read_bytes() == (network / "alleen.md").read_bytes()


def test_to_a_folder_what_others_carried_on_is_looked_up_once_for_all(run, network, monkeypatch):
    read = Counter()
    before = platform.read

    def counted(path):
        read[path.parent.name] += 1
        return before(path)

    monkeypatch.setattr(platform, "read", counted)
    assert export_each(run, network, "--format", "md", "--yes").code == 0
    names = {each.name for each in (network / "network").iterdir()}
    others = {name: times for name, times in read.items() if name in names and "waterstad" not in name}
    assert len(list((network / "uit").iterdir())) == 3
    assert others and max(others.values()) <= 3


def test_each_side_by_side_is_the_same_and_noted(run, network, monkeypatch):
    monkeypatch.setattr(batch, "_FEW", 1)
    assert export_each(run, network, "--format", "html", "--yes", to="een").code == 0
    assert export_each(run, network, "--format", "html", "--yes", "--jobs", "2", to="twee").code == 0
    one, two = ({p.name: p.read_bytes() for p in (network / name).iterdir()} for name in ("een", "twee"))
    assert one == two and len(one) > 1
    noted = json.loads(run("ledger", "*waterstad*", "--format", "json").out)
    assert json.dumps(noted).count(".html") == 2 * len(one)


def test_one_that_may_give_someone_away_is_left_out_and_named_and_the_others_are_made(run, network):
    first = sorted((network / "network").glob("*waterstad*"))[0]
    facts = first / "session.toml"
    title = next(line for line in facts.read_text().splitlines() if line.startswith("title"))
    facts.write_text(facts.read_text().replace(title, 'title = "Bel 06 12345678"'))
    answer = export_each(run, network, "--format", "md")
    assert answer.code == 7 and first.name in answer.err
    assert f"{first.name}.md" not in {path.name for path in (network / "uit").iterdir()}
    assert len(list((network / "uit").iterdir())) == len(list((network / "network").glob("*waterstad*"))) - 1


def test_a_folder_wants_a_form(run, network):
    assert export_each(run, network, "--yes").code == 2
    assert export_each(run, network, "--format", "niets", "--yes").code == 2


def test_a_folder_beside_a_file_is_refused_and_nothing_is_made(run, network):
    assert export_each(run, network, "--to", str(network / "x.md"), "--yes").code == 2
    assert not (network / "x.md").exists() and not list((network / "uit").iterdir())
