"""From the network map into the care week and back: the same person has the same label in both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lotse_desktop.domain.care import CareWeek, Helper, Reliability
from lotse_desktop.domain.care_changes import free_id, weeks_of, weeks_value
from lotse_desktop.domain.network import (
    MOST_BLOCKS,
    HelpBlock,
    HelpKind,
    Label,
    NetworkMap,
    NetworkPerson,
    Sector,
    as_helper,
)
from lotse_desktop.domain.wording import without_brackets


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The care week after a person was taken over, and what is different then."""

    week: CareWeek
    new: tuple[Helper, ...] = ()
    changed: tuple[Helper, ...] = ()
    gone: tuple[Helper, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """The care week says all of it already."""
        return not (self.new or self.changed or self.gone)


_SURE = (Reliability.FIRM, Reliability.USUAL, Reliability.EMERGENCY, Reliability.POSSIBLE)
_RELATIVES = ("oma", "opa", "tante", "onkel", "schwester", "bruder", "mutter", "vater", "cousin", "cousine")


def take_over(week: CareWeek, person: NetworkPerson, children: Sequence[str]) -> TakeOver:
    """The times at which the person looks after children, as the helpers with this label.

    Taking over twice changes nothing the second time.  Helpers at the same times keep their id and their last day;
    helpers of this label at other times are changed or disappear.
    """
    wanted = _helpers(week, person, tuple(children))
    present = [helper for helper in week.helpers if is_same(helper.label, person.label)]
    pairs = _paired(wanted, present)
    result, new, changed = week, list[Helper](), list[Helper]()
    for helper, former in pairs:
        if former is None:
            added = helper.model_copy(update={"id": free_id(result, helper)})
            new.append(added)
        else:
            added = helper.model_copy(update={"id": former.id, "until": former.until})
            if _shape(added) != _shape(former):
                changed.append(added)
            else:
                added = former
        result = result.with_entry(added)
    kept = {former.id for _, former in pairs if former is not None}
    gone = tuple(helper for helper in present if helper.id not in kept)
    for helper in gone:
        result = result.without_entry(helper)
    return TakeOver(result, tuple(new), tuple(changed), gone)


def missing_persons(network: NetworkMap, week: CareWeek) -> tuple[NetworkPerson, ...]:
    """Helpers of the care week who are not on the map, as persons that may be added; one per label."""
    known = {_folded(person.label) for person in network.persons}
    groups: dict[str, list[Helper]] = {}
    for helper in week.helpers:
        label = _folded(helper.label)
        if label and label not in known:
            groups.setdefault(label, []).append(helper)
    proposed = NetworkMap()
    for helpers in groups.values():
        proposed = proposed.with_person(_proposed(helpers, f"{len(proposed.persons)}"))
    return proposed.persons


def is_same(one: str, other: str) -> bool:
    """Whether two labels mean the same person."""
    return _folded(one) == _folded(other)


def _helpers(week: CareWeek, person: NetworkPerson, children: tuple[str, ...]) -> list[Helper]:
    """What the person's times are in the care week; weeks outside of the cycle do not count."""
    found: list[Helper] = []
    for block in person.care_blocks:
        helper = as_helper(person, block, "-", children)
        weeks = weeks_of(week, helper)
        helper = helper.model_copy(update={"weeks": weeks_value(week, weeks)})
        if weeks and helper.days and helper.children and helper not in found:
            found.append(helper)
    return found


def _proposed(helpers: Sequence[Helper], person_id: str) -> NetworkPerson:
    label = " ".join(helpers[0].label.split())
    first = label.split()[0].casefold()
    blocks = [
        HelpBlock(
            days=helper.days,
            start=helper.start,
            end=helper.end,
            weeks=helper.weeks,
            children=helper.children,
            public_holidays=helper.public_holidays,
            school_holidays=helper.school_holidays,
        )
        for helper in helpers
    ]
    return NetworkPerson(
        id=person_id,
        label=_short(label),
        sector=Sector.FAMILY if first in _RELATIVES else Sector.FRIENDS_NEIGHBOURS,
        help=(HelpKind.CHILD_CARE,),
        reliability=min((helper.reliability for helper in helpers), key=_SURE.index),
        blocks=tuple(blocks[:MOST_BLOCKS]),
    )


def _short(label: str) -> Label:
    """A label that fits on the map: without what stands in brackets, where it is too long."""
    return label if len(label) <= 60 else (without_brackets(label) or label)[:60].strip()


def _paired(wanted: Sequence[Helper], present: Iterable[Helper]) -> list[tuple[Helper, Helper | None]]:
    """Every wanted helper with the present one that it replaces: equal times first, then the order."""
    left = list(present)
    pairs: dict[int, Helper] = {}
    for test in (_shape, _when):
        for number, helper in enumerate(wanted):
            if number not in pairs and (twin := next((o for o in left if test(o) == test(helper)), None)):
                pairs[number] = twin
                left.remove(twin)
    return [(helper, pairs.get(number) or (left.pop(0) if left else None)) for number, helper in enumerate(wanted)]


def _shape(helper: Helper) -> object:
    """All that counts; the order of children and days does not, nor the spelling of the label."""
    plain = helper.model_copy(update={"id": "-", "label": "", "until": None, "children": (), "days": ()})
    return plain, frozenset(helper.children), frozenset(helper.days)


def _when(helper: Helper) -> object:
    return frozenset(helper.days), helper.start, helper.end, helper.weeks


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
