"""„Einwilligungen“: what the client agreed to, in which words, since when; given and taken back one by one."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.consent import count_special_answers, give, revoke
from lotse_desktop.domain.consents import Consent, ConsentForm, ConsentKind, ConsentText
from lotse_desktop.domain.outcomes import months_after
from lotse_desktop.domain.wording import count_text, short_date
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Rule, Words, empty_layout
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.typed import day_edit


class ConsentsPage(CasePage):
    """One card for each kind; releases to partners are listed one below the other."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._rows: dict[ConsentKind, ConsentRow] = {}
        card = Card("", self)
        for number, text in enumerate(context.catalogue.consents):
            if number:
                card.add(Rule(card))
            row = ConsentRow(text, card)
            row.give_wanted.connect(partial(self._ask, text))
            row.words_wanted.connect(partial(self._show_words, text))
            row.revoke_wanted.connect(partial(self._revoke, text.key))
            self._rows[text.key] = row
            card.add(row)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.set_heading(
            self.tr("Einwilligungen"),
            self.tr("Jede ist freiwillig, steht für sich und lässt sich jederzeit zurücknehmen."),
        )
        self.refresh()

    @override
    def refresh(self) -> None:
        record, today = self.context.editor.record, self.context.today()
        for what, row in self._rows.items():
            given = [one for one in record.consents.given if one.what is what]
            row.show_given(given, [one.id for one in given if one.holds(today)])
            noted = what is ConsentKind.SPECIAL_CATEGORIES and record.client.special_categories
            if noted and not given:
                row.show_noted()

    @override
    def show_part(self, part: str) -> None:
        for what, row in self._rows.items():
            if what.value == part:
                row.setFocus()

    def _show_words(self, text: ConsentText) -> None:
        WordsDialog(text, self).open()

    def _ask(self, text: ConsentText) -> None:
        dialog = ConsentDialog(text, self.context, self)
        dialog.given.connect(partial(self._give, text))
        dialog.open()

    def _give(self, text: ConsentText, consent: Consent) -> None:
        editor = self.context.editor
        name = self.tr("Einwilligung: {title}").format(title=text.title)
        editor.change(name, give(self.context.catalogue, editor.record, consent))

    def _revoke(self, what: ConsentKind, consent_id: str) -> None:
        """What was covered goes for good, so this is asked before and has no undo."""
        editor, catalogue = self.context.editor, self.context.catalogue
        if self.context.ask.confirm(
            self, self.tr("Einwilligung zurücknehmen?"), self._lost(what), self.tr("Zurücknehmen")
        ):
            editor.settle(revoke(catalogue, editor.record, what, self.context.today(), consent_id))

    def _lost(self, what: ConsentKind) -> str:
        record = self.context.editor.record
        if what is ConsentKind.SPECIAL_CATEGORIES:
            number = count_special_answers(self.context.catalogue, record)
            if number:
                lost = count_text(number, self.tr("Antwort wird"), self.tr("Antworten werden"))
                return self.tr("{lost} gelöscht. Das lässt sich nicht rückgängig machen.").format(lost=lost)
        if what is ConsentKind.CONTACT_MAIL and record.referral.contact.mail:
            return self.tr("Die E-Mail-Adresse wird gelöscht. Das lässt sich nicht rückgängig machen.")
        if what is ConsentKind.COACHING_RECORD:
            return self.tr("Ohne sie wird der Fall nicht weitergeführt. Bitte schließen oder löschen Sie ihn danach.")
        return self.tr("Sie gilt ab sofort nicht mehr.")


class ConsentRow(QWidget):
    """What it makes possible, whether it holds, and the one thing that can be done."""

    give_wanted = Signal()
    words_wanted = Signal()
    revoke_wanted = Signal(str)
    """The id of the consent; empty: one that was noted without a day."""

    def __init__(self, text: ConsentText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._partners = text.key is ConsentKind.PARTNER_CONTACT
        self.setObjectName(f"consent-{text.key}")
        self._state = QLabel(self)
        self._state.setObjectName("state")
        self._button = QPushButton(self)
        self._button.setObjectName("act")
        self._button.setAutoDefault(True)
        self._releases = QVBoxLayout()
        self._releases.setSpacing(2)
        self._holding = ""
        self._title_text = text.title
        self._taking_back = False
        self._shown: list[Consent] = []
        words = QPushButton(self.tr("Wortlaut"), self)
        words.setObjectName("words")
        words.setProperty("role", "quiet")
        words.setAutoDefault(True)
        words.setAccessibleName(self.tr("{title}: Wortlaut").format(title=text.title))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Words(text.title, "strong", self), stretch=1)
        row.addWidget(self._state)
        row.addWidget(words)
        row.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(Words(text.covers, "small", self))
        layout.addLayout(self._releases)
        words.clicked.connect(self.words_wanted)
        self.setFocusProxy(self._button)
        self._button.clicked.connect(self._press)

    def show_given(self, given: list[Consent], holding: list[str]) -> None:
        """Every consent of this kind that was ever given, and the ids of those that hold."""
        held = [one for one in given if one.id in holding]
        self._holding = held[-1].id if held and not self._partners else ""
        last = given[-1] if given else None
        if self._partners:
            words = count_text(len(held), self.tr("Stelle"), self.tr("Stellen")) if held else self.tr("keine Stelle")
            self._say(words, good=bool(held))
            self._show_releases(held)
        elif held:
            self._say(_since(held[-1]), good=True)
        elif last is None:
            self._say(self.tr("nicht gegeben"), good=False)
        elif last.revoked_on is not None:
            self._say(self.tr("zurückgenommen am {day}").format(day=short_date(last.revoked_on)), good=False)
        else:
            self._say(
                self.tr("abgelaufen am {day}").format(day=short_date(last.valid_until or last.given_on)), good=False
            )
        self._show_button(holding=bool(self._holding))

    def show_noted(self) -> None:
        """It was given before days were noted."""
        self._say(self.tr("gegeben, ohne Datum"), good=True)
        self._show_button(holding=True)

    def _say(self, words: str, *, good: bool) -> None:
        self._state.setText(words)
        set_role(self._state, "good" if good else "small")

    def _show_button(self, *, holding: bool) -> None:
        adding = self.tr("Stelle hinzufügen …") if self._partners else self.tr("Einwilligung festhalten …")
        text = self.tr("Zurücknehmen …") if holding else adding
        self._taking_back = holding
        self._button.setText(text)
        self._button.setAccessibleName(f"{self._title_text}: {text}")

    def _show_releases(self, held: list[Consent]) -> None:
        if held == self._shown:
            return
        self._shown = held
        empty_layout(self._releases)
        for one in held:
            holder = QWidget(self)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            words = " · ".join(part for part in (one.partner, one.scope, _since(one)) if part)
            row.addWidget(Words(words, "", holder), stretch=1)
            back = QPushButton(self.tr("Zurücknehmen …"), holder)
            back.setObjectName("release-back")
            back.setProperty("role", "quiet")
            back.setAutoDefault(True)
            back.setAccessibleName(self.tr("{partner}: zurücknehmen").format(partner=one.partner))
            back.clicked.connect(partial(self.revoke_wanted.emit, one.id))
            row.addWidget(back)
            self._releases.addWidget(Rule(self))
            self._releases.addWidget(holder)

    def _press(self) -> None:
        if self._taking_back:
            self.revoke_wanted.emit(self._holding)
        else:
            self.give_wanted.emit()


class WordsDialog(Sheet):
    """The words of a consent, to be read aloud."""

    def __init__(self, text: ConsentText, parent: QWidget | None = None) -> None:
        super().__init__(text.title, "", parent)
        self.body.addWidget(Words(text.text, "", self))
        close = self.add_button(self.tr("Schließen"), "close", main=True)
        close.clicked.connect(self.accept)


class ConsentDialog(Sheet):
    """Reads the words aloud, notes how and until when."""

    given = Signal(object)
    """The :class:`Consent`."""

    def __init__(self, text: ConsentText, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(text.title, "", parent)
        self._text = text
        self._form = Segments((), self.tr("Wie"), self)
        self._form.show_options(
            (
                (ConsentForm.PAPER.value, self.tr("auf Papier unterschrieben")),
                (ConsentForm.ORAL.value, self.tr("mündlich, hier notiert")),
            )
        )
        self._chosen = ConsentForm.PAPER
        self._day = day_edit(self.tr("Gegeben am"), context.today, self, needed=True)
        self._day.setObjectName("given")
        self._day.show_value(context.today())
        self._until = day_edit(self.tr("Gilt bis"), context.today, self)
        self._until.setObjectName("until")
        if text.months is not None:
            self._until.show_value(months_after(context.today(), text.months))
        self._partner = QLineEdit(self)
        self._partner.setObjectName("partner")
        self._partner.setPlaceholderText(self.tr("Stelle und Funktion, zum Beispiel: Kita Nord, Leitung"))
        self._scope = QLineEdit(self)
        self._scope.setObjectName("scope")
        self._scope.setPlaceholderText(self.tr("Worüber und wofür, zum Beispiel: Betreuungszeiten, Platz ab Januar"))
        self.body.addWidget(Words(text.text, "", self))
        releases = text.key is ConsentKind.PARTNER_CONTACT
        for label, line in ((self.tr("Mit wem"), self._partner), (self.tr("Worüber"), self._scope)):
            row = Labelled(label, line, self)
            row.setVisible(releases)
            line.setMaxLength(400)
            self.body.addWidget(row)
        self.body.addWidget(Labelled(self.tr("Wie"), self._form, self))
        days = QHBoxLayout()
        days.setSpacing(16)
        days.addWidget(Labelled(self.tr("Gegeben am"), self._day, self))
        days.addWidget(Labelled(self.tr("Gilt bis"), self._until, self))
        self.body.addLayout(days)
        cancel = self.add_button(self.tr("Abbrechen"), "cancel")
        keep = self.add_button(self.tr("Festhalten"), "keep", main=True)
        self._form.chosen.connect(self._choose)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._keep)

    def keep_typed(self) -> None:
        """Nothing is agreed to by locking."""
        self.reject()

    def _choose(self, key: str) -> None:
        self._chosen = ConsentForm(key)

    def _keep(self) -> None:
        given, until = self._day.value, self._until.value
        releases = self._text.key is ConsentKind.PARTNER_CONTACT
        if given is None or not self._day.is_read:
            self.complain(self.tr("Bitte geben Sie den Tag an, an dem eingewilligt wurde."))
        elif not self._until.is_read:
            self.complain(self._until.complaint)
        elif until is not None and until < given:
            self.complain(self.tr("„Gilt bis“ liegt vor dem Tag der Einwilligung."))
        elif releases and not self._partner.text().strip():
            self.complain(self.tr("Bitte nennen Sie die Stelle, mit der gesprochen werden darf."))
        else:
            consent = Consent(
                id=uuid4().hex,
                what=self._text.key,
                given_on=given,
                valid_until=until,
                text_version=self._text.version,
                form=self._chosen,
                partner=self._partner.text().strip() if releases else "",
                scope=self._scope.text().strip() if releases else "",
            )
            self.accept()
            self.given.emit(consent)


def _since(consent: Consent) -> str:
    """„gilt seit 10.11.2026, bis 10.11.2027“."""
    words = QCoreApplication.translate("ConsentRow", "gilt seit {day}").format(day=short_date(consent.given_on))
    if consent.valid_until is None:
        return words
    until = QCoreApplication.translate("ConsentRow", "bis {day}").format(day=short_date(consent.valid_until))
    return f"{words}, {until}"
