"""Referral and contact: safe contact first, tries and decisions, what is expected until when."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import REFERRAL
from lotse_desktop.domain.consent import give
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral, ReferralSource
from lotse_desktop.ui.pages.intake import IntakePage
from lotse_desktop.ui.widgets.choice import ChoiceRow
from tests.builders import TODAY, a_record
from tests.ui.open_page import OpenPage
from tests.ui.small_catalogue import SMALL


def opened(qtbot: QtBot, referral: Referral | None = None, record: CaseRecord | None = None) -> OpenPage[IntakePage]:
    base = record or a_record()
    return OpenPage(qtbot, IntakePage, base if referral is None else base.with_payload(REFERRAL, referral))


def pick(page: OpenPage[IntakePage], row: str, *keys: str) -> None:
    page.find(ChoiceRow, row).picked.emit(keys)


def heading(page: OpenPage[IntakePage]) -> str:
    return "\n".join(label.text() for label in page.page.findChildren(QLabel))


def test_what_is_not_safe_stands_at_the_top(qtbot: QtBot) -> None:
    page = opened(qtbot)
    pick(page, "safe_voicemail", "no")
    page.find(QCheckBox, "address_lock").click()
    assert page.record.referral.contact.safe_voicemail is False
    assert "nichts auf die Mailbox sprechen, Auskunftssperre" in heading(page)
    pick(page, "safe_voicemail")
    assert page.record.referral.contact.safe_voicemail is None


def test_phone_and_address_are_written_and_mail_only_with_consent(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.write("contact-phone", "06131 000000")
    assert page.record.referral.contact.phone == "06131 000000"
    assert not page.part("contact-mail").isVisibleTo(page.page)
    consent = Consent(id="m", what=ConsentKind.CONTACT_MAIL, given_on=TODAY)
    allowed = opened(qtbot, record=give(SMALL, a_record(), consent))
    allowed.write("contact-mail", "jana@beispiel.invalid")
    assert allowed.record.referral.contact.mail == "jana@beispiel.invalid"


def test_who_referred_when_and_with_what_wish(qtbot: QtBot) -> None:
    page = opened(qtbot)
    pick(page, "source", "BCA_JOBCENTER")
    page.write("role", "BCA Jobcenter")
    page.write("received", "20.11.2026")
    page.write_area("wish", "Arbeit")
    page.find(QCheckBox, "release").click()
    referral = page.record.referral
    assert (referral.source, referral.received_on) == (ReferralSource.BCA_JOBCENTER, date(2026, 11, 20))
    assert (referral.role, referral.wish, referral.contact_release) == (
        "BCA Jobcenter",
        "Arbeit",
        True,
    )


def test_the_next_deadline_is_told_quietly_and_lateness_in_words(qtbot: QtBot) -> None:
    page = opened(qtbot, Referral(received_on=date(2026, 11, 20)))
    assert page.find(QLabel, "due").text() == "Zum ersten Mal melden bis 27.11.2026"
    late = opened(qtbot, Referral(received_on=date(2026, 11, 5)))
    assert late.find(QLabel, "due").text() == "Zum ersten Mal melden bis 12.11.2026 – überfällig"


def test_a_try_is_noted_with_its_day(qtbot: QtBot) -> None:
    page = opened(qtbot, Referral(received_on=date(2026, 11, 20)))
    page.press("missed")
    assert page.record.referral.tries == (ContactTry(day=TODAY),)
    assert page.record.referral.state is IntakeState.CONTACTED
    assert "24.11.2026: nicht erreicht" in page.texts("tries")
    assert page.find(QLabel, "due").text() == "Erstgespräch führen bis 11.12.2026"


def test_a_decision_ends_the_waiting(qtbot: QtBot) -> None:
    page = opened(qtbot, Referral(received_on=date(2026, 11, 20)))
    pick(page, "state", "DECLINED")
    assert page.record.referral.decided_on == TODAY
    assert not page.find(QLabel, "due").isVisibleTo(page.page)


def test_the_light_path_expects_nothing_more(qtbot: QtBot) -> None:
    page = opened(qtbot, Referral(received_on=date(2026, 11, 20)))
    page.find(QCheckBox, "light").click()
    assert page.record.referral.light
    assert not page.find(QLabel, "due").isVisibleTo(page.page)
