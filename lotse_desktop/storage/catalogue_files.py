"""The catalogue and the texts of the plan, read from YAML files that coaches may edit.

A faulty entry is left out and told with file and line; everything else works.  Nothing is cached on disk.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any, Final, TypeVar, cast

from pydantic import ValidationError

from lotse_desktop.domain.answers import ALONE
from lotse_desktop.domain.assessment import TrainingState
from lotse_desktop.domain.care_rules import CLIFF_WORDS, CliffKind, SchoolEntryRule, SickDayRule
from lotse_desktop.domain.catalogue import (
    CHANGE_WORDS,
    GOAL_WORDS,
    RESOURCE_WORDS,
    STEP_WORDS,
    AnswerKind,
    Catalogue,
    ChangeStep,
    Item,
    LifeDomain,
    NeedKind,
    Occupation,
    ResourceKind,
    Right,
)
from lotse_desktop.domain.chain_sheet import CHAIN_WORDS, ChainTexts
from lotse_desktop.domain.chains import ACTORS, ServiceChain
from lotse_desktop.domain.compare_sheet import COMPARE_WORDS, CompareTexts
from lotse_desktop.domain.consents import ConsentText
from lotse_desktop.domain.emergency_sheet import EMERGENCY_WORDS, EmergencyTexts
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.measures import Measure, OccupationGroup
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.report import TEXT_WORDS, PlanTexts
from lotse_desktop.domain.shifts import ShiftTemplate
from lotse_desktop.domain.talks import TalkKind
from lotse_desktop.domain.urgent import UrgentKind
from lotse_desktop.domain.work_times import WORK_TIMES_WORDS, WorkTimesTexts
from lotse_desktop.storage.plain_yaml import NotYamlError, find_line, read_yaml

_F = TypeVar("_F", bound=Frozen)
_Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What could be read, and one German sentence for each entry that could not."""

    catalogue: Catalogue
    problems: tuple[str, ...]


@dataclass(slots=True)
class _File:
    """One YAML file and what is wrong with it."""

    path: Path
    name: str
    problems: list[str]
    text: str = field(default="", repr=False)

    def read(self) -> Any:
        """The plain content; ``None`` when there is none."""
        try:
            self.text = self.path.read_text(encoding="utf-8")
            return read_yaml(self.text)
        except OSError:
            self.problems.append(f"{self.name}: Die Datei lässt sich nicht lesen.")
        except UnicodeDecodeError:
            self.problems.append(f"{self.name}: Die Datei ist nicht als UTF-8 gespeichert.")
        except NotYamlError as error:
            self.problems.append(f"{self.name}, Zeile {error.line}: Hier stimmt die Schreibweise nicht.")
        return None

    def blame(self, place: _Place, what: str) -> None:
        """Say what is wrong at a place of the content."""
        self.problems.append(f"{self.name}, Zeile {find_line(self.text, place)}: {what}")

    def value(self, kind: type[_F], raw: object, place: _Place) -> _F | None:
        """``raw`` as a value; ``None`` and a problem when it is none."""
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            self.blame((*place, *first["loc"]), _what(first["type"], first["loc"]))
        return None

    def entries(self, kind: type[_F], raw: object, place: _Place, name_of: Callable[[_F], str]) -> tuple[_F, ...]:
        """A list of values; faulty and doubled ones are left out."""
        if raw is None:
            return ()
        if not isinstance(raw, list):
            self.blame(place, "Hier muss eine Liste stehen.")
            return ()
        found: dict[str, _F] = {}
        for number, one in enumerate(cast("list[object]", raw)):
            value = self.value(kind, one, (*place, number))
            if value is None:
                continue
            if name_of(value) in found:
                self.blame((*place, number), f"„{name_of(value)}“ gibt es schon.")
            else:
                found[name_of(value)] = value
        return tuple(found.values())


def load_catalogue(folder: Path) -> LoadedCatalogue:
    """Everything in ``folder``: a file per life domain in ``domains/``, needs, resources, rights, occupations, other.

    A further life domain is one more file in ``domains/``.  Never raises for what stands in the files.
    """
    problems: list[str] = []

    def file(name: str) -> _File:
        return _File(folder / name, name, problems)

    lists: dict[str, Any] = {}
    for name, kind in _LISTS.items():
        source = file(f"{name}.yaml")
        raw = source.read()
        lists[name] = _fillable(source, source.entries(kind, raw, (), _key))
        if name == "chains":
            _check_actors(source, raw, lists[name], {*ACTORS, *(partner.key for partner in lists["partners"])})
    catalogue = Catalogue(**lists)
    general = file("catalogue.yaml")
    raw = general.read()
    if raw is not None and (read := general.value(Catalogue, raw, ())) is not None:
        catalogue = catalogue.model_copy(update={name: getattr(read, name) for name in read.model_fields_set})
    domains = [
        domain
        for path in sorted((folder / "domains").glob("*.yaml"))
        if (domain := _domain(file(f"domains/{path.name}"), catalogue)) is not None
    ]
    ordered = {domain.key: domain for domain in sorted(domains, key=lambda domain: (domain.order, domain.key))}
    if len(ordered) < len(domains):
        problems.append("domains: Zwei Dateien beschreiben denselben Lebensbereich.")
    return LoadedCatalogue(catalogue.model_copy(update={"domains": tuple(ordered.values())}), tuple(problems))


def load_plan_texts(folder: Path, language: str) -> PlanTexts:
    """The fixed words of the plan from ``folder/<language>/plan.yaml``.

    Raises :class:`BadFileError` for a language that does not exist and for a file that lacks something.
    """
    return _load_texts(folder, language, "plan", PlanTexts, TEXT_WORDS)


def load_emergency_texts(folder: Path, language: str) -> EmergencyTexts:
    """The fixed words of the emergency sheet from ``folder/<language>/emergency.yaml``; else as the plan's."""
    return _load_texts(folder, language, "emergency", EmergencyTexts, EMERGENCY_WORDS)


def load_work_times_texts(folder: Path, language: str) -> WorkTimesTexts:
    """The fixed words for an employer from ``folder/<language>/work_times.yaml``; else as the plan's."""
    return _load_texts(folder, language, "work_times", WorkTimesTexts, WORK_TIMES_WORDS)


def load_compare_texts(folder: Path, language: str) -> CompareTexts:
    """The fixed words of „Start und heute“ from ``folder/<language>/compare.yaml``; else as the plan's."""
    return _load_texts(folder, language, "compare", CompareTexts, COMPARE_WORDS)


def load_chain_texts(folder: Path, language: str) -> ChainTexts:
    """The fixed words on the page of a chain from ``folder/<language>/chain.yaml``; else as the plan's."""
    return _load_texts(folder, language, "chain", ChainTexts, CHAIN_WORDS)


def _load_texts(folder: Path, language: str, name: str, kind: type[_F], filled: Mapping[str, frozenset[str]]) -> _F:
    path = folder / language / f"{name}.yaml"
    if not language.isalpha() or not path.is_file():
        raise BadFileError("In dieser Sprache gibt es den Plan noch nicht. Bitte wählen Sie eine andere Sprache.")
    source = _File(path, f"{language}/{name}.yaml", [])
    texts = source.value(kind, source.read(), ())
    if texts is not None:
        for text, words in _texts_of(texts):
            if words != filled.get(text, frozenset()):
                source.blame((text,), f"In „{text}“ stimmen die geschweiften Klammern nicht.")
    if texts is None or source.problems:
        raise BadFileError(source.problems[0])
    return texts


_Kind = (
    NeedKind
    | ResourceKind
    | Right
    | Occupation
    | SickDayRule
    | SchoolEntryRule
    | CliffKind
    | ShiftTemplate
    | ChangeStep
    | OccupationGroup
    | Measure
    | PartnerKind
    | UrgentKind
    | ServiceChain
    | TalkKind
    | ConsentText
)
_LISTS: Final[Mapping[str, type[_Kind]]] = {
    "needs": NeedKind,
    "resources": ResourceKind,
    "rights": Right,
    "occupations": Occupation,
    "sick_days": SickDayRule,
    "school_entry": SchoolEntryRule,
    "cliffs": CliffKind,
    "shifts": ShiftTemplate,
    "changes": ChangeStep,
    "groups": OccupationGroup,
    "measures": Measure,
    "partners": PartnerKind,
    "urgent": UrgentKind,
    "chains": ServiceChain,
    "talks": TalkKind,
    "consents": ConsentText,
}
_SPOKEN_OF: Final[Mapping[AnswerKind, tuple[str, ...]]] = {
    AnswerKind.CARE_WAYS: (ALONE,),
    AnswerKind.QUALIFICATIONS: tuple(TrainingState),
}
"""What rules may name beside options (``domain.answers.chosen``)."""
_WHAT: Final = {"missing": "„{name}“ fehlt.", "extra_forbidden": "„{name}“ ist hier unbekannt."}


def _key(value: Any) -> str:
    return str(value.key)


def _item_id(item: Item) -> str:
    return item.id


def _what(kind: str, place: Sequence[str | int]) -> str:
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    if not name:
        return "Hier steht nicht, was erwartet wird."
    return _WHAT.get(kind, "Der Wert von „{name}“ geht hier nicht.").format(name=name)


def _domain(source: _File, catalogue: Catalogue) -> LifeDomain | None:
    """One life domain; faulty questions are left out one by one."""
    raw = source.read()
    if not isinstance(raw, dict):
        if raw is not None:
            source.blame((), "Hier wird ein Lebensbereich erwartet.")
        return None
    content = cast("dict[str, object]", raw)
    lists = {name: source.entries(Item, content.get(name), (name,), _item_id) for name in ("items", "deleted")}
    rest = {name: value for name, value in content.items() if name not in lists}
    domain = source.value(LifeDomain, rest, ())
    if domain is None:
        return None
    domain = domain.model_copy(update=lists)
    for place, what in _faults(domain, catalogue):
        source.blame(place, what)
    return domain


def _faults(domain: LifeDomain, catalogue: Catalogue) -> Iterator[tuple[_Place, str]]:
    """What does not fit together; the program passes over it."""
    kinds = {kind.key for kind in catalogue.needs} | {kind.key for kind in catalogue.resources}
    present = {item.id for item in domain.items}
    for item in domain.deleted:
        if item.id in present:
            yield ("deleted",), f"„{item.id}“ ist gelöscht und darf nicht wieder vergeben werden."
    for former, name in domain.renamed.items():
        if former in present or name not in {*present, *domain.renamed}:
            yield ("renamed", former), f"„{former}“ lässt sich nicht in „{name}“ umbenennen."
    for number, item in enumerate(domain.items):
        options = {*_SPOKEN_OF.get(item.kind, ()), *(option.key for option in item.options)}
        for rule in item.rules:
            parts = (rule.any_of, rule.none_of, rule.all_of, rule.only, rule.not_only)
            named = (*chain(*parts), *filter(None, [rule.first]))
            for key in (key for key in named if key not in options):
                yield ("items", number, "rules"), f"Die Antwort „{key}“ gibt es bei {item.id} nicht."
            raised = (*rule.stresses, *filter(None, [rule.need, rule.resource, rule.with_need]))
            for key in (key for key in raised if key not in kinds):
                yield ("items", number, "rules"), f"„{key}“ ist keine bekannte Ressource und kein bekannter Bedarf."


def _check_actors(source: _File, raw: Any, chains: Iterable[ServiceChain], known: Collection[str]) -> None:
    """Say who does a step and is nobody we know; the chain works all the same."""
    for one in chains:
        number = next(place for place, entry in enumerate(raw) if entry.get("key") == one.key)
        for place, step in enumerate(one.steps):
            for key in (key for key in step.actors if key not in known):
                source.blame((number, "steps", place, "actors"), f"„{key}“ ist keine bekannte Art von Partner.")


def _fillable(source: _File, values: Sequence[_F]) -> tuple[_F, ...]:
    """Without the entries in whose texts something stands in braces that nobody fills in."""
    kept: list[_F] = []
    for value in values:
        unclear = [text for text, known in _templates(value) if (words := _words(text)) is None or words - known]
        source.problems.extend(
            f"{source.name}: In „{text}“ stimmen die geschweiften Klammern nicht." for text in unclear
        )
        kept.extend([] if unclear else [value])
    return tuple(kept)


def _templates(value: Frozen) -> Iterator[tuple[str, frozenset[str]]]:
    if isinstance(value, NeedKind):
        yield from ((text, GOAL_WORDS) for text in (value.goal, value.sign))
        for step in value.steps:
            yield from ((text, STEP_WORDS) for text in (step.text, step.otherwise, step.place))
    elif isinstance(value, ChangeStep):
        yield from ((text, CHANGE_WORDS) for text in (value.text, value.otherwise, value.place))
    elif isinstance(value, ResourceKind):
        yield value.sentence, RESOURCE_WORDS
    elif isinstance(value, CliffKind):
        yield value.step, CLIFF_WORDS
        yield value.title, CLIFF_WORDS


def _texts_of(texts: Frozen) -> Iterator[tuple[str, frozenset[str] | None]]:
    for name, value in texts:
        if isinstance(value, str):
            yield name, _words(value)


def _words(text: str) -> frozenset[str] | None:
    """The names in braces; ``None`` when the braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
