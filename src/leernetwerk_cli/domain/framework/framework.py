"""The framework of a learning network as data: insights, elements, roles, kinds of knowledge and rungs."""

from functools import cached_property

import msgspec

from ...errors import UnknownWord
from .lookup import get_id, plain, unknown


class Text(msgspec.Struct, frozen=True):
    """One text in the field's languages."""

    nl: str
    en: str

    def to(self, language: str) -> str:
        """Return the text in ``language`` (nl or en)."""
        return self.nl if language == "nl" else self.en


class Question(msgspec.Struct, frozen=True, rename={"only": "for"}):
    """A question to ask; ``only`` names the roles that can answer it, none means everyone."""

    nl: str
    en: str
    only: tuple[str, ...] = ()

    def to(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


class Term(msgspec.Struct, frozen=True):
    """A word of the field with its title and what is meant by it."""

    id: str
    title: Text
    explain: Text | None = None
    plural: Text | None = None


class Element(Term, frozen=True, kw_only=True):
    """What is looked at within an insight; ``form`` is value, theme, ladder, step or frame."""

    form: str
    view: str = ""
    question: tuple[Question, ...] = ()


class Insight(Term, frozen=True, kw_only=True):
    side: str
    element: tuple[Element, ...] = ()


class Group(Term, frozen=True, kw_only=True):
    """Roles that are taken together; ``mark`` is one score of theirs, ``side`` their side of the table.

    ``one``: what one of them is called where the role may not be told.
    """

    mark: str
    side: str = ""
    one: Text | None = None


class Role(Term, frozen=True, kw_only=True):
    letter: str
    group: str


class Rung(Term, frozen=True, kw_only=True):
    number: int
    promise: Text


class Partner(msgspec.Struct, frozen=True):
    name: str
    kind: str
    members: tuple[str, ...] = ()


class Consent(msgspec.Struct, frozen=True):
    """What is read out about consent, in one language: the explanation, who each audience is, and one warning.

    ``sheet``: what else stands on a sheet of paper, where a network adds a language: ``head`` with {seat},
    ``with_role``, ``without_role``, and ``changed_your_mind`` with {code}.
    """

    consent_explained: str
    network_not_municipality: str
    audiences: dict[str, str]
    sheet: dict[str, str] = {}


class Texts(msgspec.Struct, frozen=True):
    """What is read aloud, and the audiences in the words of the room."""

    welcome: Text
    closing: Text
    agreements: tuple[Text, ...]
    agreement_if_management_agreed: Text
    consent_explained: Text
    network_not_municipality: Text
    audiences: dict[str, Text]


class Framework(msgspec.Struct, frozen=True, dict=True):
    """The whole framework, as ``data/framework.toml`` holds it."""

    id: str
    title: Text
    source: Text
    side: tuple[Term, ...]
    insight: tuple[Insight, ...]
    question: tuple[Question, ...]
    group: tuple[Group, ...]
    role: tuple[Role, ...]
    knowledge: tuple[Term, ...]
    rung: tuple[Rung, ...]
    partner: tuple[Partner, ...]
    kind: tuple[Term, ...]
    term: tuple[Term, ...]
    texts: Texts
    schema: int = 1

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for insight in self.insight for element in insight.element)

    def consent(self, language: str) -> Consent:
        """Return what is read out about consent, in ``language`` (nl or en)."""
        texts = self.texts
        return Consent(
            texts.consent_explained.to(language),
            texts.network_not_municipality.to(language),
            {audience: text.to(language) for audience, text in texts.audiences.items()},
        )

    def agreements(self, management_agreed: bool) -> tuple[Text, ...]:
        """Return the agreements to read out: what management agreed to is among them only where it did."""
        promised = (self.texts.agreement_if_management_agreed,) if management_agreed else ()
        return (*self.texts.agreements, *promised)

    def find_insight(self, element: str) -> Insight | None:
        """Return the insight that ``element`` (its id, or the insight's own) belongs to."""
        for insight in self.insight:
            if insight.id == element or any(each.id == element for each in insight.element):
                return insight
        return None

    def find_element(self, id_: str) -> Element | None:
        return self._elements.get(id_)

    @cached_property
    def _elements(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    def title_of(self, id_: str, language: str) -> str:
        """Return the title of whatever has this id: an insight, element, role, group, kind of knowledge or entry."""
        return self._titles[id_].to(language) if id_ in self._titles else id_

    def someone(self, role: str, language: str) -> str:
        """Return what a person of ``role`` is called below their words; of a group: one of them."""
        group = next((group for group in self.group if group.id == role and group.one), None)
        return group.one.to(language) if group and group.one else self.title_of(role, language)

    @cached_property
    def _titles(self) -> dict[str, Text]:
        terms = (*self.kind, *self.knowledge, *self.group, *self.role, *self.rung, *self.insight, *self.elements)
        return {term.id: term.title for term in terms}

    def scale(self, element: str) -> tuple[int, int]:
        """Return the lowest and the highest mark of ``element``: 1 to 5, or the rungs of the ladder."""
        found = self.find_element(element)
        return (0, len(self.rung) - 1) if found and found.form == "ladder" else (1, 5)

    def town(self, municipality: str) -> str:
        """Return what a municipality is compared by: the partner that it is or belongs to, else its bare name."""
        name = plain(municipality)
        partners = (each for each in self.partner if name in map(plain, (each.name, *each.members)))
        return next((plain(each.name) for each in partners), name)

    def find_role(self, code: str) -> Role | None:
        """Return the role of a participant's code such as ``E1``, or of the role's own id."""
        return self._letters.get(code[:1].upper()) if code[1:].isdigit() else self._roles.get(code)

    def find_group(self, role: str) -> Group | None:
        """Return the group that ``role`` (a role's id, or a group's own) belongs to."""
        found = self.find_role(role)
        return self._groups.get(found.group if found else role)

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.id: role for role in self.role}

    @cached_property
    def _letters(self) -> dict[str, Role]:
        return {role.letter: role for role in self.role}

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.id: group for group in self.group}

    def get_role(self, word: str, what: str) -> Role:
        """Return the role that ``word`` names by id or letter; raise UnknownWord with the nearest."""
        known = {**{role.letter.lower(): role for role in self.role}, **{role.id: role for role in self.role}}
        if word.lower() in known:
            return known[word.lower()]
        raise unknown(what, word, [role.id for role in self.role])

    def get_place(self, word: str, what: str) -> str:
        """Return the id of the element or insight that ``word`` names; raise UnknownWord with the nearest."""
        places: tuple[Term, ...] = (*self.elements, *self.insight)
        return get_id(word, places, what)

    def find_place(self, word: str) -> str | None:
        """Return the id of the element or insight that ``word`` names, or None."""
        try:
            return self.get_place(word, "element")
        except UnknownWord:
            return None

    def get_rung(self, word: str, what: str) -> Rung:
        """Return the rung that ``word`` names by number, id or a unique beginning of its title."""
        if word.isdigit() and int(word) < len(self.rung):
            return self.rung[int(word)]
        id_ = get_id(word, self.rung, what)
        return next(rung for rung in self.rung if rung.id == id_)
