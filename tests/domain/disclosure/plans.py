"""The plan that the program is delivered with, and random laptops for it."""

import random
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from lotse_desktop.domain.assessment import Cefr
from lotse_desktop.domain.disclosure.delivery import Milestone, Mode, Order, SnapshotKey
from lotse_desktop.domain.disclosure.facts import CareFigures, CareSlot, CaseFacts, Vocation
from lotse_desktop.domain.disclosure.plan import DisclosurePlan, check_plan
from lotse_desktop.domain.outcomes import Checkpoint, FollowUp, FollowUpStatus, IntegrationKind, Outcome, YesNo

STANDARD = Path(__file__).parents[3] / "resources" / "disclosure" / "standard.json"
TODAY = date(2026, 11, 24)


@cache
def standard_plan() -> DisclosurePlan:
    """The default plan."""
    return check_plan(DisclosurePlan.model_validate_json(STANDARD.read_text(encoding="utf-8")))


def an_order(source: str = "L01", counter: int = 1, mode: Mode = Mode.SHEETS, cohort: str = "2026") -> Order:
    """A delivery of a laptop in Mainz."""
    key = SnapshotKey(source_code=source, site="MZ", cohort=cohort, milestone=Milestone.MONTHS_6)
    return Order(
        snapshot=key,
        counter=counter,
        nonce=f"{counter:032x}",
        program="0.1.0",
        mode=mode,
        legal_basis="Einwilligung, Fassung 2" if mode is Mode.RECORDS else "",
    )


def random_cases(rng: random.Random, count: int) -> list[CaseFacts]:
    """``count`` consenting clients of 2026 with skewed, dependent answers as on a real laptop."""
    return [_case(rng) for _ in range(count)]


def _case(rng: random.Random) -> CaseFacts:
    children = tuple(
        date(rng.randint(2010, 2025), rng.randint(1, 12), 1) for _ in range(rng.choices((1, 2, 3), (6, 3, 1))[0])
    )
    gap = rng.choices((0, 60, 210, 450, 900, 1500), (2, 1, 2, 2, 2, 1))[0]
    classes = ("EARLY", "CORE", "AFTERNOON", "LATE", "NIGHT", "WEEKEND")
    slots = tuple(
        CareSlot(rng.randint(0, 14), rng.randint(0, 6), rng.choice(("05_07", "16_18", "18_22")))
        for _ in range(rng.randint(0, 4))
    )
    care = CareFigures(
        Fraction(gap), tuple(c for c in classes if gap and rng.random() < 0.3), rng.randint(500, 2400), slots
    )
    later = CareFigures(Fraction(gap // rng.choice((1, 1, 2, 1000))), (), rng.randint(500, 2400))
    return CaseFacts(
        opened_on=date(2026, rng.randint(1, 10), 1),
        statistics_consent=True,
        gender=rng.choices(("W", "M", "U"), (90, 6, 4))[0],
        birth_month=date(rng.randint(1975, 2004), 1, 1),
        children=children,
        referral_source=rng.choices(("BCA_JOBCENTER", "BCA_AGENCY", "OTHER"), (7, 2, 1))[0],
        attended=rng.randint(0, 12),
        benefit=rng.choices(("SGB2", "SGB3", "OTHER_NONE"), (6, 1, 3))[0],
        employment=rng.choice(("UNEMPLOYED", "PARENTAL_LEAVE", "PART_TIME", "MINIJOB", "OTHER")),
        vocation=rng.choice(tuple(Vocation)),
        german=rng.choice((Cefr.A2, Cefr.B1, Cefr.C1, Cefr.NATIVE, Cefr.NATIVE)),
        need_groups=frozenset(rng.sample(("CARE_FRINGE", "CARE_HOLIDAYS", "LANGUAGE", "FINANCE", "NETWORK"), 2)),
        first_care=care,
        last_care=later,
        open_holidays=rng.choice((0, 0, 4, 9, None)),
        emergency_options=rng.randint(0, 2),
        wished_hours=rng.randint(15, 38),
        first_levels={"CHILDCARE": rng.randint(1, 5), "LANGUAGE": rng.randint(1, 5)},
        goals_set=rng.randint(0, 3),
        measures=frozenset(rng.sample(("LANGUAGE", "TRAINING", "PREPARATION", "COACHING"), rng.randint(0, 2))),
        chains=frozenset(rng.sample(("C1", "C2", "C3"), rng.randint(0, 1))),
        outcomes=_outcomes(rng),
    )


def _outcomes(rng: random.Random) -> tuple[Outcome, ...]:
    if rng.random() > 0.4:
        return ()
    kind = rng.choice(
        (IntegrationKind.INSURED_PART, IntegrationKind.INSURED_PART, IntegrationKind.INSURED_FULL,
         IntegrationKind.APPRENTICESHIP_PT, IntegrationKind.MINIJOB, IntegrationKind.RETRAINING)
    )  # fmt: skip
    start = date(2026, rng.randint(2, 9), 15)
    checks = (FollowUp(checkpoint=Checkpoint.MONTHS_3, day=TODAY, status=rng.choice(tuple(FollowUpStatus))),)
    return (
        Outcome(
            id="o1", what=kind, start=start, hours=rng.randint(10, 39), benefit_ended=rng.choice(tuple(YesNo)),
            follow_ups=checks if rng.random() < 0.7 else (),
        ),
    )  # fmt: skip
