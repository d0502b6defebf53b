"""Paper for one case, made on the database thread."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from lotse_desktop.domain.compare_sheet import CompareWish
from lotse_desktop.domain.emergency_contacts import Typed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanVersion
from lotse_desktop.domain.work_times import WorkTimesWish
from lotse_desktop.exchange.files import write_file
from lotse_desktop.services.papers import Paper, Papers
from lotse_desktop.services.plans import Plans
from lotse_desktop.ui.jobs import Failed, Jobs


class PaperDesk:
    """What the page „Aktionsplan“ works with (``ui.pages.paper.PaperWork``)."""

    def __init__(self, plans: Plans, client_id: UUID, jobs: Jobs) -> None:
        self._plans = plans
        self._client_id = client_id
        self._jobs = jobs

    def draft(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        """The plan as it would be printed now, and the version it would be."""
        self._jobs.run(partial(self._plans.draft, record), lambda drawn: done(drawn.version, drawn.pdf), failed)

    def print(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        """The plan for paper, kept as a version."""
        self._jobs.run(partial(self._plans.print, record), lambda printed: done(printed.version, printed.pdf), failed)

    def versions(self, done: Callable[[Sequence[PlanVersion]], None], failed: Failed) -> None:
        """What was printed so far, oldest first."""
        self._jobs.run(partial(self._plans.versions, self._client_id), done, failed)

    def pdf(self, number: int, done: Callable[[bytes | None], None], failed: Failed) -> None:
        """The bytes of a printed version."""
        self._jobs.run(partial(self._plans.pdf, self._client_id, number), done, failed)

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:
        """Write ``pdf`` to ``path``."""
        self._jobs.run(partial(write_file, path, pdf), lambda _nothing: done(), failed)


class PapersDesk:
    """What the page „Weitere Papiere“ works with (``ui.pages.papers.PapersWork``)."""

    def __init__(self, papers: Papers, jobs: Jobs) -> None:
        self._papers = papers
        self._jobs = jobs

    def emergency(
        self, record: CaseRecord, typed: Mapping[str, Typed], done: Callable[[str, bytes], None], failed: Failed
    ) -> None:
        """The sheet for the fridge."""
        self._run(partial(self._papers.emergency, record, typed), done, failed)

    def work_times(
        self, record: CaseRecord, wish: WorkTimesWish, done: Callable[[str, bytes], None], failed: Failed
    ) -> None:
        """The times for an employer."""
        self._run(partial(self._papers.work_times, record, wish), done, failed)

    def compare(
        self, record: CaseRecord, wish: CompareWish, done: Callable[[str, bytes], None], failed: Failed
    ) -> None:
        """„Start und heute“ for the client."""
        self._run(partial(self._papers.compare, record, wish), done, failed)

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:
        """Write ``pdf`` to ``path``."""
        self._jobs.run(partial(write_file, path, pdf), lambda _nothing: done(), failed)

    def _run(self, work: Callable[[], Paper], done: Callable[[str, bytes], None], failed: Failed) -> None:
        self._jobs.run(work, lambda paper: done(paper.file_name, paper.pdf), failed)
