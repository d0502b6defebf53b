"""Times of a step against the care of the worked families: days of the week, weeks of the rota, real days."""

from datetime import date

import pytest

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.care import CareWeek, Weekday
from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.step_fit import StepFit, StepFitKind, effect_text, find_effect, find_step_fit
from lotse_desktop.domain.step_times import StepEffect, StepTime, TimesFor
from lotse_desktop.storage.holiday_data import load_calendar
from tests.builders import a_client, a_record, jana
from tests.families import mara, tarek

MO, DI, MI, DO, FR, SA, SO = Weekday


def a_step(*times: StepTime, care: bool = False) -> Step:
    return Step(id="s", text="Termin", times=times, times_for=TimesFor.CARE if care else TimesFor.AWAY)


def weekly(start: int, end: int, *days: Weekday, weeks: tuple[int, ...] | None = None) -> StepTime:
    return StepTime(days=days, weeks=weeks, start=start, end=end)


def holidays(record: CaseRecord) -> HolidayCalendar:
    return load_calendar(record.client.state, date(2026, 1, 1), date(2027, 12, 31))


def fit(record: CaseRecord, *times: StepTime, calendar: bool = True) -> StepFit:
    known = holidays(record) if calendar else None
    found = find_step_fit(record.client.children, record.care_week, a_step(*times), known)
    assert found is not None
    return found


def spans(found: StepFit) -> list[tuple[int, int]]:
    return [(opening.time.start, opening.time.end) for opening in found.openings]


def test_what_lies_in_the_care_of_today_fits() -> None:
    found = fit(mara(), weekly(540, 600, DI))
    assert (found.kind, found.words, found.is_open) == (StepFitKind.FITS, "Passt", False)


def test_what_is_missing_is_told_in_minutes_and_days_with_ways_and_buffers() -> None:
    """Case B: 35 minutes there and 5 before: from 8:00 on means from 7:20; Sami has his school from 7:45."""
    found = fit(tarek(), weekly(480, 780, DI))
    assert (found.kind, found.words) == (StepFitKind.MISSES, "Passt nicht: 25 Minuten am Dienstag")
    assert spans(found) == [(440, 465)]
    assert found.openings[0].time.children == ("sami",)


def test_a_week_of_the_rota_is_named_and_the_others_are_left_out() -> None:
    found = fit(mara(), weekly(960, 1020, DI, weeks=(2,)))
    assert "am Dienstag in Woche B" in found.words
    assert {opening.time.weeks for opening in found.openings} == {(2,)}


def test_a_week_that_the_rota_no_longer_has_counts_as_every_week() -> None:
    assert fit(tarek(), weekly(480, 780, DI, weeks=(2,))).words == fit(tarek(), weekly(480, 780, DI)).words


def test_usual_help_is_named_and_still_counts_as_open() -> None:
    """The neighbour usually comes on Monday from 16:00 to 18:30."""
    found = fit(mara(), weekly(930, 1020, MO))
    assert found.kind is StepFitKind.FITS_WITH_USUAL_HELP
    assert found.helpers == ("Nachbarin F.",)
    assert found.words == "Passt nur, wenn diese Hilfe kommt: Nachbarin F."
    assert found.is_open


def test_on_a_public_holiday_the_kita_is_closed() -> None:
    """Ascension, Thursday 2027-05-06: 8:00 to 14:10 is open in the early shift of case A (handbook 11.1)."""
    ordinary = fit(mara(), StepTime(day=date(2027, 5, 13), start=540, end=600))
    assert ordinary.kind is StepFitKind.FITS
    holiday = fit(mara(), StepTime(day=date(2027, 5, 6), start=540, end=600))
    assert holiday.words == "Passt nicht: 2 h 10 min am Donnerstag, 06.05.2027"
    assert spans(holiday) == [(505, 635)]
    assert holiday.openings[0].day == date(2027, 5, 6)


def test_a_date_over_midnight_is_one_time() -> None:
    found = fit(tarek(), StepTime(day=date(2027, 1, 11), start=1320, end=360))
    assert spans(found)[0][1] > 1440
    assert {opening.day for opening in found.openings} == {date(2027, 1, 11)}


def test_a_date_asks_for_usual_help_of_that_day() -> None:
    monday = StepTime(day=date(2026, 12, 7), start=930, end=1020)
    assert fit(mara(), monday).helpers == ("Nachbarin F.",)
    assert fit(mara(), StepTime(day=date(2026, 12, 8), start=930, end=1020)).kind is StepFitKind.MISSES


def test_without_a_calendar_a_date_is_tested_like_its_day_of_the_week() -> None:
    holiday = StepTime(day=date(2027, 5, 6), start=540, end=600)
    assert fit(mara(), holiday, calendar=False).kind is StepFitKind.FITS


def test_leave_of_the_client_does_not_hide_a_date() -> None:
    record = mara()
    day = date(2026, 12, 8)
    week = record.care_week.model_copy(update={"leave": ((day, day),)})
    found = fit(record.with_care_week(week), StepTime(day=day, start=1080, end=1140))
    assert found.kind is StepFitKind.MISSES


def test_where_the_beginning_of_the_rota_is_missing_a_date_cannot_be_tested() -> None:
    record = mara()
    lost = record.with_care_week(record.care_week.model_copy(update={"cycle_start": None}))
    found = fit(lost, StepTime(day=date(2026, 12, 8), start=540, end=600))
    assert found.kind is StepFitKind.UNKNOWN
    assert "wann Woche A beginnt" in found.words


def test_several_times_are_told_together() -> None:
    found = fit(
        tarek(), weekly(480, 780, DI), weekly(540, 600, MI), StepTime(day=date(2026, 12, 8), start=480, end=500)
    )
    assert found.words.startswith("Passt nicht: 25 Minuten am Dienstag und ")
    assert found.words.endswith("am Dienstag, 08.12.2026")


@pytest.mark.parametrize(
    ("record", "step"),
    [
        (mara(), a_step()),
        (mara(), a_step(weekly(300, 360, MO), care=True)),
        (a_record(a_client()), a_step(weekly(300, 360, MO))),
    ],
)
def test_without_times_children_or_absence_nothing_is_asked(record: CaseRecord, step: Step) -> None:
    assert find_step_fit(record.client.children, record.care_week, step, None) is None


def test_as_long_as_no_care_is_entered_the_program_says_so() -> None:
    record = jana().with_care_week(CareWeek())
    assert fit(record, weekly(540, 600, MO)).words == "Noch ist keine Betreuung eingetragen."


def test_care_that_a_step_brings_changes_the_open_minutes() -> None:
    """Case A, S3 without S1 and S2: 5:15 to 7:30 Monday to Wednesday in week 1 closes 3 × 130 of 2,140 minutes."""
    record = mara()
    step = a_step(weekly(315, 450, MO, DI, MI, weeks=(1,)), care=True)
    effect = find_effect(record.client.children, record.care_week, step)
    assert effect is not None
    assert effect == StepEffect(before=1070, after=875)
    assert effect_text(effect) == "Offen sind dann 14 h 35 min in der Woche statt 17 h 50 min."


def test_only_regular_care_has_an_effect() -> None:
    record = mara()
    for step in (
        a_step(weekly(315, 450, MO)),
        a_step(StepTime(day=date(2026, 12, 7), start=315, end=450), care=True),
        a_step(care=True),
    ):
        assert find_effect(record.client.children, record.care_week, step) is None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (60, 60, "An den offenen Zeiten ändert das nichts."),
        (90, 0, "Damit ist alles abgedeckt. Offen waren 1 h 30 min in der Woche."),
    ],
)
def test_an_effect_in_words(before: int, after: int, words: str) -> None:
    assert effect_text(StepEffect(before=before, after=after)) == words
