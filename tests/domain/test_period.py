"""Indicators of a period over the cases of one vault: what is counted, what is left out, what is of few."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lotse_desktop.domain.chains import StartedChain, StartedChains
from lotse_desktop.domain.efforts import Efforts, MeasureGroup, StartedMeasure
from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Lifecycle
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.outcomes import (
    Checkpoint,
    FollowUp,
    FollowUpStatus,
    IntegrationKind,
    Outcome,
    Outcomes,
    YesNo,
)
from lotse_desktop.domain.period import Indicator, Period, PeriodCase, find_indicators
from lotse_desktop.domain.referral import Referral
from tests.chains import a_chain, a_step

YEAR = Period(date(2026, 1, 1), date(2026, 12, 1), date(2026, 11, 24), Decimal(1))
PLAIN = PeriodCase(opened_on=date(2025, 6, 1), gender="W")


def lines(*cases: PeriodCase, period: Period = YEAR) -> dict[str, Indicator]:
    return {line.title: line for line in find_indicators(cases, period)}


def value(name: str, *cases: PeriodCase) -> str:
    return lines(*cases)[name].value


def an_outcome(start: date, kind: IntegrationKind = IntegrationKind.INSURED_PART, hours: int | None = None) -> Outcome:
    return Outcome(id=f"{kind}{start}", what=kind, start=start, hours=hours)


def having(*outcomes: Outcome) -> PeriodCase:
    return replace(PLAIN, outcomes=Outcomes(outcomes=outcomes))


def test_a_case_that_ended_before_the_period_is_not_in_it() -> None:
    ended = replace(PLAIN, lifecycle=Lifecycle(closure=Closure(day=date(2025, 12, 31), reason=ClosureReason.OTHER)))
    archived = replace(PLAIN, archived_on=date(2026, 1, 1))
    later = replace(PLAIN, opened_on=date(2027, 1, 1))
    assert value("Begleitete Personen", PLAIN, ended, archived, later) == "2"


def test_restricted_and_handed_over_cases_are_not_used() -> None:
    restricted = replace(PLAIN, lifecycle=Lifecycle(restricted_on=date(2026, 3, 1)))
    handed_over = replace(PLAIN, lifecycle=Lifecycle(handed_over_on=date(2026, 3, 1)))
    assert value("Begleitete Personen", PLAIN, restricted, handed_over) == "1"


def test_fathers_are_told_without_those_of_whom_it_is_not_known() -> None:
    men = [replace(PLAIN, gender="M")] * 3
    assert value("Anteil Väter", *men, *[PLAIN] * 9, replace(PLAIN, gender="D"), replace(PLAIN, gender=None)) == (
        "25,0 % (3 von 12 · 2 ohne Angabe oder divers)"
    )


def test_outcomes_count_in_the_period_in_which_they_began() -> None:
    found = lines(
        having(an_outcome(date(2025, 12, 31)), an_outcome(date(2026, 1, 1), hours=19)),
        having(an_outcome(date(2026, 5, 1), IntegrationKind.APPRENTICESHIP_PT, 20)),
        having(an_outcome(date(2026, 5, 1), IntegrationKind.JOB_KEPT)),
    )
    assert found["Integrationen"].value == "2"
    assert found["Ausbildungen, auch in Teilzeit"].value == "1"
    assert found["Ergebnisse ohne Integration"].value == "1"
    assert found["Arbeit oder Ausbildung gesichert"].value == "1"
    assert found["Wochenstunden: 15 bis 19 Stunden"].value == "1"
    assert found["Wochenstunden: 20 bis 24 Stunden"].value == "1"
    assert "Wochenstunden: nicht notiert" not in found


def test_who_has_work_prepares_no_longer() -> None:
    running = StartedMeasure(id="m", group=MeasureGroup.PREPARATION, start=date(2025, 9, 1))
    over = running.model_copy(update={"end": date(2025, 12, 1)})
    preparing = replace(PLAIN, efforts=Efforts(measures=(running,)))
    in_work = replace(preparing, outcomes=Outcomes(outcomes=(an_outcome(date(2026, 5, 1)),)))
    past = replace(PLAIN, efforts=Efforts(measures=(over,)))
    assert value("Personen in Vorbereitung", preparing, in_work, past) == "1"


def test_what_lasts_is_a_share_of_what_is_known() -> None:
    def checked(status: FollowUpStatus, ended: YesNo) -> PeriodCase:
        made = FollowUp(checkpoint=Checkpoint.MONTHS_3, day=date(2026, 5, 1), status=status)
        one = an_outcome(date(2026, 2, 1)).with_follow_up(made)
        return having(one.model_copy(update={"benefit_ended": ended}))

    found = lines(
        checked(FollowUpStatus.STILL, YesNo.YES),
        checked(FollowUpStatus.OTHER_JOB, YesNo.NO),
        checked(FollowUpStatus.ENDED, YesNo.NO),
        checked(FollowUpStatus.REFUSED, YesNo.UNKNOWN),
    )
    assert found["Hält nach 3 Monaten"].value == "66,7 % (2 von 3 · 1 unbekannt)"
    assert found["Hält nach 12 Monaten"].value == "–"
    assert found["Unabhängig von Grundsicherung"].value == "33,3 % (1 von 3 · 1 unbekannt)"


def test_goals_of_the_plans_and_the_days_of_waiting() -> None:
    def waited(days: int) -> PeriodCase:
        held = Meeting(id="m", day=date(2026, 3, 1 + days), status=MeetingStatus.ATTENDED)
        return replace(
            PLAIN, referral=Referral(received_on=date(2026, 3, 1)), meetings=Meetings(meetings=(held,)), goals_set=3
        )

    found = lines(waited(3), waited(8), replace(waited(22), goals_reached=3))
    assert found["Wartezeit bis zum Erstgespräch"].value == "8 Tage (3 Personen)"
    assert found["Ziele erreicht"].value == "33,3 % (3 von 9)"


def test_chains_that_were_begun_in_the_period() -> None:
    def begun(start: date, *, reached: bool) -> PeriodCase:
        ended = StartedChain(id="c", chain=a_chain(), start=start, ended_on=date(2026, 9, 1), reached=reached)
        return replace(PLAIN, chains=StartedChains(chains=(ended,)))

    days = (date(2026, 3, 1), date(2026, 4, 1))
    found = value(
        "Kette „Probekette“",
        begun(days[0], reached=True),
        begun(days[1], reached=False),
        begun(date(2025, 3, 1), reached=True),
    )
    assert found == f"2 begonnen, 1 abgeschlossen; hängt am häufigsten bei „{a_step().action}“"
    assert value("Dienstleistungsketten", PLAIN) == "keine begonnen"


def test_few_cases_are_marked_and_none_is_not() -> None:
    found = lines(*[PLAIN] * 40, having(an_outcome(date(2026, 5, 1))))
    assert not found["Begleitete Personen"].few
    assert found["Integrationen"].few
    assert found["Vermittlungsanteil"].few
    assert not found["Ergebnisse ohne Integration"].few


def test_every_line_says_what_it_means_and_nothing_is_divided_by_nothing() -> None:
    assert all(line.meaning for line in find_indicators((), YEAR))
    none = lines(period=replace(YEAR, coaches=Decimal(0)))
    titles = ("Anteil Väter", "Betreuungsschlüssel", "Integrationsquote", "Ziele erreicht")
    assert [none[title].value for title in titles] == ["–"] * 4
