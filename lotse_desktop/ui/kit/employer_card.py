"""Consent for the employer's sheet, and what stands on it beside the times."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.wording import short_date
from lotse_desktop.domain.work_times import WorkTimesWish
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.typed import day_edit


class EmployerCard(Card):
    """Consent first, then what stands on the page beside the times."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.show_title(self.tr("Zustimmung"))
        explanation = self.tr(
            "Auf dem Blatt stehen nur Arbeitszeiten und Stunden: nichts über Kinder, Gründe oder offene Zeiten. "
            "Wir drucken es nur, wenn Sie zustimmen. Sie entscheiden, wer es bekommt. "
            "Sie können die Zustimmung jederzeit zurücknehmen."
        )
        self.consent = QCheckBox(self.tr("Ich stimme zu."), self)
        self.consent.setObjectName("consent")
        self.consent.setMinimumHeight(TOUCH)
        self.consent.setAccessibleDescription(explanation)
        self._since = Words("", "small", self)
        self._since.setObjectName("consent-day")
        self._name = QCheckBox(self.tr("Name auf dem Blatt"), self)
        self._name.setObjectName("with-name")
        self._name.setMinimumHeight(TOUCH)
        self._from = day_edit(self.tr("Gültig ab"), context.today, self, needed=True)
        self._from.setObjectName("valid-from")
        self._from.show_value(_next_monday(context.today()))
        for widget in (Words(explanation, "", self), self.consent, self._since, self._name):
            self.add(widget)
        self.add(Labelled(self.tr("Gültig ab"), self._from, self))
        self.consent.clicked.connect(self._write)
        self._name.clicked.connect(self._tell)
        self._from.typed.connect(self._tell)

    def show_consents(self, consents: Consents) -> None:
        """Show whether and when consent was given."""
        day = consents.employer_times
        self.consent.setChecked(day is not None)
        self._since.setVisible(day is not None)
        if day is not None:
            self._since.setText(self.tr("Zugestimmt am {day}").format(day=short_date(day)))

    @property
    def wish(self) -> WorkTimesWish:
        """What was chosen for this print."""
        client = self._context.editor.record.client
        valid_from: date = self._from.value or _next_monday(self._context.today())
        return WorkTimesWish(valid_from, client.full_name if self._name.isChecked() else "")

    def _write(self, given: bool) -> None:  # noqa: FBT001
        editor = self._context.editor
        day = self._context.today() if given else None
        consents = editor.record.consents.model_copy(update={"employer_times": day})
        name = self.tr("Zustimmung geben") if given else self.tr("Zustimmung zurücknehmen")
        editor.change(name, editor.record.with_consents(consents))

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


def _next_monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())
