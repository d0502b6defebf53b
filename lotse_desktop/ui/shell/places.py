"""What the search finds inside a case: life domains, questions, needs, steps, urgent topics.

Texts are folded once; looking through everything takes less than a millisecond.  Answers are never searched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.catalogue import Catalogue, Item, LifeDomain, NeedKind, Sensitivity
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.plan import Step

MOST: Final = 8
"""So many of one group are shown; more words narrow it down."""


class Group(Enum):
    """What was found, in the order in which it is shown."""

    DOMAIN = "domain"
    QUESTION = "question"
    NEED = "need"
    STEP = "step"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a room; ``special``: only with consent to special categories."""

    group: Group
    text: str
    detail: str
    room: str
    part: str
    more: str = ""
    special: bool = False
    head: str = field(init=False)
    words: str = field(init=False)

    def __post_init__(self) -> None:
        head = folded(self.text)
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "words", f"{head} {folded(self.detail)} {folded(self.more)}")


def catalogue_places(catalogue: Catalogue) -> tuple[Place, ...]:
    """Everything that the catalogue knows, for every case of a vault."""
    return (
        *(_domain(domain) for domain in catalogue.domains),
        *(_question(domain, item) for domain in catalogue.domains for item in domain.items if item.active),
        *_needs(catalogue),
        *(
            Place(Group.URGENT, kind.title, _tr("Dringend?"), "urgent", kind.key, kind.question)
            for kind in catalogue.urgent
        ),
    )


def step_places(steps: Sequence[Step]) -> tuple[Place, ...]:
    """The open steps of a case."""
    return tuple(Place(Group.STEP, step.text, _tr("Schritt"), "plan", "steps", step.who) for step in steps)


def find_places(places: Sequence[Place], text: str, *, special: bool) -> tuple[Place, ...]:
    """Places that hold every word of ``text``, group by group, those with the words in their name first.

    ``special``: whether consent to special categories was given.  Nothing typed finds nothing.
    """
    wanted = folded(text).split()
    if not wanted:
        return ()
    holding = [
        place for place in places if (special or not place.special) and all(word in place.words for word in wanted)
    ]
    holding.sort(key=lambda place: not all(word in place.head for word in wanted))
    return tuple(
        place for group in Group for place in islice((place for place in holding if place.group is group), MOST)
    )


def _domain(domain: LifeDomain) -> Place:
    more = f"{domain.sentence} {domain.resource_text} {domain.need_text}"
    return Place(Group.DOMAIN, domain.title, _tr("Lebensbereich"), "domains", domain.key, more)


def _question(domain: LifeDomain, item: Item) -> Place:
    detail = _tr("Frage · {domain}").format(domain=domain.title)
    more = " ".join([item.id, item.hint, *(option.text for option in (*item.options, *item.marks))])
    special = item.sensitivity is Sensitivity.SPECIAL
    return Place(Group.QUESTION, item.question, detail, "domains", f"{domain.key}/{item.id}", more, special)


def _needs(catalogue: Catalogue) -> Iterator[Place]:
    titles = {domain.key: domain.title for domain in catalogue.domains}
    for need in catalogue.needs:
        if need.domain in titles:
            detail = _tr("Bedarf · {domain}").format(domain=titles[need.domain])
            yield Place(Group.NEED, need.title, detail, "domains", need.domain, special=_only_special(catalogue, need))


def _only_special(catalogue: Catalogue, need: NeedKind) -> bool:
    """Whether only specially protected questions speak for this need."""
    asking = [
        item.sensitivity
        for domain in catalogue.domains
        for item in domain.items
        if any(rule.need == need.key for rule in item.rules)
    ]
    return not need.computed and bool(asking) and set(asking) == {Sensitivity.SPECIAL}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
