"""The indicators: the seeds of the handbook exactly, rounding half up, German spelling, borders of a period."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotse_desktop.domain.indicators import (
    ChainFigures,
    ChainRun,
    Heads,
    Person,
    i01_persons,
    i02_average_stock,
    i03_fathers,
    i04_cases_per_coach,
    i05_integrations,
    i06_integrated,
    i07_share_integrated,
    i08_integration_rate,
    i09_trainings,
    i11_hours,
    i12_sustained,
    i14_closed_gaps,
    i15_gap_classes,
    i16_median_hours,
    i17_needs,
    i18_goals,
    i19_waiting,
    i20_chains,
    number_text,
    percent,
    percent_text,
    period_figures,
    pooled,
    ratio,
)

FIRST, LAST = date(2013, 5, 1), date(2014, 4, 1)
OPENED = date(2012, 1, 1)


def darmstadt(*, twice: int = 0, same_month: int = 0) -> list[Person]:
    """1,000 persons, 60 men, 320 with exactly one integration in the period (handbook 8.3)."""
    persons: list[Person] = []
    for number in range(1000):
        gender = "M" if number % 50 < 3 else "W"
        month = date(2013, 5, 1) if number % 2 else date(2014, 1, 1)
        starts: tuple[date, ...] = (month,) if number < 320 else ()
        if number < twice:
            starts = (date(2013, 6, 1), date(2014, 2, 11))
        if twice <= number < twice + same_month:
            starts = (date(2013, 6, 1), date(2013, 6, 30))
        persons.append(Person(OPENED, gender=gender, integrations=starts))
    return persons


def test_darmstadt_dieburg() -> None:
    figures = period_figures(darmstadt(), FIRST, LAST)
    assert number_text(i01_persons(figures)) == "1.000"
    assert i02_average_stock(figures) == 1000
    assert percent_text(i03_fathers(figures)) == "6,0 %"
    assert number_text(i04_cases_per_coach(i02_average_stock(figures), 8)) == "125,0"
    assert (i05_integrations(figures), i06_integrated(figures)) == (320, 320)
    assert percent_text(i07_share_integrated(figures)) == "32,0 %"
    assert percent_text(i08_integration_rate(figures)) == "32,0 %"


def test_variant_a_two_integrations_in_different_months_count_twice_in_the_rate_only() -> None:
    figures = period_figures(darmstadt(twice=20), FIRST, LAST)
    assert (i05_integrations(figures), i06_integrated(figures)) == (340, 320)
    assert percent_text(i07_share_integrated(figures)) == "32,0 %"
    assert percent_text(i08_integration_rate(figures)) == "34,0 %"


def test_variant_b_two_starts_in_one_month_count_once() -> None:
    assert i05_integrations(period_figures(darmstadt(same_month=1), FIRST, LAST)) == 320


def test_the_other_seeds() -> None:
    assert number_text(i04_cases_per_coach(1450, 8)) == "181,3"
    assert percent_text(percent(4600, 8700)) == "52,9 %"
    assert percent_text(percent(105, 280)) == "37,5 %"
    assert ratio(1, 0) is None
    assert percent_text(percent(1, 0)) == "–"
    assert i09_trainings({"APPRENTICESHIP": 3, "APPRENTICESHIP_PT": 22, "INSURED_FULL": 9}) == 25


def test_a_period_counts_whole_months_and_the_days_at_its_borders() -> None:
    persons = [
        Person(date(2013, 4, 30), closed_on=date(2013, 5, 1)),
        Person(date(2013, 4, 1), closed_on=date(2013, 4, 30)),
        Person(date(2014, 4, 30), integrations=(date(2014, 5, 1),)),
        Person(date(2014, 5, 1)),
        Person(date(2013, 6, 15), closed_on=date(2013, 7, 31), integrations=(date(2013, 4, 30), date(2014, 4, 30))),
    ]
    figures = period_figures(persons, FIRST, LAST)
    assert i01_persons(figures) == 3
    assert figures.month_end_stock == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert figures.official_integrations == (*(0,) * 11, 1)
    assert figures.integrated.total == 1


def test_waiting_days_leave_in_steps_of_five_and_in_order() -> None:
    waits = (12, 3, 0, 38, 2)
    persons = [
        Person(OPENED, referred_on=date(2013, 6, 1), first_appointment=date(2013, 6, 1) + timedelta(days=n))
        for n in waits
    ]
    figures = period_figures(persons, FIRST, LAST)
    assert figures.waiting_days == (0, 0, 5, 10, 40)
    assert i19_waiting(figures.waiting_days) == 5
    assert i19_waiting((5, 10)) == Decimal("7.5")
    assert i19_waiting(()) is None


def test_few_without_consent_are_not_told() -> None:
    told = [period_figures([], FIRST, LAST, without_consent=n).without_consent for n in (0, 1, 2, 3, 9)]
    assert told == [0, None, None, 3, 9]


def test_figures_of_laptops_are_added_only_for_the_same_period() -> None:
    persons = darmstadt(twice=20)
    parts = [period_figures(persons[n::8], FIRST, LAST) for n in range(8)]
    assert pooled(parts) == period_figures(persons, FIRST, LAST)
    assert pooled([*parts, period_figures([], FIRST, FIRST)]) is None
    assert pooled([]) is None
    some = pooled([parts[0], parts[1].model_copy(update={"without_consent": None})])
    assert some is not None
    assert some.without_consent is None
    assert Heads(W=1).plus(Heads(M=2, U=3)).total == 6


def test_indicators_of_counted_rows() -> None:
    assert i11_hours({"20_24": 3, "UNKNOWN": 9})[2] == ("20_24", 3)
    assert i12_sustained({"YES": 78, "NO": 22, "UNKNOWN": 50}) == Decimal("78.0")
    assert i12_sustained({"UNKNOWN": 5}) is None
    assert i15_gap_classes({"EARLY": 2, "LATE": 9, "CORE": 2}) == (("LATE", 9), ("CORE", 2), ("EARLY", 2))
    assert i18_goals(8, 3) == Decimal("37.5")
    assert [(n.group, n.unanswered) for n in i17_needs({"FAMILY": 2, "CARE_PLACE": 7}, {"CARE_PLACE": 3})] == [
        ("CARE_PLACE", 4),
        ("FAMILY", 2),
    ]


def test_closed_gaps_are_middles_of_bands_and_never_negative() -> None:
    closed = i14_closed_gaps({("601_1200", "0"): 2, ("121_300", "301_600"): 5, ("0", "0"): 9, ("UNKNOWN", "0"): 1})
    assert (closed.hours, closed.cases, closed.whole_share) == (Decimal("30.0"), 7, Decimal("28.6"))


@pytest.mark.parametrize(
    ("bands", "median"),
    [
        ({"U15": 1, "35P": 1}, "U15"), ({"U15": 1, "20_24": 1, "35P": 1}, "20_24"), ({"30_34": 4}, "30_34"),
        ({"UNKNOWN": 9}, None),
    ],
)  # fmt: skip
def test_the_median_band_of_feasible_hours(bands: dict[str, int], median: str | None) -> None:
    assert i16_median_hours(bands) == median


def test_chains_and_where_they_stop_most_often() -> None:
    runs = [ChainRun("C3", finished=True), ChainRun("C3", stopped_at="antrag"), ChainRun("C1", stopped_at="b"),
            ChainRun("C1", stopped_at="a"), ChainRun("C3")]  # fmt: skip
    assert i20_chains(runs) == (ChainFigures("C1", 2, 0, "a"), ChainFigures("C3", 3, 1, "antrag"))
