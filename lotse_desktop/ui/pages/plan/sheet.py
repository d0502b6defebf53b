"""What else stands on the sheet: resources, emergency card, good to know, the next appointment, the name."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lotse_desktop.domain.plan import Appointment
from lotse_desktop.domain.proposals import MAX_RIGHTS, propose_emergency, propose_rights
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.line_list import LineList
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.proposal_list import ProposalList
from lotse_desktop.ui.pages.plan.facts import PlanFacts, write_plan
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import day_edit, time_edit

LEAST_RESOURCES: Final = 3
MOST_RESOURCES: Final = 6
MOST_EMERGENCY: Final = 6


class SheetPart(QWidget):
    """Lines for the paper; what is proposed is taken while nothing else was written."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._resources = self._lines("resources", self.tr("Das habe ich schon"), MOST_RESOURCES)
        self._few = Words(self.tr("Drei bis sechs Zeilen lesen sich gut."), "small", self)
        self._few.setObjectName("few-resources")
        self._emergency = self._lines("emergency", self.tr("Wenn etwas dazwischenkommt"), MOST_EMERGENCY)
        self._rights = self._lines("good_to_know", self.tr("Gut zu wissen"), MAX_RIGHTS)
        self._proposals = ProposalList(self.tr("Vorschläge"), self)
        self._proposals.setObjectName("right-proposals")
        self._day = day_edit(self.tr("Nächster Termin, Tag"), context.today, self)
        self._day.setObjectName("appointment-day")
        self._time = time_edit(self.tr("Nächster Termin, Uhrzeit"), self)
        self._time.setObjectName("appointment-time")
        self._name = QCheckBox(self.tr("Vorname auf dem Plan"), self)
        self._name.setObjectName("show-name")
        self._name.setMinimumHeight(TOUCH)
        columns = TwoColumns(0.5, 48, self)
        columns.main.addWidget(self._card(self.tr("Das habe ich schon"), (self._resources, self._few)))
        columns.main.addWidget(self._card(self.tr("Gut zu wissen"), (self._rights,)))
        columns.main.addWidget(self._proposals)
        appointment = QWidget(self)
        row = QHBoxLayout(appointment)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Labelled(self.tr("Tag"), self._day, self), stretch=1)
        row.addWidget(Labelled(self.tr("Uhrzeit"), self._time, self), stretch=1)
        columns.side.addWidget(self._card(self.tr("Nächster Termin"), (appointment,)))
        columns.side.addWidget(self._card(self.tr("Wenn etwas dazwischenkommt"), (self._emergency,)))
        columns.side.addWidget(self._card(self.tr("Name"), (self._name,)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        self._proposals.taken.connect(self._take_right)
        self._proposals.all_taken.connect(self._take_rights)
        self._day.typed.connect(self._write_appointment)
        self._time.typed.connect(self._write_appointment)
        self._name.clicked.connect(self._write_name)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show what stands on the sheet."""
        plan = facts.plan
        shown = plan.resources if plan.resources is not None else _proposed_resources(facts)
        self._resources.show_lines(shown, proposed=plan.resources is None)
        self._few.setVisible(len(shown) < LEAST_RESOURCES)
        emergency = plan.emergency if plan.emergency is not None else propose_emergency(facts.record)
        self._emergency.show_lines(emergency, proposed=plan.emergency is None)
        self._rights.show_lines(plan.good_to_know, proposed=True)
        rights = propose_rights(facts.catalogue, facts.needs, facts.today)
        free = [right for right in rights if right not in plan.good_to_know]
        self._proposals.show_proposals([(right, right, "") for right in free[: MAX_RIGHTS - len(plan.good_to_know)]])
        appointment = plan.next_appointment
        self._day.show_value(appointment.day if appointment else None)
        if appointment or self._day.value is not None:
            self._time.show_value(appointment.minute if appointment else None)
        self._name.setChecked(plan.show_name)

    def _lines(self, field: str, name: str, most: int) -> LineList:
        lines = LineList(name, most, proposes=field != "good_to_know", parent=self)
        lines.setObjectName(field)
        lines.edited.connect(partial(self._write_lines, field, name))
        lines.proposals_wanted.connect(partial(self._write_lines, field, name, None, ""))
        return lines

    def _card(self, title: str, inside: Sequence[QWidget]) -> Card:
        card = Card(title, self)
        for widget in inside:
            card.add(widget)
        return card

    def _write_lines(self, field: str, name: str, lines: Any, merge: str) -> None:
        self._write(self.tr("{field} ändern").format(field=f"„{name}“"), {field: lines}, merge)

    def _take_right(self, right: str) -> None:
        self._take_rights((right,))

    def _take_rights(self, rights: tuple[str, ...]) -> None:
        known = self._context.editor.record.plan.good_to_know
        self._write(self.tr("Vorschlag übernehmen"), {"good_to_know": (*known, *rights)[:MAX_RIGHTS]})

    def _write_appointment(self, _value: object) -> None:
        day = self._day.value
        appointment = Appointment(day=day, minute=self._time.value) if day else None
        self._write(self.tr("Termin ändern"), {"next_appointment": appointment}, "appointment")

    def _write_name(self, shown: bool) -> None:  # noqa: FBT001
        self._write(self.tr("Vorname auf dem Plan ändern"), {"show_name": shown})

    def _write(self, name: str, update: dict[str, Any], merge: str = "") -> None:
        write_plan(self._context, name, self._context.editor.record.plan.model_copy(update=update), merge)


def _proposed_resources(facts: PlanFacts) -> tuple[str, ...]:
    """What stands on the sheet while nobody has written lines; nothing from specially protected questions."""
    sentences = dict.fromkeys(found.sentence for found in facts.resources if not found.private)
    return tuple(sentences)[:MOST_RESOURCES]
