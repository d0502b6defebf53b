"""One offer for this family: what it is, what its times mean for the children, known, used, wished."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_words import (
    Names,
    ages_text,
    capacity_text,
    child_care_text,
    contact_text,
    times_text,
    waiting_text,
)
from lotse_desktop.domain.offer_fits import OfferCare
from lotse_desktop.domain.offers import USE_NAMES, UseState
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """An offer with what was computed for this case; ``state``: how far one can rely on it, ``""`` when current."""

    entry: ServiceEntry
    state: str
    care: OfferCare | None
    uses: tuple[UseState, ...]
    in_plan: bool
    plan_full: bool


class OfferRow(Card):
    """Tells what was pressed; changes nothing itself."""

    marked = Signal(object)
    """``tuple[UseState, ...]``: how the family stands to it now."""
    wanted = Signal()
    """It should become a step."""

    def __init__(self, entry: ServiceEntry, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(entry.name, parent)
        self.setObjectName(f"offer-{entry.id}")
        self.entry = entry
        """The offer that is shown."""
        self._state = Words("", "gap", self)
        self._state.setObjectName("state")
        self._care = Words("", "", self)
        self._care.setObjectName("care")
        self._uses = ChoiceRow(
            [(state.value, name) for state, name in USE_NAMES.items()], self.tr("Die Familie"), many=True, parent=self
        )
        self._uses.setObjectName("uses")
        self._step = QPushButton(self)
        self._step.setObjectName("into-plan")
        self.add(self._state)
        for text, role in _about(entry, names):
            self.add(Words(text, role, self))
        self.add(self._care)
        hands = QHBoxLayout()
        hands.setContentsMargins(0, 4, 0, 4)
        hands.addWidget(self._uses, stretch=1)
        hands.addWidget(self._step, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(hands)
        for text in _facts(entry, names):
            self.add(Words(text, "small", self))
        self._uses.picked.connect(self._tell)
        self._step.clicked.connect(self.wanted)

    def show_offer(self, shown: ShownOffer) -> None:
        """What may change while the offer stays the same."""
        self._state.setText(shown.state)
        self._state.setVisible(bool(shown.state))
        self._care.setVisible(shown.care is not None)
        if shown.care is not None:
            self._care.setText(shown.care.words)
            set_role(self._care, "good" if shown.care.good else "gap")
        self._uses.show_keys([use.value for use in shown.uses])
        words = self.tr("Steht im Plan") if shown.in_plan else self.tr("Als Schritt übernehmen")
        self._step.setText(words)
        self._step.setAccessibleName(f"{self.entry.name}: {words}")
        self._step.setEnabled(not shown.in_plan and not shown.plan_full)
        full = shown.plan_full and not shown.in_plan
        self._step.setToolTip(self.tr("Im Plan stehen schon sieben offene Schritte.") if full else "")

    def enter(self) -> None:
        """Put the focus on the first thing that can be done."""
        self._step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, keys: tuple[str, ...]) -> None:
        self.marked.emit(tuple(UseState(key) for key in keys))


def _about(entry: ServiceEntry, names: Names) -> list[tuple[str, str]]:
    """Who it is and what it does, each line with its role."""
    who = " · ".join(part for part in (entry.organization, names.kind(entry.kind), entry.area) if part)
    return [(text, role) for text, role in ((who, "small"), (entry.description, "")) if text]


def _facts(entry: ServiceEntry, names: Names) -> list[str]:
    """When, for whom, at what cost … in one line each."""
    whom = "; ".join(part for part in (entry.eligibility_description, ages_text(entry)) if part)
    waiting = waiting_text(entry)
    places = (capacity_text(entry), f"Wartezeit {waiting}" if waiting else "")
    facts = (
        ("Wann", "; ".join(times_text(entry))),
        ("Für wen", whom),
        ("Kosten", entry.fees_description),
        ("Sprachen", ", ".join(names.language(language) for language in entry.languages)),
        ("Kinderbetreuung dort", child_care_text(entry)),
        ("Plätze", ", ".join(part for part in places if part)),
        ("Kontakt", contact_text(entry)),
    )
    return [f"{label}: {text}" for label, text in facts if text]
