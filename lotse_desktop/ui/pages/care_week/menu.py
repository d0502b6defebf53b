"""What can be done with a box of the week, as a menu."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from lotse_desktop.domain.care import WEEKDAYS, Entry, Weekday
from lotse_desktop.domain.care_changes import find_occurrence
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.wording import weekday_name
from lotse_desktop.ui.kit.week_wishes import WORKDAYS
from lotse_desktop.ui.pages.care_week.hands import WeekHands


def box_menu(box: WeekBox, hands: WeekHands, parent: QWidget) -> QMenu:
    """Open, remove on this day or everywhere, extend to other days and weeks; for a gap: fill it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    occurrence = find_occurrence(hands.week, box)
    if occurrence is None:
        fill = menu.addAction(_tr("Lücke füllen"))
        fill.triggered.connect(lambda: hands.draw(box.lane, (box.day, box.start, box.end), box.week))
        return menu
    entry = occurrence.entry
    menu.addAction(_tr("Öffnen …")).triggered.connect(lambda: hands.open_entry(entry))
    if box.role is not BoxRole.WAY:
        only = menu.addAction(_tr("Nur {day} entfernen").format(day=weekday_name(occurrence.day)))
        only.triggered.connect(lambda: hands.delete(box))
    menu.addAction(_tr("Ganz entfernen")).triggered.connect(lambda: hands.remove(entry))
    _add_days(menu, entry, hands)
    if entry.weeks is not None and hands.week.cycle_weeks > 1:
        menu.addAction(_tr("In jeder Woche")).triggered.connect(lambda: hands.add_weeks(entry))
    return menu


def _add_days(menu: QMenu, entry: Entry, hands: WeekHands) -> None:
    further = [day for day in WEEKDAYS if day not in entry.days]
    if not further:
        return
    days = menu.addMenu(_tr("Auch an anderen Tagen"))
    workdays = [day for day in further if day in WORKDAYS]
    if len(workdays) > 1:
        days.addAction(_tr("Montag bis Freitag")).triggered.connect(partial(_give, hands, entry, tuple(workdays)))
    for day in further:
        days.addAction(weekday_name(day.number)).triggered.connect(partial(_give, hands, entry, (day,)))


def _give(hands: WeekHands, entry: Entry, days: tuple[Weekday, ...], _checked: object = None) -> None:
    hands.add_days(entry, days)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CareWeekPage", text)
