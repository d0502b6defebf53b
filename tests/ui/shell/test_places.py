"""The search looks through the whole catalogue, in an instant, and asks for consent first."""

from time import process_time

from lotse_desktop.domain.catalogue import Catalogue, Sensitivity
from lotse_desktop.domain.plan import Step
from lotse_desktop.ui.shell.places import MOST, Group, Place, catalogue_places, find_places, step_places
from tests.catalogue.shipped import catalogue

PLACES = catalogue_places(catalogue())
SPECIAL = {
    item.id for domain in catalogue().domains for item in domain.items if item.sensitivity is Sensitivity.SPECIAL
}


def found(words: str, *, special: bool = False) -> list[Place]:
    return list(find_places(PLACES, words, special=special))


def parts(words: str, *, special: bool = False) -> list[str]:
    return [place.part for place in found(words, special=special)]


def test_every_question_is_found_by_its_own_words_and_leads_to_itself() -> None:
    for domain in catalogue().domains:
        for item in domain.items:
            assert f"{domain.key}/{item.id}" in parts(item.question, special=True), item.id


def test_a_question_is_found_by_an_answer_a_hint_its_number_and_without_umlauts() -> None:
    assert "HOUSING/WOH1" in parts("kuendigung raeumung")
    assert "HOUSING/WOH1" in parts("WOH1")
    (first, *_) = found("kinderbetreuung")
    assert (first.group, first.part, first.detail) == (Group.DOMAIN, "CHILDCARE", "Lebensbereich")


def test_what_carries_the_word_in_its_name_comes_first_and_groups_stay_together() -> None:
    places = found("sprache")
    groups = [place.group for place in places]
    assert groups == sorted(groups, key=list(Group).index)
    assert places[0].text == "Sprache"
    assert max(groups.count(group) for group in Group) <= MOST
    assert all(place.detail.startswith(("Frage · ", "Bedarf · ", "Lebensbereich", "Dringend?")) for place in places)


def test_specially_protected_questions_and_what_only_they_raise_need_consent() -> None:
    assert SPECIAL
    for domain in catalogue().domains:
        for item in domain.items:
            if item.id in SPECIAL:
                assert f"{domain.key}/{item.id}" not in parts(item.question)
                assert f"{domain.key}/{item.id}" not in parts(item.id)
    titles = {need.key: need.title for need in catalogue().needs}
    for key in ("DEBT_ADVICE", "WORK_LIMITS", "LITERACY", "WORK_PERMIT"):
        assert titles[key] not in [place.text for place in found(titles[key])]
        assert titles[key] in [place.text for place in found(titles[key], special=True)]


def test_steps_urgent_topics_and_needs_are_found() -> None:
    steps = step_places([Step(id="a", text="Schichtplan früh anfragen", who="Frau Muster")])
    (step,) = find_places((*PLACES, *steps), "muster schichtplan", special=False)
    assert (step.room, step.part, step.detail) == ("plan", "steps", "Schritt")
    assert [(place.room, place.part) for place in found("überwacht")] == [("urgent", "VIOLENCE")]
    assert (Group.NEED, "CHILDCARE") in [(place.group, place.part) for place in found("Kein Betreuungsplatz")]


def test_nothing_typed_finds_nothing_and_nonsense_neither() -> None:
    assert found("") == found("   ") == found("xyzzy") == []
    assert catalogue_places(Catalogue()) == ()


def test_a_key_stroke_is_answered_in_an_instant() -> None:
    words = [word[:end] for word in ("kinderbetreuung", "anerkennung deutsch") for end in range(1, len(word))]
    start = process_time()
    for word in words:
        find_places(PLACES, word, special=True)
    assert (process_time() - start) / len(words) < 0.004
