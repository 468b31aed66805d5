"""``publish`` and ``--from``: what others may read on an engine that offices share, and what a reader makes of it."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from scale import chance, tries

pytest.importorskip("ibis", reason="the hub is not installed: leernetwerk-cli[hub]")
psycopg = pytest.importorskip("psycopg", reason="the hub is not installed: leernetwerk-cli[hub]")
pytestmark = pytest.mark.filterwarnings("ignore")  # of the engines; ours are errors in every other test
PARTS = [Path("/usr/lib/postgresql"), Path("/usr/local/bin")]
READING = (["summary"], ["summary", "--full"], ["compare"], ["actions"])


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL server of our own, on a socket."""
    found = [path for part in PARTS for path in sorted(part.rglob("initdb"))]
    if not found:
        pytest.skip("PostgreSQL is not installed")
    programs = found[0].resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))  # of a user of its own, who may not look into ours
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 60, **as_user}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "word").write_text("geheim-woord")
    (folder / "word").chmod(0o644)
    start = [programs / "initdb", "-D", data, "-U", "chef", "-A", "scram-sha-256", f"--pwfile={folder / 'word'}"]
    subprocess.run(start, **quiet)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **quiet)
    yield f"chef:geheim-woord@127.0.0.1:{port}"
    subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder)


@pytest.fixture
def database(server):
    """The address of a database with nothing in it."""
    with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as base:
        base.execute("DROP DATABASE IF EXISTS hub")
        base.execute("CREATE DATABASE hub")
    return f"postgresql://{server}/hub"


@pytest.fixture(params=["folder", "database", "spark"])
def hub(request, own_place):
    """Where is written, and where is read."""
    if request.param == "database":
        url = request.getfixturevalue("database")
        return url, url
    if request.param == "spark":
        pytest.importorskip("pyspark", reason="Spark is not installed: leernetwerk-cli[spark]")
        if not shutil.which("java"):
            pytest.skip("Spark needs Java")
    prefix = "spark:" if request.param == "spark" else ""
    return str(own_place / "hub"), f"{prefix}{own_place / 'hub'}"


@pytest.fixture
def office(run, network):
    """Publish as another office, with a key of its own."""

    def publish(url, name="een", audience="network"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LEERNETWERK_CONFIG", str(network / f"office-{name}"))
            answer = run("publish", "--to", url, "--audience", audience, "--name", name, "--yes")
            assert answer.code == 0, answer.err
            target = network / "handed" / f"{name}.handover.json"
            target.parent.mkdir(exist_ok=True)
            assert run("handover", "--to", str(target), "--audience", audience, "--name", name, "--yes").code == 0

    return publish


def told(run, words, *options):
    answer = run(*words, *options, "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_what_others_are_told_no_number_of_is_no_nought(run, network, office):
    office(url := str(network / "rijen"), "een")
    answer = run("summary", "--numbers", "--from", url)
    assert "Seats" in answer.out and "People" not in answer.out and "Words  " not in answer.out
    assert "Recognition" in answer.out and " 0" not in answer.out
    document = told(run, ["summary", "--numbers"], "--from", url)
    assert 0 not in {each["sessions"] for each in document["places"]}
    assert document["not_heard"] is None and {each["people"] for each in document["places"]} == {None}
    assert {each["words"] for each in document["voices"].values()} == {None}
    own = told(run, ["summary", "--numbers"])
    assert own["not_heard"] is not None and all(each["people"] for each in own["places"])


def test_a_hub_tells_what_a_folder_of_handovers_tells(run, network, office, hub):
    write, read = hub
    office(write, "een")
    office(write, "twee")
    office(write, "een")
    for words in (*READING, ["summary", "--numbers"]):
        assert told(run, words, "--from", read) == told(run, words, "--sessions", str(network / "handed"))


def test_what_is_published_twice_stands_once(run, network, office, database):
    office(database)
    before = rows(database)
    office(database)
    assert rows(database) == before and before["fact_words"] > 10


def rows(url):
    with psycopg.connect(url) as base:
        names = [name for (name,) in base.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        return {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def holds(url, text):
    if url.startswith("postgresql"):
        with psycopg.connect(url) as base:
            return base.execute("SELECT count(*) FROM fact_words WHERE text = %s", [text]).fetchone()[0]
    import pyarrow.parquet

    return sum(
        text in pyarrow.parquet.read_table(path).column("text").to_pylist()
        for path in Path(url).glob("fact_words/*.parquet")
    )


@pytest.mark.parametrize("kind", ["folder", "database"])
def test_of_who_was_erased_no_row_is_left_after_the_next_time(run, network, office, request, own_place, kind):
    url = request.getfixturevalue("database") if kind == "database" else str(own_place / "hub")
    office(url)
    slug, code, text = one_that_is_told(run, network, url)
    assert run("erase", slug, code, "--yes").code == 0
    office(url)
    assert holds(url, text) == 0
    assert text not in run("summary", "--full", "--from", url, "--format", "json").out
    if kind == "database":
        assert rows(url)["called_back"] >= 1


def test_after_whatever_was_done_a_hub_tells_what_may_be_told_and_no_more(run, network, office, database, own_place):
    """Withdrawn, erased, answered and said anew: the folder, the database and a handover tell the same each time."""
    urls = (database, str(own_place / "hub"))
    for number in range(tries(2, 60)):
        random = chance(f"hub {number}")
        folder = random.choice(sorted((network / "network").glob("2026-*")))
        shown = json.loads(run("show", folder.name, "--format", "json").out)["entries"]
        entry = random.choice([each for each in shown if each.get("text") and len(each["speaker"]) == 1])
        what = random.choice(["erase", "withdraw", "person", "answer", "say"])
        if what == "erase":
            assert run("erase", folder.name, entry["id"], "--yes").code == 0
        elif what == "withdraw":
            run("consent", "withdraw", folder.name, entry["id"])
        elif what == "person" and number % 5 == 0:
            assert run("erase", folder.name, entry["speaker"][0], "--yes").code == 0
        elif what == "answer":
            run("consent", "set", folder.name, entry["id"], random.choice(["network", "municipality", "none"]))
        else:
            run("record", folder.name, "quote", "--speaker", entry["speaker"][0], typed=f"gezegd {number}")
        for url in urls:
            office(url)
        handed = told(run, ["summary", "--full"], "--sessions", str(network / "handed"))
        numbers = told(run, ["summary", "--numbers"], "--sessions", str(network / "handed"))
        for url in urls:
            assert told(run, ["summary", "--full"], "--from", url) == handed, number
            assert told(run, ["summary", "--numbers"], "--from", url) == numbers, number
            if what in ("erase", "withdraw"):
                assert holds(url, entry["text"]) == 0


def one_that_is_told(run, network, url):
    """Return the session, the speaker and the text of something that is on the hub."""
    for folder in sorted((network / "network").glob("2026-*")):
        for entry in json.loads(run("show", folder.name, "--format", "json").out)["entries"]:
            if entry["kind"] == "quote" and len(entry["speaker"]) == 1 and holds(url, entry["text"]):
                return folder.name, entry["id"], entry["text"]
    raise AssertionError("nothing is told")


@pytest.mark.parametrize(
    "change", ["UPDATE fact_words SET text = 'anders'", "DELETE FROM fact_words", "DROP TABLE fact_step"]
)
def test_what_was_changed_on_the_way_is_refused(run, network, office, database, change):
    office(database)
    with psycopg.connect(database) as base:
        base.execute(change)
    answer = run("summary", "--from", database)
    assert answer.code in (3, 8) and not answer.out
    assert "geheim-woord" not in answer.err


@pytest.mark.parametrize(
    "url", ["postgresql://chef:fout-woord@127.0.0.1:1/hub", "SERVER", "nergens/hub", "spark:nergens"]
)
def test_a_hub_that_does_not_answer_is_one_line_without_the_password(run, network, request, url):
    if url == "SERVER":
        url = f"postgresql://{request.getfixturevalue('server')}/hub".replace("geheim-woord", "fout-woord")
    answer = run("summary", "--from", url)
    assert answer.code == 8 and len(answer.err.splitlines()) == 1
    assert "woord" not in answer.err and "chef" not in answer.err
    if url.startswith("postgresql"):
        assert run("publish", "--to", url, "--audience", "network", "--yes").code == 8


def test_a_hub_is_for_whom_it_was_published_for(run, network, office, own_place):
    office(str(own_place / "hub"))
    assert run("summary", "--from", str(own_place / "hub"), "--audience", "municipality").code == 6
    assert run("publish", "--to", str(own_place / "hub"), "--audience", "keyboard", "--yes").code == 6


def test_each_office_writes_only_what_it_signed(run, network, office, database, server):
    """The roles and rules of docs/hub.md, in order, as an owner would type them."""
    office(database, "eigenaar")
    told = re.findall(r"```sql\n(.*?)```", (Path(__file__).parents[2] / "docs" / "hub.md").read_text(), re.S)
    assert len(told) == 2
    keys = {}
    for name in ("waterstad", "heidedorp"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LEERNETWERK_CONFIG", str(network / f"office-{name}"))
            assert run("handover", "--to", str(network / name), "--audience", "network", "--yes").code == 0
            keys[name] = json.loads(run("config", "--format", "json").out)["signs"]
    with psycopg.connect(database) as base:
        base.execute("DROP OWNED BY leernetwerk_reader, leernetwerk_writer") if has_roles(base) else None
        for role in ("waterstad", "heidedorp", "leernetwerk_writer", "leernetwerk_reader"):
            base.execute(f"DROP ROLE IF EXISTS {role}")
        base.execute(told[0])
        for name, key in keys.items():
            base.execute(told[1].replace("waterstad", name).replace("KEY", key))
    as_office = {name: database.replace("chef:geheim-woord", f"{name}:choose-one") for name in keys}
    for name, url in as_office.items():
        office(url, name)
    assert rows(database)["handover"] == 3
    with psycopg.connect(as_office["waterstad"]) as base:
        gone = base.execute("DELETE FROM fact_words WHERE sender <> %s", [keys["waterstad"]]).rowcount
        assert gone == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            base.execute("INSERT INTO called_back VALUES (%s, 'network', 1, 'x')", [keys["heidedorp"]])
    with pytest.MonkeyPatch.context() as patch:  # with the key of another
        patch.setenv("LEERNETWERK_CONFIG", str(network / "office-heidedorp"))
        answer = run("publish", "--to", as_office["waterstad"], "--audience", "network", "--yes")
        assert answer.code == 8 and "InsufficientPrivilege" in answer.err
    assert json.loads(run("summary", "--numbers", "--from", as_office["heidedorp"], "--format", "json").out)["sessions"]


def has_roles(base):
    return base.execute("SELECT 1 FROM pg_roles WHERE rolname = 'leernetwerk_reader'").fetchone()


@pytest.mark.parametrize(
    "options", [("--since", "2026-06-01"), ("--municipality", "waterstad"), ("waterstad-brieven",)]
)
def test_no_part_of_a_hub_is_told_apart(run, network, office, own_place, options):
    office(str(own_place / "hub"))
    for words in (["summary"], ["summary", "--numbers"]):
        assert run(*words, *options, "--from", str(own_place / "hub")).code == 6
