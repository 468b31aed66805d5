"""What offices handed over, on an engine that many share: a folder of Parquet, PostgreSQL, or Spark over the folder.

One definition of each question (Ibis) is asked of every engine. What one office wrote is replaced as a whole: in a
database in one transaction, in a folder by its head, which says which files are to be read, last.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from ..domain.insights.numbers import Numbers
from ..domain.privacy.audience import KEYBOARD
from ..domain.privacy.handover import Handover
from ..domain.privacy.rows import HEAD, SCALE, Row, from_rows, tables, to_rows
from ..errors import N_, ExtraMissing, Failure, InvalidData, NotBound
from ..i18n import _
from . import handovers, platform

_SAME = ("sender", "audience", "number")  # whose rows they are
_TYPES = {str: "string", int: "int64", float: "float64", bool: "boolean"}
_IN_SQL = {str: "text", int: "bigint", float: "double precision", bool: "boolean"}
_SPARK, _DATABASE = "spark:", "postgresql://"


class NoHub(Failure):
    exit = 8
    code = "hub-unreachable"
    message = N_("{where} gave no answer ({reason}).")
    hint = N_("Is it on, and are the name, the user and the password right?")


def is_database(url: str) -> bool:
    """Return whether it is a database, and no folder."""
    return url.startswith((_DATABASE, "postgres://"))


def _shown(url: str) -> str:
    """Return the address without who asks and with which password."""
    return re.sub(r"://[^/]*@", "://", url).partition("?")[0]


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    """Say in one line that an engine gave no answer, and never what it was asked with."""
    try:
        yield
    except ImportError:
        raise ExtraMissing(extra="spark" if url.startswith(_SPARK) else "hub") from None
    except Failure:
        raise
    except Exception as error:  # each engine has its own
        raise NoHub(where=_shown(url), reason=type(error).__name__) from None


def is_there(url: str) -> bool:
    """Return whether anything was written there yet. Raises NoHub and ExtraMissing."""
    with _reaching(url):
        if not is_database(url):
            return (Path(url) / HEAD).is_dir()
        import psycopg

        with psycopg.connect(url, connect_timeout=10) as base:
            return bool(base.execute("SELECT to_regclass(%s) IS NOT NULL", [HEAD]).fetchone() == (True,))


def write(url: str, handover: Handover) -> None:
    """Put what an office hands over in the place of what it handed over before. Raises NoHub and ExtraMissing."""
    with _reaching(url):
        (_to_database if is_database(url) else _to_folder)(url, handover)


def _to_database(url: str, handover: Handover) -> None:
    import psycopg
    from psycopg.sql import SQL, Identifier, Placeholder

    with psycopg.connect(url, connect_timeout=10) as base:
        there = {
            name for (name,) in base.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        }
        for table, rows in to_rows(handover).items():
            columns = tables()[table]
            if table not in there:
                types = SQL(", ").join(SQL("{} {}").format(Identifier(c), SQL(_IN_SQL[t])) for c, t in columns.items())
                base.execute(SQL("CREATE TABLE {} ({})").format(Identifier(table), types))
            gone = SQL("DELETE FROM {} WHERE sender = %s AND audience = %s").format(Identifier(table))
            base.execute(gone, [handover.sender, handover.publication.audience])
            names = SQL(", ").join(map(Identifier, columns))
            values = SQL(", ").join(Placeholder() for _ in columns)
            insert = SQL("INSERT INTO {} ({}) VALUES ({})").format(Identifier(table), names, values)
            with base.cursor() as cursor:
                cursor.executemany(insert, [[row.get(column) for column in columns] for row in rows])


def _to_folder(url: str, handover: Handover) -> None:
    import io

    import pyarrow
    from pyarrow import parquet

    folder, audience = Path(url), handover.publication.audience
    name = f"{handover.sender}-{audience}"
    for table, rows in sorted(to_rows(handover).items(), key=lambda each: each[0] == HEAD):  # the head last
        columns = {column: pyarrow.type_for_alias(_TYPES[type_]) for column, type_ in tables()[table].items()}
        content = io.BytesIO()
        parquet.write_table(pyarrow.Table.from_pylist(rows, pyarrow.schema(columns)), content)
        platform.make_folder(folder / table)
        file = f"{name}.parquet" if table == HEAD else f"{name}-{handover.number}.parquet"
        platform.write_whole(folder / table / file, content.getvalue())
    for path in folder.glob(f"*/{name}-*.parquet"):
        if path.parent.name != HEAD and path.stem != f"{name}-{handover.number}":
            path.unlink(missing_ok=True)


def read(url: str, sender: str = "") -> list[Handover]:
    """Return what every office, or one, handed over last, each held to its signature.

    Raises NoHub, ExtraMissing, and InvalidData for what was changed, or is of another program.
    """
    with _reaching(url):
        table = _engine(url)
        asked = {name: table(name) for name in tables()}
        if sender:
            asked = {name: each.filter(each.sender == sender) for name, each in asked.items()}
        rows: dict[str, list[Row]] = {name: each.to_pyarrow().to_pylist() for name, each in asked.items()}
    try:
        found = from_rows(rows)
        for each in found:
            handovers.verify(each)
    except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
        raise InvalidData(where=_shown(url)) from None
    return found


Tables = Callable[[str], Any]


def count(url: str, audience: str = "") -> Numbers:
    """Return what all that was published for ``audience`` counts together, added up by the engine itself.

    Without one it is for the one audience that there is. Nothing is held to its signature here: ``read`` does that.
    Raises NoHub, ExtraMissing, and NotBound where it is for others.
    """
    with _reaching(url):
        table = _engine(url)
        audiences = sorted(table(HEAD).select("audience").distinct().to_pyarrow().column("audience").to_pylist())
        wanted = audience or (audiences[0] if len(audiences) == 1 else "")
        if wanted not in audiences:
            what = _("These are for: {who}.").format(who=", ".join(audiences))
            raise NotBound(audience=wanted or KEYBOARD, what=what)
        every = {name: table(name) for name in _COUNTED}
        told = {name: each.filter(each.audience == wanted) for name, each in every.items()}
        numbers: Numbers = Counter()
        for name, number in _answers(told):
            numbers[name] += int(number or 0)
    return +numbers


_COUNTED = (
    *("fact_meeting", "fact_words", "fact_chairs", "fact_turns", "fact_promise", "fact_rests_on"),
    *("fact_against_promise", SCALE),
)
_AGAINST = ("lower", "as_promised", "higher")
# What is added up of each table: by what, which number, and what it is called.
_SUMS = (
    (SCALE, ("element", "who", "mark"), "given", ("place-scores",)),
    ("fact_rests_on", ("what",), "sessions", ("place-sessions",)),
    ("fact_chairs", ("who",), "chairs", ("voice-role", "present")),
    ("fact_turns", ("who",), "turns", ("voice-role", "turns")),
    ("fact_promise", ("rung",), "sessions", ("promised",)),
)


def _answers(told: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield what the engine counted, each table asked once; the same questions for every engine."""
    meetings, words, against = (told[name] for name in ("fact_meeting", "fact_words", "fact_against_promise"))
    (row,) = _rows(meetings.agg(sessions=meetings.count(), towns=meetings.town.nunique()))
    yield from (((name,), number) for name, number in row.items())
    for row in _rows(words.group_by("element", "kind", "by").agg(number=words.count())):
        element, number = row["element"], row["number"]
        yield ("entries",), number
        yield ("place-entries", element), number
        yield ("place-kinds", element, row["kind"]), number
        if row["by"]:
            yield ("place-roles", element, row["by"]), number
    for row in _rows(against.group_by("who").agg(**{what: against[what].sum() for what in _AGAINST})):
        yield from ((("against-promise", row["who"], what), row[what]) for what in _AGAINST)
    for table, keys, number, (name, *rest) in _SUMS:
        for row in _rows(told[table].group_by(*keys).agg(total=told[table][number].sum())):
            yield (name, *(str(row[key]) for key in keys), *rest), row["total"]


def _rows(asked: Any) -> list[Row]:
    return list(asked.to_pyarrow().to_pylist())


def _engine(url: str) -> Tables:
    """Return what gives a table by its name: the rows that stand, of the last handover of each."""
    import ibis

    if is_database(url):
        import psycopg

        base: Any = ibis.postgres.from_connection(psycopg.connect(url, connect_timeout=10, autocommit=True))
        return lambda name: base.table(name)
    folder = Path(url.removeprefix(_SPARK))
    if not (folder / HEAD).is_dir():
        raise FileNotFoundError
    if url.startswith(_SPARK):
        from pyspark.sql import SparkSession

        session = SparkSession.builder.config("spark.ui.enabled", "false").getOrCreate()
        engine: Any = ibis.pyspark.connect(session)
    else:
        engine = ibis.duckdb.connect()
    heads = engine.read_parquet(str(folder / HEAD / "*.parquet"))

    def table(name: str) -> Any:
        rows = engine.read_parquet(str(folder / name / "*.parquet"))
        return rows if name == HEAD else rows.semi_join(heads, _SAME)

    return table
