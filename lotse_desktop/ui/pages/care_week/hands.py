"""What happens when somebody wishes something of the week: work it out, put it into the editor, open dialogs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.care import CareWeek, Entry, Weekday
from lotse_desktop.domain.care_changes import find_occurrence, weeks_value, with_new
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import Gap
from lotse_desktop.domain.report import WeekBox
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.week_wishes import (
    WORKDAYS,
    Offer,
    Origin,
    Wish,
    added_days,
    added_weeks,
    deleted,
    drawn,
    entry_name,
    pulled,
)
from lotse_desktop.ui.pages.care_week.entry_dialog import EntryDialog
from lotse_desktop.ui.pages.care_week.rules_dialog import WeekRulesDialog
from lotse_desktop.ui.widgets.week_brush import WeekBrush
from lotse_desktop.ui.widgets.week_layout import Pull

DEFAULT_TIMES = (480, 720)
"""A new entry that nobody has drawn: 8:00 to 12:00."""


class WeekHands:
    """Turns wishes into changes of the case; ``told`` hears what was done and what else is offered."""

    def __init__(self, context: PageContext, brush: WeekBrush, page: QWidget, told: Callable[[Wish], None]) -> None:
        self._context, self._brush, self._page, self._told = context, brush, page, told
        self._keys: str | None = None
        self._origin: Origin | None = None
        self._offer: Offer | None = None

    @property
    def week(self) -> CareWeek:
        """The care week as it is now."""
        return self._context.editor.record.care_week

    @property
    def children(self) -> Sequence[Child]:
        """The children as they are now."""
        return self._context.editor.record.client.children

    def preview(self, pull: Pull, number: int) -> Wish | None:
        """What would come of a pull in week ``number`` if the mouse let go now."""
        if pull.box is not None:
            return pulled(self.week, pull.box, (pull.day, pull.start, pull.end))
        if pull.start == pull.end:
            return None
        entry = self._entry((pull.day, pull.start, pull.end), pull.lane, number)
        return drawn(self.week, entry, pull.day, pull.start, pull.end)

    def draw(self, lane: int, where: tuple[int, int, int], number: int) -> None:
        """A block was drawn in week ``number``; ``where``: day, start, end."""
        day, start, end = where
        self._take(drawn(self.week, self._entry((day, start, end), lane, number), day, start, end))

    def change(self, box: WeekBox, where: tuple[int, int, int], *, by_key: bool) -> None:
        """A box was pulled to (day, start, end); key strokes on the same box become one undo step."""
        keys = f"week-{box.week}-{box.day}-{box.lane}-{box.role}" if by_key else None
        occurrence = find_occurrence(self.week, box)
        if occurrence is None:
            return
        if keys is None or keys != self._keys or self._origin is None:
            self._origin = Origin(self.week, occurrence)
        wish = pulled(self.week, box, where, self._origin)
        origin = self._origin
        self._take(wish, keys)
        self._keys, self._origin = keys, origin

    def delete(self, box: WeekBox) -> None:
        """A box shall disappear from its day."""
        self._take(deleted(self.week, box))

    def take_offer(self) -> None:
        """The other way that was offered."""
        if self._offer is not None:
            self._take(Wish(self._offer.name, self._offer.week, ""))

    def open_box(self, box: WeekBox) -> None:
        """Show the exact minutes of the entry of a box."""
        occurrence = find_occurrence(self.week, box)
        if occurrence is not None:
            self.open_entry(occurrence.entry)

    def open_entry(self, entry: Entry) -> None:
        """Show the exact minutes of an entry."""
        dialog = EntryDialog(self.week, self.children, entry, self._page)
        dialog.decided.connect(self._replace)
        dialog.removed.connect(self.remove)
        dialog.open()

    def open_new(self, number: int, gap: Gap | None = None) -> None:
        """Ask for a new entry of the kind of the brush; ``gap``: that fills it."""
        if gap is not None:
            lane = 1 + next(n for n, child in enumerate(self.children) if child.id == gap.child)
            entry = self._entry((gap.day, gap.start, gap.end), lane, gap.week)
        else:
            lane = 0 if self._brush.draws_work else 1
            entry = self._entry((0, *DEFAULT_TIMES), lane, number).model_copy(update={"days": WORKDAYS})
        dialog = EntryDialog(self.week, self.children, entry, self._page, is_new=True)
        dialog.decided.connect(self._add)
        dialog.open()

    def open_rules(self, *, doors: bool = False) -> None:
        """Show cycle, ways and buffers, or first the ways to the doors."""
        today = self._context.today()
        dialog = WeekRulesDialog(self.week, self.children, today, self._page, doors_first=doors)
        dialog.decided.connect(self._take_rules)
        dialog.open()

    def remove(self, entry: Entry) -> None:
        """An entry shall disappear on all its days."""
        name = _tr("{entry}: ganz entfernen").format(entry=entry_name(entry))
        self._take(Wish(name, self.week.without_entry(entry), ""))

    def add_days(self, entry: Entry, days: Sequence[Weekday]) -> None:
        """An entry shall hold on these days, too."""
        self._take(added_days(self.week, entry, days))

    def add_weeks(self, entry: Entry) -> None:
        """An entry shall hold in every week."""
        self._take(added_weeks(self.week, entry))

    def _entry(self, where: tuple[int, int, int], lane: int, number: int) -> Entry:
        child = self.children[lane - 1] if lane else None
        weeks = weeks_value(self.week, frozenset({number}))
        return self._brush.entry(child, weeks, where, self._context.today())

    def _add(self, entry: Entry) -> None:
        name = _tr("{entry}: eintragen").format(entry=entry_name(entry))
        self._take(Wish(name, with_new(self.week, entry), ""))

    def _replace(self, entry: Entry) -> None:
        name = _tr("{entry}: ändern").format(entry=entry_name(entry))
        self._take(Wish(name, self.week.with_entry(entry), ""))

    def _take_rules(self, week: CareWeek) -> None:
        self._take(Wish(_tr("Wochen, Wege und Puffer"), week, ""))

    def _take(self, wish: Wish | None, merge: str | None = None) -> None:
        """Put a wish into the editor and tell it; the offer holds until the next change."""
        self._keys, self._origin, self._offer = None, None, None
        if wish is None:
            return
        record = self._context.editor.record
        self._context.editor.change(wish.name, record.with_care_week(wish.week), merge=merge)
        self._offer = wish.offer
        self._told(wish)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CareWeekPage", text)
