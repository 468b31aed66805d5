"""A word of its own in every text of generated sessions: it never comes out where it may not be, by any way out."""

import io
import os
import re
import zipfile
from datetime import date
from random import Random

import pytest
from agreed import answers
from desks import Desks
from networks import FRAMEWORK, network
from scale import chance, tries

from leernetwerk_cli.domain.insights.told import retell
from leernetwerk_cli.domain.privacy.audience import READERS, TOWNS
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.jobs.export import REPORTS, Look, Material, to_bytes
from leernetwerk_cli.reports.formats import text
from leernetwerk_cli.reports.pages.drawn import pictures_report
from leernetwerk_cli.reports.pages.summary import summary_report
from leernetwerk_cli.reports.pages.voices import actions_report, voices_report

SESSIONS = tries(100, 10_000)
FAST = ("html", "md", "csv", "json", "ics", "xlsx")


def with_canaries(random, records):
    """Return the records with what two recorders wrote at once, and per canary who may read it."""
    towns = len({record.session.municipality for record in records})
    marked, allowed, marks = [], {}, set()
    for record in records:
        desks = Desks(random, record)
        said = desks.record
        marked.append(
            said._replace(entries=(*record.entries, *said.entries), answers=(*record.answers, *said.answers)),
        )
        allowed |= desks.allowed(towns, TOWNS)
        marks |= desks.marks | {entry.id for entry in said.entries} | {said.session.secret or "no secret"}
    return marked, allowed, marks


def every_way_out(records, audience, random):
    published = publish(records, audience, Scope("hier", date(2026, 12, 1)), FRAMEWORK).publication
    summary = retell(published, FRAMEWORK)
    reports = [summary_report(summary, []), voices_report(summary), actions_report(summary), pictures_report(summary)]
    for report in reports:
        yield "report", text.to_json(report) + text.to_csv(report) + text.to_markdown(report)
    material = Material(summary, random.choice(list(REPORTS)), Look(), published)
    suffix = random.choice(FAST)
    yield suffix, opened(to_bytes(material, suffix))


def opened(data):
    """Return what stands in a file, also inside a zip."""
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(name + opened(archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("part", range(4))
def test_no_canary_where_it_may_not_be(part):
    random, made, seen = chance(f"canaries {part}"), 0, set()
    while made < SESSIONS / 4:
        records, allowed, marks = with_canaries(random, network(random))
        made += len(records)
        for audience in READERS:
            for way, shown in every_way_out(records, audience, random):
                out = set(re.findall("kanarie[0-9a-f]+", shown))
                wrong = {word for word in out if audience not in allowed[word]}
                assert not wrong, (audience, way, wrong)
                assert not marks & set(re.findall(r"[\w-]+", shown)), (audience, way)
                seen |= {(audience, way) for _word in out}
    assert {audience for audience, _way in seen} == set(READERS)


BAD = {
    ("summary", "plek", "--audience", "iedereen"): 2,
    ("export", "plek", "--audience", "iedereen", "--to", "x.html"): 2,
    ("show", "plek", "--speaker", "Z9", "--letter"): 4,
    ("consent", "withdraw", "plek", "E9"): 4,
    ("erase", "plek", "E9", "--yes"): 4,
    ("export", "plek", "--to", "x.html"): 6,
    ("record", "plek", "quote", "--element", "nix"): 2,
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_one_clear_line_without_a_word_and_nothing_is_written(run, session, bad, own_place, monkeypatch):
    monkeypatch.chdir(own_place)
    run("record", "plek", "quote", "--speaker", "E1", typed="kanarie0 in een zin")
    before = {path: path.read_bytes() for path in own_place.rglob("*") if path.is_file()}
    answer = run(*bad, typed="kanarie1 hoort nergens")
    assert answer.code == BAD[bad] and len(answer.err.splitlines()) == 1 and not answer.out
    assert "kanarie" not in answer.err
    assert not any("kanarie" in value for value in os.environ.values())
    assert {path: path.read_bytes() for path in own_place.rglob("*") if path.is_file()} == before


def test_the_reader_of_files_sees_into_every_form():
    """The test would be blind if it could not find a word in a spreadsheet, a project or a table."""
    random = Random(2)
    records = [record for _ in range(9) for record in with_canaries(random, network(random))[0]]
    everyone = frozenset(READERS)
    open_to_all = [
        each._replace(answers=answers(each.entries, {entry.id: everyone for entry in each.entries})) for each in records
    ]
    published = publish(open_to_all[:1], "group", Scope("hier", date(2026, 12, 1)), FRAMEWORK).publication
    material = Material(retell(published, FRAMEWORK), "full", Look(), published)
    for suffix in FAST:
        assert "kanarie" in opened(to_bytes(material, suffix)), suffix
