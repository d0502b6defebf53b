"""Consents: given with day and form, taken back with everything that they covered."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import FormAnswers, Text
from lotse_desktop.domain.consent import give
from lotse_desktop.domain.consents import Consent, ConsentForm, ConsentKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.pages.consents import ConsentDialog, ConsentsPage, WordsDialog
from tests.builders import TODAY, a_record
from tests.catalogue.shipped import catalogue
from tests.ui.open_page import Hands, OpenPage

SPECIAL = ConsentKind.SPECIAL_CATEGORIES
RELEASE = ConsentKind.PARTNER_CONTACT


def opened(qtbot: QtBot, record: CaseRecord | None = None) -> OpenPage[ConsentsPage]:
    return OpenPage(qtbot, ConsentsPage, record or a_record(), catalogue())


def with_special() -> CaseRecord:
    consent = Consent(id="s", what=SPECIAL, given_on=date(2026, 11, 10))
    record = give(catalogue(), a_record(), consent)
    form = FormAnswers(answers={"GES1": Text(text="privat"), "GES2": Text(text="privat")})
    return record.with_payload("HEALTH", form)


def state(page: OpenPage[ConsentsPage], what: ConsentKind) -> str:
    return page.find(QLabel, "state", page.part(f"consent-{what}")).text()


def dialog_of(page: OpenPage[ConsentsPage]) -> Hands[ConsentDialog]:
    hands = Hands[ConsentDialog]()
    hands.page = page.page.findChildren(ConsentDialog)[-1]
    return hands


def test_every_kind_has_its_words_and_stands_as_not_given(qtbot: QtBot) -> None:
    page = opened(qtbot)
    for what in ConsentKind:
        assert state(page, what) == ("keine Stelle" if what is RELEASE else "nicht gegeben")
    page.press("words", page.part(f"consent-{ConsentKind.COACHING_RECORD}"))
    words = page.page.findChildren(WordsDialog)[-1]
    assert any("Ich muss keine Frage beantworten." in label.text() for label in words.findChildren(QLabel))


def test_a_consent_is_noted_with_day_form_and_end(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.press("act", page.part(f"consent-{SPECIAL}"))
    dialog = dialog_of(page)
    dialog.write("until", "31.3.2027")
    dialog.press("keep")
    (consent,) = page.record.consents.given
    assert (consent.what, consent.given_on, consent.valid_until) == (SPECIAL, TODAY, date(2027, 3, 31))
    assert consent.form is ConsentForm.PAPER
    assert page.record.client.special_categories
    assert state(page, SPECIAL) == "gilt seit 24.11.2026, bis 31.03.2027"
    page.editor.undo()
    assert not page.record.client.special_categories


def test_taking_back_tells_what_goes_and_has_no_undo(qtbot: QtBot) -> None:
    page = opened(qtbot, with_special())
    page.press("act", page.part(f"consent-{SPECIAL}"))
    assert page.ask.asked == ["Einwilligung zurücknehmen?"]
    assert not page.record.client.special_categories
    assert page.editor.undo_name is None
    assert state(page, SPECIAL) == "zurückgenommen am 24.11.2026"


def test_a_refusal_to_take_back_changes_nothing(qtbot: QtBot) -> None:
    page = opened(qtbot, with_special())
    page.ask.agree = False
    page.press("act", page.part(f"consent-{SPECIAL}"))
    assert page.record == with_special().with_client(page.record.client) or page.record.client.special_categories
    assert page.changes == 0


def test_a_release_names_the_partner_and_each_is_taken_back_alone(qtbot: QtBot) -> None:
    page = opened(qtbot)
    for partner in ("Kita Nord, Leitung", "Anerkennungsberatung"):
        page.press("act", page.part(f"consent-{RELEASE}"))
        dialog = dialog_of(page)
        dialog.find(QLineEdit, "partner").setText(partner)
        dialog.press("keep")
        page.settle()
    assert state(page, RELEASE) == "2 Stellen"
    assert "Kita Nord, Leitung · gilt seit 24.11.2026" in page.texts(f"consent-{RELEASE}")
    first = page.page.findChildren(QPushButton, "release-back")[0]
    first.click()
    page.settle()
    assert [one.partner for one in page.record.consents.partners(TODAY)] == ["Anerkennungsberatung"]
    assert state(page, RELEASE) == "1 Stelle"


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [("given", "", "den Tag"), ("until", "1.1.2020", "liegt vor"), ("partner", "", "die Stelle")],
)
def test_what_is_missing_is_said_in_one_sentence(qtbot: QtBot, field: str, text: str, expected: str) -> None:
    page = opened(qtbot)
    page.press("act", page.part(f"consent-{RELEASE}"))
    dialog = dialog_of(page)
    if field != "partner":
        dialog.find(QLineEdit, "partner").setText("Kita")
        dialog.write(field, text)
    dialog.press("keep")
    refusal = dialog.find(QLabel, "refusal").text()
    assert expected in refusal
    assert page.record.consents.given == ()


def test_a_consent_without_a_day_is_shown_as_such(qtbot: QtBot) -> None:
    record = a_record()
    page = opened(qtbot, record.with_client(record.client.model_copy(update={"special_categories": True})))
    assert state(page, SPECIAL) == "gegeben, ohne Datum"
    page.press("act", page.part(f"consent-{SPECIAL}"))
    assert not page.record.client.special_categories
