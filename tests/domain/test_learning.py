"""Months of work count once, the buffer is what nothing fills, and a person reads what was answered."""

from datetime import date

import pytest

from lotse_desktop.domain.answers import answer_text, measure
from lotse_desktop.domain.assessment import (
    Cefr,
    DayBlock,
    DayLine,
    Experience,
    Job,
    JobKind,
    Languages,
    Spoken,
    Texts,
    Training,
    Trainings,
)
from lotse_desktop.domain.learning import buffer_minutes, further_languages, last_worked, worked_months
from tests.catalogue.shipped import catalogue

TODAY = date(2026, 11, 10)


def job(start: date | None, end: date | None, **more: object) -> Job:
    return Job.model_validate({"what": "Pflege", "start": start, "end": end, **more})


def test_months_of_two_jobs_at_the_same_time_count_once() -> None:
    jobs = (job(date(2026, 1, 1), date(2026, 3, 1)), job(date(2026, 2, 1), date(2026, 4, 1)))
    assert worked_months(Experience(jobs=jobs), TODAY) == 4


def test_only_the_last_five_years_count_and_no_future() -> None:
    assert worked_months(Experience(jobs=(job(date(2000, 1, 1), None),)), TODAY) == 60
    assert worked_months(Experience(jobs=(job(date(2000, 1, 1), date(2021, 11, 1)),)), TODAY) == 0
    assert worked_months(Experience(jobs=(job(date(2000, 1, 1), date(2021, 12, 1)),)), TODAY) == 1
    assert worked_months(Experience(jobs=(job(date(2027, 1, 1), None),)), TODAY) == 0
    assert worked_months(Experience(jobs=(job(date(2026, 11, 1), date(2030, 1, 1)),)), TODAY) == 1


def test_a_family_phase_and_a_row_without_words_are_no_work() -> None:
    jobs = (
        job(date(2024, 1, 1), None, job=JobKind.FAMILY_PHASE),
        job(date(2024, 1, 1), None, what=" "),
        job(None, None),
    )
    assert worked_months(Experience(jobs=jobs), TODAY) == 0
    assert last_worked(Experience(jobs=jobs), "821", TODAY) is None


@pytest.mark.parametrize(
    ("blocks", "minutes"),
    [
        ((), None),
        ((("work", 480, 960),), None),
        ((("sleep", 1320, 360),), 960),
        ((("sleep", 1320, 360), ("work", 360, 1320)), 0),
        ((("sleep", 1320, 360), ("work", 360, 900), ("way", 880, 920)), 400),
        ((("sleep", 1320, 360), ("work", None, 900)), 960),
    ],
)
def test_the_buffer_is_what_nothing_fills_once_the_sleep_is_told(
    blocks: tuple[tuple[str, int | None, int], ...], minutes: int | None
) -> None:
    line = DayLine(blocks=tuple(DayBlock(what=what, start=start, end=end) for what, start, end in blocks))
    assert buffer_minutes(line) == minutes
    assert measure(line, TODAY) == minutes


def test_further_languages_are_those_beside_german_from_b1_on() -> None:
    spoken = (("de", Cefr.C1), ("ar", Cefr.NATIVE), ("en", Cefr.A2), ("", Cefr.C2), ("Romanes", Cefr.B1), ("fr", None))
    answer = Languages(languages=tuple(Spoken(language=language, level=level) for language, level in spoken))
    assert [one.language for one in further_languages(answer)] == ["ar", "Romanes"]
    assert measure(answer, TODAY) == 2


def test_lists_in_words() -> None:
    items = {item.id: item for domain in catalogue().domains for item in domain.items}
    languages = Languages(languages=(Spoken(language="ar", level=Cefr.NATIVE), Spoken(language="Romanes")))
    assert answer_text(items["SPR1"], languages) == "Arabisch Muttersprache, Romanes"
    assert answer_text(items["BIL2"], Trainings()) == "keine"
    abroad = Trainings(trainings=(Training(what="Elektrik", year=2006, abroad=True),))
    assert answer_text(items["BIL2"], abroad) == "Elektrik 2006 (abgeschlossen, Ausland)"
    jobs = Experience(jobs=(job(date(2020, 6, 1), None), job(None, None, what="Ehrenamt")))
    assert answer_text(items["KOM1"], jobs) == "Pflege 06/2020 bis heute, Ehrenamt"
    assert answer_text(items["KOM3"], Texts(texts=("planen", "", "rechnen"))) == "planen, rechnen"
    assert answer_text(items["ALL1"], DayLine(blocks=(DayBlock(what="sleep", start=1320, end=360),))) == "Puffer 16 h"
