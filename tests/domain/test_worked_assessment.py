"""Cases A and B of the handbook, answered completely, give the needs, flags, priorities and gaps of 11.4 and 11.5."""

from dataclasses import replace

from lotse_desktop.domain.courses import course_text, find_course_fit, find_measures, wanted_kinds
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import FoundNeed, differs, find_needs, priorities
from lotse_desktop.domain.qualification import find_cv_words, find_gaps, find_hints, find_target
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.shift_fit import Fit
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, whole_mara, whole_tarek

NEEDS_A = [
    "CARE_HOURS_TOO_SHORT",
    "CARE_EARLY",
    "CARE_AFTERNOON",
    "CARE_LATE",
    "CARE_WEEKEND",
    "CARE_SICKNESS",
    "NETWORK_SINGLE_PERSON",
    "PEER_CONTACT",
    "BENEFIT_CHECK",
    "WORK_LIMITS",
    "OVERLOAD",
    "HEALTH_ADVICE",
    "DIGITAL_DEVICE",
    "SHIFT_MISMATCH",
    "JOB_AT_RISK",
    "TIME_BUFFER",
]
NEEDS_B = [
    "CARE_CORE",
    "CARE_EARLY",
    "CARE_AFTERNOON",
    "CARE_HOLIDAYS",
    "CARE_SICKNESS",
    "QUIET_PLACE",
    "DRIVING_LICENCE",
    "BENEFIT_CHECK",
    "INCOME_FORECAST",
    "UPFRONT_COSTS",
    "RECOGNITION",
    "EXPERIENCE_GAP",
    "APPLICATION_DOCS",
    "HOURS_MISMATCH",
    "PAPERWORK",
]
HOLIDAY_GAP_B = 7
"""Open days of the year (11.5); how they follow is proved with the holiday balance."""


def needs_b() -> tuple[FoundNeed, ...]:
    record = whole_tarek()
    report = replace(compute(record.client.children, record.care_week), open_holidays=HOLIDAY_GAP_B)
    return find_needs(catalogue(), record, report, TAREK_DAY)


def flags(record: CaseRecord) -> list[str]:
    return [domain.key for domain in catalogue().domains if differs(record.answers(domain.key))]


def first_three(record: CaseRecord) -> list[tuple[str, int]]:
    return [(domain.key, priority) for domain, priority in priorities(catalogue(), record)][:3]


def test_case_a_raises_exactly_the_sixteen_needs_in_the_order_of_the_catalogue() -> None:
    record = whole_mara()
    found = find_needs(catalogue(), record, compute(record.client.children, record.care_week), MARA_DAY)
    assert [need.kind.key for need in found] == NEEDS_A
    assert len(NEEDS_A) == 16


def test_case_b_raises_exactly_the_fifteen_needs_in_the_order_of_the_catalogue() -> None:
    assert [need.kind.key for need in needs_b()] == NEEDS_B
    assert len(NEEDS_B) == 15


def test_the_ratings_that_differ_and_the_three_first_priorities() -> None:
    assert flags(whole_mara()) == ["CONFIDENCE"]
    assert flags(whole_tarek()) == ["SKILLS"]
    assert first_three(whole_mara()) == [("CHILDCARE", 9), ("WORK_WISH", 9), ("NETWORK", 6)]
    assert first_three(whole_tarek()) == [("CHILDCARE", 6), ("FINANCE", 6), ("EDUCATION", 6)]


def test_the_qualification_gaps_of_both_cases() -> None:
    for record, today, gaps, hints in (
        (whole_mara(), MARA_DAY, [], ()),
        (whole_tarek(), TAREK_DAY, ["RECOGNITION", "DRIVING_LICENCE", "EXPERIENCE_GAP"], ("Deutsch B2 empfohlen",)),
    ):
        target = find_target(catalogue(), record)
        assert target is not None
        assert [gap.need for gap in find_gaps(catalogue(), record, today, target)] == gaps
        assert find_hints(catalogue(), record, target) == hints


def test_the_language_course_of_case_b_goes_with_the_care() -> None:
    """11.5: ``course_gap_week: 0``."""
    record = whole_tarek()
    course = next(measure for measure in catalogue().measures if measure.key == "M_JOB_LANGUAGE")
    fit = find_course_fit(record.client.children, record.care_week, course.blocks)
    assert fit is not None
    assert (fit.fit, fit.missing_minutes) == (Fit.FITS, 0)
    assert course_text(fit, 1) == "Kurs passt"


def test_the_measures_of_case_b_answer_its_gaps_first() -> None:
    record = whole_tarek()
    gaps = find_gaps(catalogue(), record, TAREK_DAY, find_target(catalogue(), record))
    found = find_measures(catalogue(), record, wanted_kinds(catalogue(), needs_b(), gaps))
    keys = [fitting.measure.key for fitting in found]
    assert keys[:4] == ["M_RECOGNITION", "M_LICENCE_B", "M_INTERNSHIP", "M_REFRESHER"]
    assert "M_ADAPTATION" not in keys  # only once something of the recognition is known


def test_family_work_of_case_a_in_the_words_of_a_cv() -> None:
    assert [words for _, words in find_cv_words(catalogue(), whole_mara())] == [
        "Organisation und Zeitplanung, auch bei kurzfristigen Änderungen",
        "Konflikte ruhig klären",
        "Pflege und Verlässlichkeit im Notfall",
    ]
