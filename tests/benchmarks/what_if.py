"""How long a what-if takes, and how that compares with counting minute by minute and with the library ``portion``.

Run it as ``python -m tests.benchmarks.what_if``; ``portion`` is compared where it is installed.  Processor times.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from lotse_desktop.domain.care import Absence, CarePlace, CareWeek, Helper, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.effects import effect_of, find_effects, find_weak_points
from lotse_desktop.domain.gaps import family_gap
from lotse_desktop.domain.scenarios import HolidayWeek, LongerBooking, apply
from lotse_desktop.domain.timetable import WEEK, demand_times, supply_times
from tests.benchmarks.care_engine import children, family_week, milliseconds

WHAT_IF_MS: Final = 16
HELPERS_MS: Final = 50


def supplying(week: CareWeek) -> Sequence[CarePlace | Helper | Absence]:
    """Everything that looks after children."""
    return (*week.care, *week.helpers, *week.absences)


def naive(kids: Sequence[Child], week: CareWeek) -> int:
    """Minutes of family gap, counted one by one; strict supply, nobody alone."""
    cycle = week.cycle_weeks * WEEK
    open_minutes: set[int] = set()
    for child in kids:
        needed = {minute % cycle for start, end in demand_times(week, child) for minute in range(start, end)}
        for entry in supplying(week):
            counts = not isinstance(entry, Helper) or entry.reliability is Reliability.FIRM
            if counts and child.id in entry.children:
                for start, end in supply_times(week, entry):
                    needed.difference_update(minute % cycle for minute in range(start, end))
        open_minutes |= needed
    return len(open_minutes)


def by_portion(library: Any, kids: Sequence[Child], week: CareWeek) -> int:
    """The same with intervals of the library ``portion``."""
    family = library.empty()
    for child in kids:
        gap = library.Interval(*(library.closedopen(*piece) for piece in demand_times(week, child)))
        for entry in supplying(week):
            counts = not isinstance(entry, Helper) or entry.reliability is Reliability.FIRM
            if counts and child.id in entry.children:
                gap -= library.Interval(*(library.closedopen(*piece) for piece in supply_times(week, entry)))
        family |= gap
    return sum(piece.upper - piece.lower for piece in family if not piece.empty)


def main() -> int:
    """Print the figures; the exit status is 1 when a limit is missed or the answers differ."""
    kids = tuple(child.model_copy(update={"alone_max_minutes": 0}) for child in children(3))
    week = family_week(kids, 2, 6)
    tried = apply(week, HolidayWeek())
    ours = milliseconds(lambda: family_gap(kids, tried))
    limits: list[tuple[str, Callable[[], object], int]] = [
        ("Was wäre, wenn (vorher und nachher)", lambda: effect_of(kids, week, (LongerBooking(),)), WHAT_IF_MS),
        ("Wirkung (alle einzelnen Änderungen)", lambda: find_effects(kids, week, "Neu"), WHAT_IF_MS),
        ("HELPER_OUT über alle Helferinnen", lambda: find_weak_points(kids, week), HELPERS_MS),
    ]
    good = True
    for name, work, limit in limits:
        took = milliseconds(work)
        good = good and took < limit
        print(f"{name}: {took:.2f} ms (Grenze {limit} ms)")
    slow = milliseconds(lambda: naive(kids, tried))
    good = good and naive(kids, tried) == family_gap(kids, tried)
    print(f"Lücke nach einer Änderung: {ours:.3f} ms; Minute für Minute {slow:.2f} ms, {slow / ours:.0f} × so lang")
    if find_spec("portion") is None:
        print("portion ist nicht installiert.")
        return 0 if good else 1
    library = import_module("portion")
    other = milliseconds(lambda: by_portion(library, kids, tried))
    good = good and by_portion(library, kids, tried) == family_gap(kids, tried)
    print(f"mit portion {other:.2f} ms, {other / ours:.0f} × so lang")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
