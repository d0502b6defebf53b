"""Working times and whether they go with today's care, as a table."""

from PySide6.QtCore import QCoreApplication, QObject

from lotse_desktop.domain.shift_fit import Fit, ShiftFit
from lotse_desktop.domain.shift_words import fit_text
from lotse_desktop.domain.wording import half_hours_text
from lotse_desktop.ui.models.columns import Column, ValueTableModel


class FitsModel(ValueTableModel[ShiftFit]):
    """Shows :class:`ShiftFit` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(_tr("Arbeitszeit"), lambda fit: fit.template.title, bold=True),
                Column(_tr("je Woche"), _hours, right=True),
                Column(_tr("Passt das?"), fit_text, tone=_tone),
            ),
            parent,
        )


def _hours(fit: ShiftFit) -> str:
    return _tr("{hours} h").format(hours=half_hours_text(fit.template.week_minutes))


def _tone(fit: ShiftFit) -> str:
    return {Fit.FITS: "good", Fit.FITS_WITH_USUAL_HELP: "network_text", Fit.MISSES: "gap_text"}.get(fit.fit, "ink2")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FitsModel", text)
