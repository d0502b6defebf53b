"""The gap rules of handbook 5.7, one by one, and what never counts against anybody."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import (
    Answer,
    Cefr,
    Choice,
    Choices,
    Declined,
    Experience,
    Job,
    JobKind,
    Languages,
    Spoken,
    Standing,
    Target,
    Targets,
    Training,
    Trainings,
    TrainingState,
)
from lotse_desktop.domain.catalogue import Occupation
from lotse_desktop.domain.qualification import (
    digital_level,
    find_gaps,
    find_hints,
    find_strains,
    find_target,
    german_is_enough,
    knows_programs,
)
from lotse_desktop.domain.record import CaseRecord
from tests.catalogue.shipped import catalogue
from tests.families import tarek

TODAY = date(2026, 11, 17)
DOMAIN_OF = {item.id: domain.key for domain in catalogue().domains for item in domain.items}


def answered(*, special: bool = False, **answers: Answer) -> CaseRecord:
    record = tarek()
    for item_id, answer in answers.items():
        form = record.answers(DOMAIN_OF[item_id]).with_answer(item_id, answer)
        record = record.with_payload(DOMAIN_OF[item_id], form)
    return record.with_client(record.client.model_copy(update={"special_categories": special}))


def gaps_of(occupation: str | Occupation | None, record: CaseRecord) -> list[str]:
    found = catalogue().occupation(occupation) if isinstance(occupation, str) else occupation
    return [gap.need for gap in find_gaps(catalogue(), record, TODAY, found)]


def trained(group: str | None, state: TrainingState = TrainingState.COMPLETED, *, abroad: bool = False) -> Trainings:
    return Trainings(trainings=(Training(what="Beruf", group=group, state=state, abroad=abroad),))


def test_nothing_follows_from_questions_that_were_not_discussed_or_declined() -> None:
    assert gaps_of("OCC_NURSE", answered()) == []
    assert gaps_of("OCC_NURSE", answered(BIL2=Declined(), KOM1=Declined(), SPR1=Declined())) == []


@pytest.mark.parametrize(
    ("training", "missing"),
    [
        (trained("813"), False),
        (trained("813", TrainingState.RUNNING), False),
        (trained("813", TrainingState.DROPPED), True),
        (trained("714"), True),
        (trained(None), False),
    ],
)
def test_a_skilled_job_asks_for_a_training_of_its_group(training: Trainings, *, missing: bool) -> None:
    record = answered(BIL2=training)
    assert ("VOCATIONAL_CERTIFICATE" in gaps_of("OCC_NURSE", record)) is missing
    assert gaps_of("OCC_CARE_ASSIST", record) == []


def test_a_training_without_a_group_is_told() -> None:
    hints = find_hints(catalogue(), answered(BIL2=trained(None)), catalogue().occupation("OCC_NURSE"))
    assert hints == ("Noch ohne Berufsgruppe: Beruf",)


@pytest.mark.parametrize(
    ("state", "open_"),
    [("not_started", True), ("partial", True), ("exam_pending", True), ("full", False), ("rejected", False)],
)
def test_a_training_from_abroad_needs_recognition_until_it_is_recognised(state: str, *, open_: bool) -> None:
    record = answered(BIL2=trained("813", abroad=True), BIL3=Choice(key=state))
    assert ("RECOGNITION" in gaps_of("OCC_NURSE", record)) is open_
    at_home = answered(BIL2=trained("813"), BIL3=Choice(key=state))
    assert "RECOGNITION" not in gaps_of("OCC_NURSE", at_home)


def test_recognition_is_a_must_where_the_job_is_regulated() -> None:
    record = answered(BIL2=trained("813", abroad=True), BIL3=Choice(key="not_started"))
    for key, words in (("OCC_NURSE", "ist vorgeschrieben"), ("OCC_CARE_ASSIST", "ist empfohlen")):
        gaps = find_gaps(catalogue(), record, TODAY, catalogue().occupation(key))
        assert next(gap.reason for gap in gaps if gap.need == "RECOGNITION").startswith(f"Anerkennung {words}")


@pytest.mark.parametrize(
    ("level", "gap", "hints"),
    [
        (Cefr.A2, ["LANGUAGE_GERMAN"], ()),
        (Cefr.B1, [], ("Deutsch B2 empfohlen",)),
        (Cefr.B2, [], ()),
        (Cefr.NATIVE, [], ()),
        (None, [], ()),
    ],
)
def test_german_below_the_least_is_a_gap_below_the_recommended_a_hint(
    level: Cefr | None, gap: list[str], hints: tuple[str, ...]
) -> None:
    record = answered(SPR1=Languages(languages=(Spoken(language="de", level=level),)))
    assist = catalogue().occupation("OCC_CARE_ASSIST")
    assert gaps_of(assist, record) == gap
    assert find_hints(catalogue(), record, assist) == hints
    assert german_is_enough(catalogue(), record, assist) is (level not in {None, Cefr.A2})


def test_licences_that_the_job_asks_for() -> None:
    assert gaps_of("OCC_WAREHOUSE", answered(BIL4=Choices(keys=("licence",)))) == ["LICENCE"]
    assert gaps_of("OCC_WAREHOUSE", answered(BIL4=Choices(keys=("licence", "forklift")))) == []
    assert gaps_of("OCC_ELECTRICIAN", answered(WOH4=Choice(key="no"))) == ["DRIVING_LICENCE"]
    assert gaps_of("OCC_ELECTRICIAN", answered(WOH4=Choice(key="b"))) == []
    assert gaps_of("OCC_NURSE", answered(WOH4=Choice(key="no"))) == []


@pytest.mark.parametrize(("end", "gap"), [(date(2021, 10, 1), True), (date(2021, 11, 1), False), (None, False)])
def test_a_pause_of_more_than_five_years_in_the_target_group(end: date | None, *, gap: bool) -> None:
    job = Job(what="Pflege", group="813", start=date(2015, 1, 1), end=end)
    assert ("EXPERIENCE_GAP" in gaps_of("OCC_NURSE", answered(KOM1=Experience(jobs=(job,))))) is gap


def test_a_family_phase_is_no_work_and_other_work_is_no_gap() -> None:
    family = Job(what="Elternzeit", start=date(2020, 1, 1), job=JobKind.FAMILY_PHASE)
    elsewhere = Job(what="Verkauf", group="621", start=date(2010, 1, 1), end=date(2011, 1, 1))
    assert gaps_of("OCC_NURSE", answered(KOM1=Experience(jobs=(family,)))) == ["NO_EXPERIENCE"]
    assert gaps_of("OCC_NURSE", answered(KOM1=Experience())) == ["NO_EXPERIENCE"]
    assert gaps_of("OCC_NURSE", answered(KOM1=Experience(jobs=(elsewhere, family)))) == []
    assert gaps_of(None, answered(KOM1=Experience())) == ["NO_EXPERIENCE"]


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4)])
def test_the_digital_level_follows_from_how_much_somebody_can_do(count: int, level: int) -> None:
    skills = ["online_form", "pdf", "apply_online", "video_call", "write", "spreadsheet", "calendar"]
    assert digital_level([*skills[:count], "none"]) == level


def test_digital_skills_and_programs_that_the_job_asks_for() -> None:
    few = answered(DIG3=Choices(keys=("pdf",)))
    none = answered(DIG3=Choices(keys=("pdf", "write", "calendar")), DIG4=Choices(keys=("none",)))
    enough = answered(DIG3=Choices(keys=("pdf", "write", "calendar")), DIG4=Choices(keys=("text",)))
    office = catalogue().occupation("OCC_OFFICE")
    assert [gaps_of(office, record) for record in (few, none, enough)] == [["DIGITAL_SKILLS"], ["DIGITAL_SKILLS"], []]
    assert gaps_of("OCC_NURSE", few) == []
    assert [knows_programs(catalogue(), record, office) for record in (none, enough)] == [False, True]


def test_what_a_job_does_not_go_with_is_only_looked_at_with_consent() -> None:
    limits = Choices(keys=("no_night", "quiet"))
    nurse = catalogue().occupation("OCC_NURSE")
    assert find_strains(catalogue(), answered(special=True, GES1=limits), nurse) == ("keine Nachtarbeit",)
    assert find_strains(catalogue(), answered(GES1=limits), nurse) == ()


def test_the_target_is_the_first_occupation_and_may_be_free_text() -> None:
    first = answered(ARB2=Targets(targets=(Target(occupation="OCC_TAX"), Target(occupation="OCC_BUS"))))
    free = answered(ARB2=Targets(targets=(Target(text="Imkerei"), Target(occupation="OCC_BUS"))))
    target = find_target(catalogue(), first)
    assert target is not None
    assert target.key == "OCC_TAX"
    assert find_target(catalogue(), free) is None


def test_a_declined_domain_says_nothing() -> None:
    record = answered(BIL2=Trainings())
    form = record.answers("EDUCATION").model_copy(update={"standing": Standing.DECLINED})
    assert gaps_of("OCC_NURSE", record) == ["VOCATIONAL_CERTIFICATE"]
    assert gaps_of("OCC_NURSE", record.with_payload("EDUCATION", form)) == []
