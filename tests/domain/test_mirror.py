"""What a client may look at holds no word and no number of the coach."""

from lotse_desktop.domain.assessment import MEETINGS, FormAnswers, Standing, Text
from lotse_desktop.domain.consent import count_special_answers
from lotse_desktop.domain.meetings import Meeting, Meetings
from lotse_desktop.domain.mirror import for_client
from lotse_desktop.domain.needs import differs, priorities
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY, a_record, jana
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara

FORM = FormAnswers(
    standing=Standing.DISCUSSED, self_rating=5, coach_rating=1, answers={"WOH3": Text(text="ja")}, note="GEHEIM"
)


def with_rounds(form: FormAnswers) -> CaseRecord:
    """The same form in an earlier round and in the present one."""
    first = jana().with_payload("HOUSING", form)
    return first.with_new_round(jana().assessment_id, TODAY).with_payload("HOUSING", form)


def test_notes_and_ratings_of_the_coach_are_gone_from_every_round_and_the_rest_stays() -> None:
    record = with_rounds(FORM)
    seen = for_client(catalogue(), record)
    cleared = FORM.model_copy(update={"coach_rating": None, "note": ""})
    assert seen.answers("HOUSING") == seen.earlier[0].answers("HOUSING") == cleared
    assert "GEHEIM" not in seen.model_dump_json()
    assert record.answers("HOUSING") == record.earlier[0].answers("HOUSING") == FORM


def test_priorities_follow_from_the_client_alone_and_nothing_differs() -> None:
    record = whole_mara()
    rated = {domain.key: record.answers(domain.key).self_rating for domain in catalogue().domains}
    assert any(differs(record.answers(domain.key)) for domain in catalogue().domains)
    seen = for_client(catalogue(), record)
    assert not any(differs(seen.answers(domain.key)) for domain in catalogue().domains)
    for domain, priority in priorities(catalogue(), seen):
        level = rated[domain.key]
        assert level is not None
        assert priority == (5 - level) * domain.weight


def test_a_case_without_the_coachs_words_is_seen_as_it_is() -> None:
    record = with_rounds(FORM.model_copy(update={"coach_rating": None, "note": ""}))
    assert for_client(catalogue(), record) == record


def test_specially_protected_answers_are_left_out_and_stay_in_the_case() -> None:
    record = whole_mara()
    assert count_special_answers(catalogue(), record)
    seen = for_client(catalogue(), record)
    assert count_special_answers(catalogue(), seen) == 0
    assert not seen.client.special_categories
    assert record.client.special_categories


def test_notes_of_appointments_are_the_coachs_own() -> None:
    meeting = Meeting(id="a", day=TODAY, result="Plan besprochen").with_note(None, "nur für mich")
    seen = for_client(catalogue(), a_record().with_payload(MEETINGS, Meetings(meetings=(meeting,))))
    assert seen.meetings.meetings == (meeting.model_copy(update={"notes": ()}),)
