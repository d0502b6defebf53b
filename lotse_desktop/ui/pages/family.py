"""Family: who the client is, where the case stands, which children there are."""

from functools import partial
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from lotse_desktop.domain.client import CasePhase, Child, Client, State, age_in_years
from lotse_desktop.domain.consent import count_special_answers, give, revoke
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import clock, count_text, minutes_text, phase_name, state_name
from lotse_desktop.ui.kit.child_form import MOST_NAME, ChildForm
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.widgets.card import Card, Rule, Words, empty_layout
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import LINE, TextArea, month_edit, month_text, text_edit

HALF: Final = 0.5


class ClientCard(Card):
    """The fields of the client; each of them is written as soon as it can be read."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.show_title(self.tr("Klientin oder Klient"))
        given, family, birth = self.tr("Vorname"), self.tr("Nachname"), self.tr("Geburtsmonat (freiwillig)")
        self._given = text_edit(given, self, most=MOST_NAME, needed=self.tr("Bitte einen Vornamen."))
        self._given.setObjectName("given-name")
        self._family = text_edit(family, self, most=MOST_NAME, needed=self.tr("Bitte einen Nachnamen."))
        self._family.setObjectName("family-name")
        self._birth = month_edit(birth, self)
        self._birth.setObjectName("birth-month")
        self._state = _combo(self.tr("Bundesland"), [(state.value, state_name(state)) for state in State], self)
        self._state.setObjectName("state")
        self._phase = _combo(self.tr("Wo der Fall steht"), [(p.value, phase_name(p)) for p in CasePhase], self)
        self._phase.setObjectName("phase")
        concern = self.tr("Anliegen in eigenen Worten")
        self._concern = TextArea(concern, LINE, 3, self)
        self._concern.setObjectName("concern")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(Labelled(given, self._given, self), 0, 0)
        grid.addWidget(Labelled(family, self._family, self), 0, 1)
        grid.addWidget(Labelled(birth, self._birth, self), 1, 0)
        grid.addWidget(Labelled(self.tr("Bundesland"), self._state, self), 1, 1)
        grid.addWidget(Labelled(self.tr("Wo der Fall steht"), self._phase, self), 2, 0, 1, 2)
        grid.addWidget(Labelled(concern, self._concern, self), 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._given.typed.connect(partial(self._write, "given_name", self.tr("Vorname")))
        self._family.typed.connect(partial(self._write, "family_name", self.tr("Nachname")))
        self._birth.typed.connect(partial(self._write, "birth_month", self.tr("Geburtsmonat")))
        self._concern.edited.connect(self._write_concern)
        self._state.activated.connect(self._write_state)
        self._phase.activated.connect(self._write_phase)

    def show_client(self, client: Client) -> None:
        """Show ``client``."""
        self._given.show_value(client.given_name)
        self._family.show_value(client.family_name)
        self._birth.show_value(client.birth_month)
        self._concern.show_text(client.concern)
        for combo, key in ((self._state, client.state), (self._phase, client.phase)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(key.value))

    def _write(self, field: str, name: str, value: Any) -> None:
        editor = self._context.editor
        client = editor.record.client.model_copy(update={field: value})
        words = self.tr("{field} ändern").format(field=name)
        editor.change(words, editor.record.with_client(client), merge=f"client:{field}")

    def _write_concern(self, text: str) -> None:
        self._write("concern", self.tr("Anliegen"), " ".join(text.split()))

    def _write_state(self, _index: int) -> None:
        self._write("state", self.tr("Bundesland"), State(self._state.currentData()))

    def _write_phase(self, _index: int) -> None:
        self._write("phase", self.tr("Phase"), CasePhase(self._phase.currentData()))


class ConsentCard(Card):
    """Consent to the questions that are specially protected."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.show_title(self.tr("Besonders geschützte Fragen"))
        explanation = self.tr(
            "Einige Fragen sind besonders geschützt, zum Beispiel zur Gesundheit oder zur Arbeitserlaubnis. "
            "Wir stellen sie nur mit Ihrer Zustimmung. Sie ist freiwillig. Sie können sie jederzeit zurücknehmen."
        )
        self._box = QCheckBox(self.tr("Ich stimme zu."), self)
        self._box.setObjectName("consent")
        self._box.setMinimumHeight(TOUCH)
        self._box.setAccessibleDescription(explanation)
        self.add(Words(explanation, "", self))
        self.add(self._box)
        self._box.clicked.connect(self._write)

    def show_client(self, client: Client) -> None:
        """Show whether consent was given."""
        self._box.setChecked(client.special_categories)

    def _write(self, given: bool) -> None:  # noqa: FBT001
        editor, catalogue = self._context.editor, self._context.catalogue
        number = 0 if given else count_special_answers(catalogue, editor.record)
        if number:
            question = self.tr("Zustimmung zurücknehmen?")
            lost = count_text(number, self.tr("Antwort wird"), self.tr("Antworten werden"))
            explanation = self.tr("{lost} gelöscht.").format(lost=lost)
            if not self._context.ask.confirm(self, question, explanation, self.tr("Zurücknehmen und löschen")):
                self._box.setChecked(True)
                return
        today, what = self._context.today(), ConsentKind.SPECIAL_CATEGORIES
        if given:
            consent = Consent(id=uuid4().hex, what=what, given_on=today)
            editor.change(self.tr("Zustimmung geben"), give(catalogue, editor.record, consent))
        else:
            editor.settle(revoke(catalogue, editor.record, what, today))


class ChildRow(QWidget):
    """One child in a few words, with what can be done."""

    def __init__(self, child: Child, text: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = QPushButton(self.tr("Ändern"), self)
        self.change.setObjectName("change")
        self.change.setAccessibleName(self.tr("{name} ändern").format(name=child.given_name))
        self.remove = QPushButton(self.tr("Entfernen"), self)
        self.remove.setObjectName("remove")
        self.remove.setProperty("role", "quiet")
        self.remove.setAccessibleName(self.tr("{name} entfernen").format(name=child.given_name))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(text, "strong", self))
        words.addWidget(Words(details, "small", self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addLayout(words, stretch=1)
        layout.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class FamilyPage(CasePage):
    """Client at the left, children at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._client = ClientCard(context, self)
        self._consent = ConsentCard(context, self)
        self._children = Card(self.tr("Kinder"), self)
        self._children.setObjectName("children")
        self._shown: tuple[Child, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._add = QPushButton(self.tr("Kind hinzufügen"), self)
        self._add.setObjectName("add-child")
        self._form = ChildForm(context.today, self)
        self._form.setObjectName("child-form")
        self._form.hide()
        self._children.body.addLayout(self._rows)
        self._children.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        columns = TwoColumns(HALF, 50, self)
        columns.main.addWidget(self._client)
        for card in (self._children, self._form, self._consent):
            columns.side.addWidget(card)
        self.body.addWidget(columns)
        self._add.clicked.connect(self._add_child)
        self._form.finished.connect(self._take)
        self._form.cancelled.connect(self._show_list)
        self.refresh()

    @override
    def refresh(self) -> None:
        client = self.context.editor.record.client
        number = count_text(len(client.children), self.tr("Kind"), self.tr("Kinder"))
        sentence = self.tr("Wer gehört dazu? {children}").format(children=number) if client.children else ""
        self.set_heading(self.tr("Familie"), sentence or self.tr("Wer gehört dazu?"))
        self._client.show_client(client)
        self._consent.show_client(client)
        if self._shown != client.children:
            self._shown = client.children
            self._build(client.children)
        order_tabs(self)

    @override
    def show_part(self, part: str) -> None:
        if part == "add":
            self._add_child()

    def _build(self, children: tuple[Child, ...]) -> None:
        empty_layout(self._rows)
        for child in children:
            row = ChildRow(child, self._child_words(child), self._details(child), self._children)
            row.setObjectName(f"child-{child.id}")
            row.change.clicked.connect(partial(self._change_child, child))
            row.remove.clicked.connect(partial(self._remove, child))
            self._rows.addWidget(row)
            self._rows.addWidget(Rule(self._children))
        if not children:
            first = self.tr("Noch kein Kind. Vorname und Geburtsmonat genügen für den Anfang.")
            self._rows.addWidget(Words(first, "sentence", self._children))

    def _child_words(self, child: Child) -> str:
        years = count_text(age_in_years(child.birth_month, self.context.today()), self.tr("Jahr"), self.tr("Jahre"))
        return self.tr("{name}, {years}").format(name=child.given_name, years=years)

    def _details(self, child: Child) -> str:
        parts = [self.tr("geboren {month}").format(month=month_text(child.birth_month))]
        if child.alone_max_minutes:
            first, last = child.alone_window
            alone = self.tr("allein bis {time}, {first}–{last} Uhr")
            time = minutes_text(child.alone_max_minutes)
            parts.append(alone.format(time=time, first=clock(first), last=clock(last)))
        else:
            parts.append(self.tr("nicht allein zu Hause"))
        if child.extra_out:
            parts.append(self.tr("{minutes} min früher abgeben").format(minutes=child.extra_out))
        if child.extra_back:
            parts.append(self.tr("{minutes} min später abholen").format(minutes=child.extra_back))
        return " · ".join(parts)

    def _add_child(self) -> None:
        self._show_form(None)

    def _change_child(self, child: Child, _checked: object = None) -> None:
        self._show_form(child)

    def _take(self, child: Child) -> None:
        editor = self.context.editor
        known = any(other.id == child.id for other in editor.record.client.children)
        name = self.tr("Kind ändern") if known else self.tr("Kind hinzufügen")
        self._show_list()
        editor.change(name, editor.record.with_client(editor.record.client.with_child(child)))

    def _remove(self, child: Child, _checked: object = None) -> None:
        editor = self.context.editor
        changed = editor.record.without_child(child.id)
        lost = _entries(editor.record) - _entries(changed)
        if lost:
            question = self.tr("{name} entfernen?").format(name=child.given_name)
            entries = count_text(lost, self.tr("Eintrag"), self.tr("Einträge"))
            explanation = self.tr("{entries} der Betreuungswoche gehen mit. Rückgängig: Strg Z.")
            if not self.context.ask.confirm(self, question, explanation.format(entries=entries), self.tr("Entfernen")):
                return
        editor.change(self.tr("Kind entfernen"), changed)

    def _show_form(self, child: Child | None) -> None:
        for card in (self._children, self._consent):
            card.hide()
        self._form.show()
        self._form.show_child(child)

    def _show_list(self) -> None:
        self._form.hide()
        for card in (self._children, self._consent):
            card.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def _entries(record: CaseRecord) -> int:
    return len(record.care_week.entries)


def _combo(name: str, options: list[tuple[str, str]], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    for key, text in options:
        combo.addItem(text, key)
    return combo
