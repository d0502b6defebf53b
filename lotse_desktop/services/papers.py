"""Use-cases around the papers beside the plan: emergency sheet, times for an employer, „Start und heute“.

Nothing is kept: what is typed for a print, above all phone numbers, lives as long as the call (handbook 3.6).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.compare_sheet import CompareTexts, CompareWish, build_compare_sheet
from lotse_desktop.domain.emergency_contacts import Typed
from lotse_desktop.domain.emergency_sheet import EmergencyTexts, build_emergency_sheet
from lotse_desktop.domain.errors import NoConsentError, NothingToPrintError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.work_times import WorkTimesTexts, WorkTimesWish, build_work_times
from lotse_desktop.services.ports import Clock, DrawCompare, DrawEmergency, DrawWorkTimes


@dataclass(frozen=True, slots=True)
class Paper:
    """One page as PDF, and what its file is called: never after a person."""

    file_name: str
    pdf: bytes


class Papers:
    """Every method is one document; there is no vault in here.

    The texts are read when they are needed.
    """

    def __init__(
        self,
        clock: Clock,
        catalogue: Catalogue,
        *,
        emergency_texts: Callable[[], EmergencyTexts],
        draw_emergency: DrawEmergency,
        work_times_texts: Callable[[], WorkTimesTexts],
        draw_work_times: DrawWorkTimes,
        compare_texts: Callable[[], CompareTexts],
        draw_compare: DrawCompare,
    ) -> None:
        self._clock, self._catalogue = clock, catalogue
        self._emergency_texts, self._draw_emergency = emergency_texts, draw_emergency
        self._work_times_texts, self._draw_work_times = work_times_texts, draw_work_times
        self._compare_texts, self._draw_compare = compare_texts, draw_compare

    def emergency(self, record: CaseRecord, typed: Mapping[str, Typed]) -> Paper:
        """The sheet for the fridge; ``typed``: key of a contact → what was typed for this print."""
        texts = self._emergency_texts()
        sheet = build_emergency_sheet(record, texts, typed, self._clock().date())
        return Paper(sheet.file_name, self._draw_emergency(sheet, texts))

    def work_times(self, record: CaseRecord, wish: WorkTimesWish) -> Paper:
        """The feasible times for an employer.

        Raises :class:`NoConsentError` without the client's consent, :class:`NothingToPrintError` when no time is
        feasible.
        """
        if record.consents.employer_times is None:
            raise NoConsentError("Dieses Blatt gibt es nur mit Zustimmung. Bitte kreuzen Sie sie zuerst an.")
        texts = self._work_times_texts()
        report = compute(record.client.children, record.care_week)
        times = build_work_times(record.care_week, report, texts, wish, self._clock().date())
        if times is None or not record.client.children:
            raise NothingToPrintError("Mit der Betreuung von heute ist noch keine Arbeitszeit verlässlich machbar.")
        return Paper(times.file_name, self._draw_work_times(times, texts))

    def compare(self, record: CaseRecord, wish: CompareWish) -> Paper:
        """„Start und heute“ for the client, who asked for it.

        Raises :class:`NothingToPrintError` when there is nothing to compare.
        """
        texts = self._compare_texts()
        sheet = build_compare_sheet(self._catalogue, record, texts, wish, self._clock().date())
        if sheet is None:
            raise NothingToPrintError("Es gibt noch keine zwei Runden mit Einschätzungen, die man vergleichen kann.")
        return Paper(sheet.file_name, self._draw_compare(sheet, texts))
