"""Goals and steps: what is missing, what is wanted, who does what until when."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.plan_states import state_text
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.urgent_card import UrgentCard
from lotse_desktop.ui.pages.plan.agreement import AgreementPart, AgreementWork
from lotse_desktop.ui.pages.plan.facts import find_facts
from lotse_desktop.ui.pages.plan.goals import GoalsPart
from lotse_desktop.ui.pages.plan.sheet import SheetPart
from lotse_desktop.ui.pages.plan.steps import StepsPart
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs

NEEDS: Final = "needs"
STEPS: Final = "steps"
SHEET: Final = "sheet"
AGREEMENT: Final = "agreement"


class PlanPage(CasePage):
    """Four parts, one of them is shown: needs and goals, steps, what else stands on the sheet, the agreement."""

    def __init__(self, context: PageContext, work: AgreementWork, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        options = (
            (NEEDS, self.tr("Ziele")),
            (STEPS, self.tr("Schritte")),
            (SHEET, self.tr("Weiteres")),
            (AGREEMENT, self.tr("Vereinbarung")),
        )
        self._segments = Segments(options, self.tr("Teil der Seite"), self)
        self._segments.setObjectName("parts")
        agreement = AgreementPart(context, work, self)
        self._parts: dict[str, GoalsPart | StepsPart | SheetPart | AgreementPart] = {
            NEEDS: GoalsPart(context, self),
            STEPS: StepsPart(context, self),
            SHEET: SheetPart(context, self),
            AGREEMENT: agreement,
        }
        self._stack = QStackedWidget(self)
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.header.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignTop)
        self._urgent = UrgentCard(self)
        self.body.addWidget(self._urgent)
        self.body.addWidget(self._stack, stretch=1)
        self._urgent.wanted.connect(self.wanted)
        agreement.wanted.connect(self.wanted)
        self._segments.chosen.connect(self._choose)
        self.refresh()

    @override
    def refresh(self) -> None:
        facts = find_facts(self.context)
        goals = count_text(len(facts.plan.goals), self.tr("Ziel"), self.tr("Ziele"))
        steps = count_text(len(facts.plan.open_steps), self.tr("offener Schritt"), self.tr("offene Schritte"))
        self.set_heading(
            self.tr("Ziele & Schritte"),
            self.tr("{goals}, {steps}. {state}").format(goals=goals, steps=steps, state=state_text(facts.plan)),
        )
        self._urgent.show_urgent(facts.catalogue, facts.record)
        self._parts[self._segments.key].show_facts(facts)
        order_tabs(self)

    @override
    def show_part(self, part: str) -> None:
        if part in self._parts:
            self._segments.show_chosen(part)
            self._choose(part)

    def _choose(self, part: str) -> None:
        self._stack.setCurrentWidget(self._parts[part])
        self.refresh()
