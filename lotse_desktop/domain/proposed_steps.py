"""All proposed steps of a case in one list, each with where it comes from (handbook 7)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.courses import find_measures, step_of, wanted_kinds
from lotse_desktop.domain.needs import FoundNeed
from lotse_desktop.domain.plan import MAX_OPEN_STEPS
from lotse_desktop.domain.proposals import Proposed, propose_steps
from lotse_desktop.domain.qualification import find_gaps, find_target
from lotse_desktop.domain.record import CaseRecord

MOST_FOR_NEEDS: Final = 20
MOST_MEASURES: Final = 3
FROM_NEED: Final = "Bedarf"
FROM_MEASURE: Final = "Maßnahme"


def gather_steps(
    catalogue: Catalogue,
    record: CaseRecord,
    needs: Iterable[FoundNeed],
    today: date,
    more: Iterable[Proposed] = (),
) -> tuple[Proposed, ...]:
    """For needs, from ``more`` (directory, chains), from measures; none when seven steps are open already.

    They may be more than the plan has room for: there is something to choose from.
    What stands in the plan, or was proposed further up with the same words, is left out.
    """
    if len(record.plan.open_steps) >= MAX_OPEN_STEPS:
        return ()
    ids = {step.id for step in record.plan.steps}
    texts = {step.text for step in record.plan.open_steps}
    found: list[Proposed] = []
    for proposed in _all(catalogue, record, tuple(needs), today, more):
        if proposed.step.id not in ids and proposed.step.text not in texts:
            ids.add(proposed.step.id)
            texts.add(proposed.step.text)
            found.append(proposed)
    return tuple(found)


def _all(
    catalogue: Catalogue,
    record: CaseRecord,
    needs: tuple[FoundNeed, ...],
    today: date,
    more: Iterable[Proposed],
) -> Iterator[Proposed]:
    for step in propose_steps(catalogue, record, needs, today, most=MOST_FOR_NEEDS):
        yield Proposed(step, FROM_NEED)
    yield from more
    gaps = find_gaps(catalogue, record, today, find_target(catalogue, record))
    measures = find_measures(catalogue, record, wanted_kinds(catalogue, needs, gaps))
    for fitting in measures[:MOST_MEASURES]:
        yield Proposed(step_of(fitting, today), FROM_MEASURE)
