"""„Zuweisung & Kontakt“: first how the client may be reached without danger, then who referred, and the first talk."""

from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import REFERRAL
from lotse_desktop.domain.consents import ConsentKind
from lotse_desktop.domain.intake import SOURCES, STATES, next_deadline, safe_words
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral, ReferralSource, SafeContact
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import LINE, TextArea, day_edit, text_edit

YES: Final = "yes"
NO: Final = "no"


class IntakePage(CasePage):
    """Contact at the left, the way to the first appointment at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._contact = ContactCard(self)
        self._referral = ReferralCard(context, self)
        self._way = WayCard(self)
        columns = TwoColumns(0.5, 40, self)
        columns.main.addWidget(self._contact)
        columns.side.addWidget(self._referral)
        columns.side.addWidget(self._way)
        self.body.addWidget(columns, stretch=1)
        self._contact.edited.connect(self._write_contact)
        self._referral.edited.connect(self._write)
        self._way.tried.connect(self._try)
        self._way.decided.connect(self._decide)
        self.refresh()

    @override
    def refresh(self) -> None:
        record, today = self.context.editor.record, self.context.today()
        referral = record.referral
        first = record.meetings.first_attended()
        mail = record.consents.in_force(ConsentKind.CONTACT_MAIL, today) is not None
        self._contact.show_contact(referral.contact, mail=mail)
        self._referral.show_referral(referral)
        due = next_deadline(referral, first, QualityTimes())
        words = "" if due is None else self.tr("{what} bis {day}").format(what=due[0], day=short_date(due[1]))
        self._way.show_way(referral, words, late=due is not None and due[1] < today)
        minded = safe_words(referral)
        self.set_heading(
            self.tr("Zuweisung & Kontakt"),
            self.tr("Bitte beachten: {words}.").format(words=", ".join(minded))
            if minded
            else self.tr("Zuerst: Wie dürfen wir Sie erreichen, ohne dass es gefährlich wird?"),
        )

    def _write(self, name: str, value: Any) -> None:
        referral = self.context.editor.record.referral
        self._keep(referral.model_copy(update={name: value}), self.tr("Zuweisung ändern"), f"referral:{name}")

    def _write_contact(self, name: str, value: Any) -> None:
        referral = self.context.editor.record.referral
        contact = referral.contact.model_copy(update={name: value})
        changed = referral.model_copy(update={"contact": contact})
        self._keep(changed, self.tr("Kontakt ändern"), f"contact:{name}")

    def _try(self, reached: bool) -> None:  # noqa: FBT001 - a slot
        tried = ContactTry(day=self.context.today(), reached=reached)
        self._keep(self.context.editor.record.referral.with_try(tried), self.tr("Kontaktversuch festhalten"), None)

    def _decide(self, key: str) -> None:
        changed = self.context.editor.record.referral.with_state(IntakeState(key), self.context.today())
        self._keep(changed, self.tr("Stand der Zuweisung"), None)

    def _keep(self, referral: Referral, name: str, merge: str | None) -> None:
        editor = self.context.editor
        editor.change(name, editor.record.with_payload(REFERRAL, referral), merge=merge)


class ContactCard(Card):
    """May we call, speak on the mailbox, send post?  Every question can be left out."""

    edited = Signal(str, object)
    """A field of :class:`SafeContact` and its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Sicher erreichbar"))
        self._choices: dict[str, ChoiceRow] = {}
        for field, question in (
            ("safe_phone", self.tr("Dürfen wir anrufen?")),
            ("safe_voicemail", self.tr("Dürfen wir auf die Mailbox sprechen?")),
            ("safe_post", self.tr("Dürfen wir Post schicken?")),
        ):
            row = ChoiceRow(((YES, self.tr("Ja")), (NO, self.tr("Nein"))), question, plain=True, parent=self)
            row.setObjectName(field)
            row.picked.connect(partial(self._pick, field))
            self._choices[field] = row
            self.add(Labelled(question, row, self))
        self._lock = QCheckBox(self.tr("Auskunftssperre: Adresse und Telefon auf kein Papier"), self)
        self._lock.setObjectName("address_lock")
        self._lock.setMinimumHeight(TOUCH)
        self.add(self._lock)
        labels = {"phone": self.tr("Telefon"), "mail": self.tr("E-Mail"), "address": self.tr("Adresse")}
        self._lines = {name: text_edit(label, self) for name, label in labels.items()}
        self._labels: dict[str, Labelled] = {}
        for name, line in self._lines.items():
            line.setObjectName(f"contact-{name}")
            line.typed.connect(partial(self._tell, name))
            self._labels[name] = Labelled(labels[name], line, self)
            self.add(self._labels[name])
        self._no_mail = Words(self.tr("Eine E-Mail-Adresse wird nur mit Einwilligung gespeichert."), "small", self)
        self._no_mail.setObjectName("no-mail")
        self.add(self._no_mail)
        self._lock.clicked.connect(self._tell_lock)

    def show_contact(self, contact: SafeContact, *, mail: bool) -> None:
        """Show what was said; ``mail``: there is consent to an address for mail."""
        for field, row in self._choices.items():
            value = getattr(contact, field)
            row.show_keys(() if value is None else (YES if value else NO,))
        self._lock.setChecked(contact.address_lock)
        for name, line in self._lines.items():
            line.show_value(getattr(contact, name))
        self._labels["mail"].setVisible(mail)
        self._no_mail.setVisible(not mail)

    def _pick(self, field: str, keys: tuple[str, ...]) -> None:
        self.edited.emit(field, None if not keys else keys[0] == YES)

    def _tell(self, name: str, value: Any) -> None:
        self.edited.emit(name, value or "")

    def _tell_lock(self, locked: bool) -> None:  # noqa: FBT001 - a slot
        self.edited.emit("address_lock", locked)


class ReferralCard(Card):
    """Who referred, when, with what wish."""

    edited = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Zuweisung"))
        sources = [(source.value, words) for source, words in SOURCES.items()]
        self._source = ChoiceRow(sources, self.tr("Woher"), plain=True, parent=self)
        self._source.setObjectName("source")
        self._role = text_edit(self.tr("Stelle und Funktion, kein Name"), self)
        self._role.setObjectName("role")
        self._received = day_edit(self.tr("Eingegangen am"), context.today, self)
        self._received.setObjectName("received")
        self._wish = TextArea(self.tr("Wunsch in einem Satz"), LINE, 1, self)
        self._wish.setObjectName("wish")
        self._release = QCheckBox(self.tr("Kontaktdaten wurden mit Zustimmung weitergegeben"), self)
        self._release.setObjectName("release")
        self._light = QCheckBox(self.tr("Nur Information, keine Begleitung"), self)
        self._light.setObjectName("light")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(Labelled(self.tr("Woher"), self._source, self), 0, 0, 1, 2)
        grid.addWidget(Labelled(self.tr("Stelle und Funktion, kein Name"), self._role, self), 1, 0)
        grid.addWidget(Labelled(self.tr("Eingegangen am"), self._received, self), 1, 1)
        grid.addWidget(Labelled(self.tr("Wunsch in einem Satz"), self._wish, self), 2, 0, 1, 2)
        self.body.addLayout(grid)
        for box in (self._release, self._light):
            box.setMinimumHeight(TOUCH)
            self.add(box)
        self._source.picked.connect(self._pick)
        self._role.typed.connect(self._tell_role)
        self._received.typed.connect(self._tell_received)
        self._wish.edited.connect(self._tell_wish)
        self._release.clicked.connect(self._tell_release)
        self._light.clicked.connect(self._tell_light)

    def show_referral(self, referral: Referral) -> None:
        """Show how the client came."""
        self._source.show_keys((referral.source.value,) if referral.source else ())
        self._role.show_value(referral.role)
        self._received.show_value(referral.received_on)
        self._wish.show_text(referral.wish)
        self._release.setChecked(referral.contact_release)
        self._light.setChecked(referral.light)

    def _pick(self, keys: tuple[str, ...]) -> None:
        self.edited.emit("source", ReferralSource(keys[0]) if keys else None)

    def _tell_received(self, day: date | None) -> None:
        self.edited.emit("received_on", day)

    def _tell_role(self, role: str | None) -> None:
        self.edited.emit("role", role or "")

    def _tell_wish(self, text: str) -> None:
        self.edited.emit("wish", " ".join(text.split()))

    def _tell_release(self, given: bool) -> None:  # noqa: FBT001 - a slot
        self.edited.emit("contact_release", given)

    def _tell_light(self, light: bool) -> None:  # noqa: FBT001 - a slot
        self.edited.emit("light", light)


class WayCard(Card):
    """Tries to reach the client, and what the client decided."""

    tried = Signal(bool)
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Weg zum Erstgespräch"))
        self._due = Words("", "strong", self)
        self._due.setObjectName("due")
        states = [(state.value, words) for state, words in STATES.items()]
        self._state = ChoiceRow(states, self.tr("Stand"), plain=True, parent=self)
        self._state.setObjectName("state")
        self._tries = Bullets("", self)
        self._tries.setObjectName("tries")
        self._reached = QPushButton(self.tr("Heute erreicht"), self)
        self._reached.setObjectName("reached")
        self._missed = QPushButton(self.tr("Heute nicht erreicht"), self)
        self._missed.setObjectName("missed")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._reached)
        buttons.addWidget(self._missed)
        buttons.addStretch()
        self.add(self._due)
        self.add(self._state)
        self.add(self._tries)
        self.body.addLayout(buttons)
        self._state.picked.connect(self._pick)
        self._reached.clicked.connect(self._tell_reached)
        self._missed.clicked.connect(self._tell_missed)

    def _tell_reached(self) -> None:
        self.tried.emit(True)  # noqa: FBT003 - a signal

    def _tell_missed(self) -> None:
        self.tried.emit(False)  # noqa: FBT003 - a signal

    def show_way(self, referral: Referral, due: str, *, late: bool) -> None:
        """Show where it stands; ``due``: what is expected next."""
        self._due.setText(self.tr("{due} – überfällig").format(due=due) if late else due)
        self._due.setVisible(bool(due))
        self._state.show_keys((referral.state.value,))
        self._tries.show_sentences(
            [
                self.tr("{day}: erreicht").format(day=short_date(one.day))
                if one.reached
                else self.tr("{day}: nicht erreicht").format(day=short_date(one.day))
                for one in referral.tries
            ]
        )

    def _pick(self, keys: tuple[str, ...]) -> None:
        if keys:
            self.decided.emit(keys[0])
