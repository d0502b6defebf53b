"""The cards beside the network map: the chosen person, what the map shows, who is still missing on it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.network import NetworkPerson
from lotse_desktop.domain.network_figures import NetworkFigures
from lotse_desktop.domain.network_words import (
    BALANCE_NAMES,
    CLOSENESS_NAMES,
    SECTOR_NAMES,
    help_text,
    percent_text,
    sure_text,
    when_text,
)
from lotse_desktop.domain.wording import count_text, listing, minutes_text
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Rule, Tone, Words, empty_layout

DASH = "–"


class Row(QWidget):
    """Label at the left, value in bold at the right, which wraps; a rule above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = Rule(self)
        self._name, self._told = QLabel(self), Words("", "", self)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(12)
        line.addWidget(self._name)
        line.addWidget(self._told, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.rule)
        layout.addLayout(line)

    def show_fact(self, label: str, value: str, tone: Tone) -> None:
        """Show these words."""
        self._name.setText(label)
        self._told.setText(value)
        set_role(self._told, tone)


class Rows(QWidget):
    """Rows that stay and only change their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def show_facts(self, facts: Sequence[tuple[str, str, Tone]]) -> None:
        """Show these and no other."""
        while len(self._rows) < len(facts):
            row = Row(self)
            row.rule.setVisible(bool(self._rows))
            self._rows.append(row)
            self._layout.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(facts))
            if number < len(facts):
                row.show_fact(*facts[number])


class PersonDetails(Card):
    """The chosen person in words, and what can be done with her."""

    taken_over = Signal(str)
    """The person's times are wished in the care week."""
    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._person = ""
        self._rows = Rows(self)
        self.take = _button(self.tr("In Betreuungswoche übernehmen"), "take-over", self)
        self._told = Words("", "small", self)
        self._told.setObjectName("told")
        self._edit = _button(self.tr("Bearbeiten …"), "edit", self)
        self._remove = _button(self.tr("Entfernen …"), "remove", self)
        self._remove.setProperty("role", "quiet")
        both = QHBoxLayout()
        both.addWidget(self._edit, stretch=1)
        both.addWidget(self._remove)
        self.add(self._rows)
        self.body.addSpacing(4)
        self.add(self.take)
        self.add(self._told)
        self.body.addLayout(both)
        self.take.clicked.connect(lambda: self.taken_over.emit(self._person))
        self._edit.clicked.connect(lambda: self.edited.emit(self._person))
        self._remove.clicked.connect(lambda: self.removed.emit(self._person))

    def show_person(self, person: NetworkPerson, cycle_weeks: int, told: str) -> None:
        """Show ``person``; ``told``: what stands below the button."""
        self._person = person.id
        self.show_title(person.label)
        self._rows.show_facts(_facts(person, cycle_weeks))
        self.take.setEnabled(bool(person.care_blocks))
        self._told.setText(told or ("" if person.care_blocks else _no_times(person)))
        self._told.setVisible(bool(self._told.text()))
        for button, what in ((self.take, self.take.text()), (self._edit, ""), (self._remove, "")):
            button.setAccessibleName(f"{person.label}: {what or button.text()}")


class MapSummary(Card):
    """„Was die Karte zeigt“: counted, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("NetworkPage", "Was die Karte zeigt"), parent)
        self._rows = Rows(self)
        self._hint = Words("", "sentence", self)
        self.add(self._rows)
        self.add(self._hint)

    def show_figures(self, figures: NetworkFigures) -> None:
        """Show what follows from the map."""
        self._rows.show_facts(_shown(figures))
        hints = _hints(figures)
        self._hint.setText("\n".join(hints))
        self._hint.setVisible(bool(hints))


class MissingPersons(Card):
    """Helpers of the care week who are not on the map."""

    wanted = Signal(str)
    """The label of the helper that shall be on the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("NetworkPage", "Aus der Betreuungswoche"), parent)
        self._labels: tuple[str, ...] = ()

    def show_persons(self, persons: Sequence[NetworkPerson]) -> None:
        """Offer these; the card hides when there are none."""
        labels = tuple(person.label for person in persons)
        self.setVisible(bool(labels))
        if labels == self._labels:
            return
        self._labels = labels
        empty_layout(self.body)
        self.add(Words(self.tr("Helfen schon mit, stehen aber noch nicht auf der Karte:"), "sentence", self))
        for label in labels:
            row = QHBoxLayout()
            button = _button(self.tr("Auf die Karte"), "adopt", self)
            button.setAccessibleName(self.tr("{person}: auf die Karte").format(person=label))
            button.clicked.connect(partial(self._want, label))
            row.addWidget(Words(label, "strong", self), stretch=1)
            row.addWidget(button)
            self.body.addLayout(row)

    def _want(self, label: str, _checked: object = None) -> None:
        self.wanted.emit(label)


def _facts(person: NetworkPerson, cycle_weeks: int) -> list[tuple[str, str, Tone]]:
    emergency = DASH
    if person.emergency_agreed:
        minutes = person.reach_min
        there = _tr("in {minutes} min da").format(minutes=minutes) if minutes is not None else ""
        emergency = ", ".join(part for part in (_tr("zugesagt"), there) if part)
    facts = [
        (_tr("Beziehung"), SECTOR_NAMES[person.sector]),
        (_tr("Nähe"), CLOSENESS_NAMES[person.closeness]),
        (_tr("Hilft bei"), help_text(person) or DASH),
        (_tr("Wann"), when_text(person, cycle_weeks) or DASH),
        (_tr("Wie sicher"), sure_text(person)),
        (_tr("Geben und Nehmen"), BALANCE_NAMES[person.balance]),
        (_tr("Im Notfall"), emergency),
    ]
    if person.burden:
        facts.append((_tr("Die Beziehung"), _tr("kostet Kraft")))
    return [(label, value, "strong" if value != DASH else "") for label, value in facts]


def _no_times(person: NetworkPerson) -> str:
    if not person.cares:
        return _tr("In die Betreuungswoche gehört, wer die Kinder betreut, bringt oder abholt.")
    return _tr("Zuerst eintragen, wann die Person hilft.")


def _shown(figures: NetworkFigures) -> list[tuple[str, str, Tone]]:
    ready, helpers = figures.emergency_ready, figures.firm_helpers
    names = listing([person.label for person in ready])
    soon = f"{len(ready)} ({names})" if ready else _tr("niemand")
    firm = _tr("{hours} pro Woche").format(hours=minutes_text(round(figures.firm_minutes_week)))
    empty = ", ".join(SECTOR_NAMES[sector] for sector in figures.empty_sectors)
    unasked = listing([person.label for person in figures.unasked])
    return [
        (_tr("Nahe Personen"), str(len(figures.near)), "strong"),
        (_tr("Helfen bei Betreuung"), str(len(figures.carers)), "strong"),
        (_tr("Feste Hilfe"), firm if helpers else _tr("keine"), "strong" if helpers else "gap"),
        (_tr("Im Notfall sofort"), soon, "strong" if ready else "gap"),
        (_tr("Leere Bereiche"), empty or _tr("keine"), "gap" if empty else "strong"),
        (_tr("Noch nicht gefragt"), unasked or DASH, "strong" if unasked else ""),
    ]


def _hints(figures: NetworkFigures) -> list[str]:
    hints: list[str] = []
    carrier, share = figures.carrier, figures.concentration
    if carrier is not None and share is not None and figures.too_concentrated:
        if len(figures.firm_helpers) == 1:
            hints.append(
                _tr("Alle feste Hilfe kommt von einer Person ({person}). Fällt sie aus, trägt der Plan nicht.").format(
                    person=carrier.label
                )
            )
        else:
            hints.append(
                _tr("{share} der festen Hilfe kommen von einer Person ({person}).").format(
                    share=percent_text(share), person=carrier.label
                )
            )
    if len(figures.emergency_ready) == 1:
        hints.append(_tr("Nur eine Person deckt Notfälle ab. Vorschlag: eine zweite Person fragen."))
    if figures.unasked:
        hints.append(
            _tr("{persons}, die noch niemand gefragt hat.").format(
                persons=count_text(len(figures.unasked), _tr("Mensch"), _tr("Menschen"))
            )
        )
    return hints


def _button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkPage", text)
