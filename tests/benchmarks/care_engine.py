"""How long one computation of the care engine takes, and how it grows.  Run it as a script; it prints ratios.

    python -m compileall -q lotse_desktop && python -m tests.benchmarks.care_engine

Milliseconds are processor time of the best of many rounds; only the ratios travel from machine to machine.  The floor
is sorting, merging and subtracting the same number of plain intervals.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise

from lotse_desktop.domain.care import (
    Absence,
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    Door,
    DoorWay,
    Helper,
    Reliability,
    Ways,
    Weekday,
)
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.intervals import Interval, merge, minus

LIMIT_MS = 1.0
"""What one recomputation of three children, two weeks and six sources may take."""
DOORS_LIMIT_MS = 2.0
"""The same with a door for every place and every way between them."""

ROUNDS = 40
_DAYS = tuple(Weekday)


def children(number: int) -> tuple[Child, ...]:
    """Every third child may be alone for an hour."""
    return tuple(
        Child(id=f"c{n}", given_name="Kind", birth_month=date(2018, 1, 1), alone_max_minutes=60 * (n % 3 == 2))
        for n in range(number)
    )


def family_week(kids: tuple[Child, ...], weeks: int, sources: int) -> CareWeek:
    """Early and late shifts in turn, and so many sources of care for all children: places, helpers, contact time."""
    ids = tuple(child.id for child in kids)
    places = tuple(
        CarePlace(id=f"p{n}", kind=CareKind.HORT, children=ids, days=_DAYS[:5], booked=(450 + 35 * n, 600 + 30 * n))
        for n in range(sources // 2)
    )
    helpers = tuple(
        Helper(
            id=f"h{n}",
            children=ids,
            days=_DAYS[n % 5 : n % 5 + 2],
            start=300 + 7 * n,
            end=480 + 5 * n,
            reliability=Reliability.FIRM if n % 2 else Reliability.USUAL,
        )
        for n in range(sources - len(places) - 1)
    )
    away = Absence(id="u", children=ids, weeks=(1,), days=(Weekday.SA, Weekday.SO), start=0, end=1440)
    shifts = tuple(
        Activity(
            id=f"a{number}",
            weeks=(number,),
            days=_DAYS[:6],
            start=360 if number % 2 else 810,
            end=810 if number % 2 else 1260,
        )
        for number in range(1, weeks + 1)
    )
    return CareWeek(
        cycle_weeks=weeks,
        default_way=Ways(out=25, back=25),
        activities=shifts,
        care=places,
        helpers=helpers,
        absences=(away,),
    )


def with_doors(week: CareWeek) -> CareWeek:
    """The same week, each place with a door of its own and with known ways to the others."""
    ids = [place.id for place in week.care]
    return week.model_copy(
        update={
            "care": tuple(place.model_copy(update={"door": place.id}) for place in week.care),
            "doors": tuple(Door(id=name, home=5, work=15) for name in ids),
            "between": tuple(DoorWay(doors=pair, minutes=7) for pair in combinations(ids, 2)),
        }
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest round."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time_ns()
        for _ in range(10):
            work()
        best = min(best, (time.process_time_ns() - begun) / 1e7)
    return best


def one(kids: int, weeks: int, sources: int) -> float:
    """Milliseconds of one computation."""
    people = children(kids)
    week = family_week(people, weeks, sources)
    return milliseconds(lambda: compute(people, week))


def one_with_doors(kids: int, weeks: int, sources: int) -> float:
    """Milliseconds of one computation with the true ways of each day."""
    people = children(kids)
    week = with_doors(family_week(people, weeks, sources))
    return milliseconds(lambda: compute(people, week))


def floor(kids: int, weeks: int, sources: int) -> float:
    """Milliseconds for merging and subtracting as many plain intervals."""
    supply: list[Interval] = [
        (day * 1440 + 400 + 9 * n, day * 1440 + 600 + 11 * n) for day in range(7 * weeks) for n in range(sources)
    ]
    demand: list[Interval] = [(day * 1440 + 310, day * 1440 + 860) for day in range(7 * weeks)]

    def plain() -> None:
        for _ in range(kids):
            minus(merge(demand), merge(supply))

    return milliseconds(plain)


def main() -> int:
    """Print the figures; the exit status is 1 when a limit is missed."""
    usual, plain = one(3, 2, 6), floor(3, 2, 6)
    doors = one_with_doors(3, 2, 6)
    print(f"3 Kinder, 2 Wochen, 6 Quellen: {usual:.3f} ms (Grenze {LIMIT_MS} ms), {usual / plain:.1f} × Untergrenze")
    print(f"Mit Wegen zu den Türen: {doors:.3f} ms (Grenze {DOORS_LIMIT_MS} ms), {doors / usual:.1f} × ohne")
    for name, sizes in (
        ("Kinder", [(1, 2, 6), (2, 2, 6), (4, 2, 6), (8, 2, 6)]),
        ("Wochen", [(3, 1, 6), (3, 2, 6), (3, 4, 6), (3, 8, 6), (3, 24, 6)]),
        ("Quellen", [(3, 2, 3), (3, 2, 6), (3, 2, 12), (3, 2, 24)]),
    ):
        times = [one(*size) for size in sizes]
        steps = [f"{later / earlier:.2f}" for earlier, later in pairwise(times)]
        index = {"Kinder": 0, "Wochen": 1, "Quellen": 2}[name]
        counts = " → ".join(str(size[index]) for size in sizes)
        print(f"{name} {counts}: {', '.join(f'{ms:.3f}' for ms in times)} ms, Wachstum {', '.join(steps)}")
    return 0 if usual < LIMIT_MS and doors < DOORS_LIMIT_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
