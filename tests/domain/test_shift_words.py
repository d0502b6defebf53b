"""How working times go with today's care, in words."""

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.shift_fit import find_fit
from lotse_desktop.domain.shift_words import fit_text, missing_rows, template_times
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, WORKDAYS

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)


def work(start: int, end: int, *days: Weekday, cycle: int = 1, weeks: tuple[int, ...] | None = None) -> ShiftTemplate:
    block = ShiftBlock(days=days or WORKDAYS, start=start, end=end, pause=30, weeks=weeks)
    return ShiftTemplate(key="w", title="W", cycle_weeks=cycle, blocks=(block,))


def test_the_verdict_is_one_phrase() -> None:
    def verdict(template: ShiftTemplate) -> str:
        return fit_text(find_fit(A.client.children, A.care_week, template))

    assert verdict(work(485, 925)) == "passt"
    assert verdict(work(600, 1050, Weekday.MO)) == "passt mit Hilfe von Nachbarin F."
    assert verdict(work(480, 780, Weekday.MO)) == "es fehlen 5 min in der Woche"
    long = A.care_week.model_copy(update={"cycle_weeks": 7, "activities": (), "absences": ()})
    assert fit_text(find_fit(A.client.children, long, work(480, 780, cycle=4))) == "lässt sich nicht rechnen"


def test_missing_days_with_the_same_minutes_stand_together() -> None:
    fit = find_fit(B.client.children, B.care_week, work(480, 870))
    assert list(missing_rows(fit)) == [("Mo, Mi", "10 min"), ("Di", "25 min"), ("Do", "35 min"), ("Fr", "1 h 10 min")]
    fit = find_fit(A.client.children, A.care_week, work(480, 780, Weekday.MO))
    assert list(missing_rows(fit)) == [("Woche A: Mo", "5 min"), ("Woche B: Mo", "5 min")]


def test_times_name_the_week_only_where_weeks_differ() -> None:
    assert template_times(work(480, 780)) == ("Mo–Fr 8:00 bis 13:00, Pause 30 min",)
    turn = work(1320, 360, Weekday.SA, cycle=3, weeks=(1, 3))
    assert template_times(turn) == ("Woche A und C: Sa 22:00 bis 6:00, Pause 30 min",)
