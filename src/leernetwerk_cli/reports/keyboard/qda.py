"""Renders what the keyboard sees for qualitative analysis: REFI-QDA 1.0, a codebook (.qdc) or a project (.qdpx)."""

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...domain.framework.framework import Framework, Term
from ...domain.privacy.release import Released, ReleasedEntry, ReleasedSession
from ...domain.record.codes import GROUP
from ...domain.record.entry import Entry
from ...i18n import _, language

_SPACE = uuid.UUID("6f1f4a52-0d3c-5f0e-9a39-5b1c7f2a9e10")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def guid(*names: str) -> str:
    """Return the stable GUID of whatever these names name."""
    return str(uuid.uuid5(_SPACE, "/".join(names))).upper()


def _attributes(**values: Any) -> str:
    return "".join(f" {key}={quoteattr(_legal(str(value)))}" for key, value in values.items())


def _legal(text: str) -> str:
    """Return ``text`` without the signs that XML cannot hold; each becomes one visible sign, so offsets stay."""
    return _ILLEGAL.sub("\ufffd", text)


def _element(tag: str, inner: str = "", /, **values: Any) -> str:
    return f"<{tag}{_attributes(**values)}>{inner}</{tag}>" if inner else f"<{tag}{_attributes(**values)}/>"


def codes(framework: Framework, said: Mapping[str, Iterable[str]] = MappingProxyType({})) -> str:
    """Return the insights with their elements as nested codes, and the kinds of entry beside them.

    Each with what it means; ``said``: per code what was said of it, as examples.
    """
    made = []
    for insight in framework.insight:
        inner = "".join(_code(element.id, element, said=said.get(element.id, ())) for element in insight.element)
        made.append(_code(insight.id, insight, inner))
    kinds = "".join(_code(f"kind/{kind.id}", kind) for kind in framework.kind)
    beside = _element("Code", kinds, guid=guid("code", "kind"), name=_("Kinds"), isCodable="true")
    return _element("CodeBook", _element("Codes", "".join(made) + beside))


def _code(id_: str, term: Term, inner: str = "", said: Iterable[str] = ()) -> str:
    meant = [term.explain.to(language())] if term.explain else []
    told = "\n".join([*meant, *(f"“{text}”" for text in said)])
    description = _element("Description", _text(told)) if told else ""
    return _element(
        "Code", description + inner, guid=guid("code", id_), name=term.title.to(language()), isCodable="true"
    )


def to_qdc(framework: Framework, said: Mapping[str, Iterable[str]]) -> bytes:
    """Return the codebook; ``said``: per code the examples that may leave."""
    book = codes(framework, said).replace(
        "<CodeBook>", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="leernetwerk">', 1
    )
    return (_HEAD + book).encode()


def to_qdpx(released: Released, framework: Framework) -> bytes:
    """Return the project: a text per session, a selection per quote with its codes, speakers as cases.

    Offsets count Unicode code points, as the standard asks.
    """
    user = guid("user", "leernetwerk")
    sources, texts, cases = [], {}, []
    for each in released.sessions:
        source, text, people = _source(each, user, framework)
        sources.append(source)
        texts[f"sources/{guid('source', each.session.id)}.txt"] = text
        cases += people
    variables = {"role": _("Role"), "knowledge": _("Knowledge")}
    inner = [
        _element("Users", _element("User", guid=user, name="leernetwerk")),
        codes(framework),
        _element(
            "Variables",
            "".join(
                _element("Variable", guid=guid("variable", id_), name=name, typeOfVariable="Text")
                for id_, name in variables.items()
            ),
        ),
        *([_element("Cases", "".join(cases))] if cases else []),
        _element("Sources", "".join(sources)),
    ]
    project = _element(
        "Project",
        "".join(inner),
        name="leernetwerk",
        origin="leernetwerk",
        creatingUserGUID=user,
        xmlns="urn:QDA-XML:project:1.0",
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in {"project.qde": _HEAD + project, **texts}.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def _source(each: ReleasedSession, user: str, framework: Framework) -> tuple[str, str, list[str]]:
    """Return the text source of one session, its text, and the cases of its speakers."""
    text = ""
    selections: list[str] = []
    spoken: dict[str, list[ReleasedEntry]] = {}
    for item in each.entries:
        words = words_of(item.entry)
        if not words:
            continue
        selections.append(_selection(item, len(text), len(text) + len(words), user))
        text += f"{words}\n"
        for code in item.entry.speaker:
            spoken.setdefault(code, []).append(item)
    source = _element(
        "TextSource",
        "".join(selections),
        guid=guid("source", each.session.id),
        name=each.session.slug,
        plainTextPath=f"internal://{guid('source', each.session.id)}.txt",
        creatingUser=user,
    )
    cases = [_case(each, code, items, framework) for code, items in spoken.items() if code != GROUP]
    return source, text, cases


def words_of(entry: Entry) -> str:
    """Return the words of an entry as they stand in the text of its session; of what nobody said, none."""
    return _legal(entry.text.replace("\r\n", "\n").replace("\r", "\n")) if entry.is_said else ""


def _selection(item: ReleasedEntry, start: int, end: int, user: str) -> str:
    ids = [f"kind/{item.entry.kind}", *([item.entry.element] if item.entry.element else [])]
    codings = "".join(
        _element(
            "Coding",
            _element("CodeRef", targetGUID=guid("code", id_)),
            guid=guid("coding", item.entry.id, id_),
            creatingUser=user,
        )
        for id_ in ids
    )
    return _element(
        "PlainTextSelection",
        codings,
        guid=guid("selection", item.entry.id),
        startPosition=start,
        endPosition=end,
        creatingUser=user,
    )


def _case(each: ReleasedSession, code: str, items: list[ReleasedEntry], framework: Framework) -> str:
    role = next((item.role for item in items if item.role), "")
    known = sorted({kind for item in items for kind in item.entry.knowledge})
    values = {
        "role": framework.title_of(role, language()) if role else "",
        "knowledge": ", ".join(framework.title_of(kind, language()) for kind in known),
    }
    inner = "".join(
        _element("VariableValue", _element("VariableRef", targetGUID=guid("variable", key)) + _value(value))
        for key, value in values.items()
        if value
    )
    inner += _element("SourceRef", targetGUID=guid("source", each.session.id))
    inner += "".join(_element("SelectionRef", targetGUID=guid("selection", item.entry.id)) for item in items)
    name = f"{each.session.slug} {framework.title_of(code, language())}"
    return _element("Case", inner, guid=guid("case", each.session.id, code), name=name)


def _value(text: str) -> str:
    return f"<TextValue>{_text(text)}</TextValue>"


def _text(text: str) -> str:
    return escape(_legal(text))
