"""The week picture on paper: days side by side, hours downwards, one lane per child."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.wording import clock, weekday_short
from lotse_desktop.figures.week import WORK_LANE, hours_shown
from lotse_desktop.reporting.flowables import tagged
from lotse_desktop.reporting.look import BOLD, INK, INK_2, LINE, REGULAR, SMALL_SIZE, shortened, showable, text_width
from lotse_desktop.reporting.tagged import Node
from lotse_desktop.reporting.week_dress import LEGEND_ORDER, Area, draw_dressed, draw_label

_AXIS: Final = 30
_BETWEEN: Final = 16
_TITLE: Final = 18
_DAYS: Final = 14
_ROW: Final = 13
_LEGEND_GAP: Final = 8
_SWATCH: Final = 18
"""Of the legend, with the room before the word."""
_NARROWEST_LANE: Final = 9
_WEEKEND: Final = 5
_QUIET: Final = 0.45
"""Width of the work lane, and of a weekend day on which nothing is drawn, as a share of the others."""


class WeekPicture(Flowable):
    """Some weeks.  ``weeks``: the title of week 1, 2 …; ``names`` of the children in the order of their lanes.

    ``alternative`` tells in words what is to be seen.  Contact time does not stretch the hours that are shown.
    """

    def __init__(
        self,
        boxes: Sequence[WeekBox],
        names: Sequence[str],
        weeks: Sequence[str],
        legend: Mapping[str, str],
        alternative: str,
    ) -> None:
        super().__init__()
        self._boxes = boxes
        self._names = [showable(name) for name in names]
        self._weeks = [showable(title) for title in weeks]
        shown = {box.role for box in boxes}
        self._legend = [(role, showable(legend[role])) for role in LEGEND_ORDER if role in shown]
        self._alternative = showable(alternative)
        self._first, self._last = hours_shown(box for box in boxes if box.role is not BoxRole.CONTACT)
        lanes = {WORK_LANE} & {box.lane for box in boxes}
        self._lanes = [*lanes, *range(1, len(names) + 1)]
        self._lane_shares = [_QUIET if lane == WORK_LANE else 1 for lane in self._lanes]
        busy = {box.day for box in boxes}
        self._day_shares = [_QUIET if day >= _WEEKEND and day not in busy else 1 for day in range(7)]

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        side_by_side = (aW - _AXIS - _BETWEEN * (len(self._weeks) - 1)) / len(self._weeks)
        self._stacked = len(self._weeks) > 1 and self._lane_width(side_by_side) < _NARROWEST_LANE
        self._week_width = aW - _AXIS if self._stacked else side_by_side
        hours = (self._last - self._first) / 60
        self._hour = min(11.0, (90 if self._stacked else 150) / hours)
        self._every = next(step for step in (2, 3, 4, 6) if step * self._hour > _ROW or step == 6) * 60
        self._lane_heads = self._heads()
        self._head = _TITLE + _DAYS + (_ROW if len(self._names) > 1 else 0)
        self._week_height = self._head + hours * self._hour
        self._legend_rows = list(self._legend_lines(aW))
        weeks = len(self._weeks) if self._stacked else 1
        legend = _LEGEND_GAP + _ROW * len(self._legend_rows)
        self.width, self.height = aW, weeks * self._week_height + (weeks - 1) * _BETWEEN + legend
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        left, bottom = canvas.absolutePosition(0, 0)
        figure = Node("Figure", self._alternative, bounds=(left, bottom, left + self.width, bottom + self.height))
        with canvas.element(figure), canvas.marked(figure):
            for index in range(len(self._weeks)):
                across, down = (0, index) if self._stacked else (index, 0)
                x = _AXIS + across * (self._week_width + _BETWEEN)
                top = self.height - down * (self._week_height + _BETWEEN)
                self._draw_week(canvas, index, x, top)
                if not across:
                    self._draw_hours(canvas, x, top - self._head)
            self._draw_legend(canvas)

    def _lane_width(self, week_width: float) -> float:
        return week_width / sum(self._day_shares) / max(1.0, sum(self._lane_shares))

    def _heads(self) -> list[str]:
        """What stands above the lanes: names; where they are too wide, first letters or numbers, told in the legend."""
        room = self._lane_width(self._week_width) - 2
        if len(self._names) == 1 or all(text_width(name) <= room for name in self._names):
            return self._names
        letters = [name[0] for name in self._names]
        if len(set(letters)) == len(letters):
            return letters
        return [str(number) for number in range(1, len(letters) + 1)]

    def _y(self, minute: int, ground: float) -> float:
        return ground - (minute - self._first) / 60 * self._hour

    def _draw_week(self, canvas: Canvas, index: int, x: float, top: float) -> None:
        ground, foot = top - self._head, top - self._week_height
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 11)
        canvas.drawString(x + 2, top - 11, self._title(index))
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        for minute in (*range(self._first, self._last, self._every), self._last):
            canvas.line(x, self._y(minute, ground), x + self._week_width, self._y(minute, ground))
        canvas.line(x, ground, x, foot)
        for day, share in enumerate(self._day_shares):
            width = self._week_width * share / sum(self._day_shares)
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(x + width, ground, x + width, foot)
            canvas.setFillColor(INK_2)
            canvas.setFont(BOLD, SMALL_SIZE)
            canvas.drawCentredString(x + width / 2, top - _TITLE - 9, weekday_short(day))
            self._draw_lanes(canvas, [box for box in self._boxes if (box.week, box.day) == (index + 1, day)], x, ground)
            x += width

    def _title(self, index: int) -> str:
        """With the name of an only child, where there is room."""
        title = self._weeks[index]
        named = f"{self._names[0]} – {title}" if len(self._names) == 1 else title
        room = self._week_width - 2
        return named if text_width(named, BOLD, 11) <= room else shortened(title, room, BOLD, 11)

    def _draw_lanes(self, canvas: Canvas, boxes: Sequence[WeekBox], x: float, ground: float) -> None:
        if not boxes:
            return
        inner = self._week_width / sum(self._day_shares) - 3
        x += 1.5
        for lane, share in zip(self._lanes, self._lane_shares, strict=True):
            width = inner * share / sum(self._lane_shares)
            if len(self._names) > 1 and lane != WORK_LANE:
                canvas.setFillColor(INK)
                canvas.setFont(REGULAR, SMALL_SIZE)
                canvas.drawCentredString(x + width / 2, ground + 3.5, self._lane_heads[lane - 1])
            for box in boxes:
                if box.lane == lane:
                    self._draw_box(canvas, box, x, width, ground)
            x += width

    def _draw_box(self, canvas: Canvas, box: WeekBox, x: float, width: float, ground: float) -> None:
        start, end = max(box.start, self._first), min(box.end, self._last)
        if start >= end:
            return
        top = self._y(start, ground) - 0.5
        height = max(1.5, (end - start) / 60 * self._hour - 1)
        area = Area(x + 0.7, top - height, width - 1.4, height)
        draw_dressed(canvas, box.role, area)
        if box.role is not BoxRole.GAP and box.lane != WORK_LANE:
            draw_label(canvas, box.role, showable(box.label), area)

    def _draw_hours(self, canvas: Canvas, x: float, ground: float) -> None:
        canvas.setFillColor(INK_2)
        canvas.setFont(REGULAR, SMALL_SIZE)
        for minute in range(self._first, self._last, self._every):
            canvas.drawRightString(x - 4, self._y(minute, ground) - 3, clock(minute))

    def _legend_lines(self, width: float) -> Iterator[list[tuple[BoxRole | None, str, float]]]:
        """Swatches and words with their place, line by line; short heads of lanes come first, without a swatch."""
        told = zip(self._lane_heads, self._names, strict=True) if self._lane_heads is not self._names else ()
        entries: list[tuple[BoxRole | None, str]] = [(None, f"{head} = {name}") for head, name in told]
        line: list[tuple[BoxRole | None, str, float]] = []
        x = float(_AXIS)
        for role, word in (*entries, *self._legend):
            wide = text_width(word) + (_SWATCH if role else 0)
            if line and x + wide > width:
                yield line
                line, x = [], float(_AXIS)
            line.append((role, word, x))
            x += wide + 15
        yield line

    def _draw_legend(self, canvas: Canvas) -> None:
        y = float(_ROW * len(self._legend_rows))
        for line in self._legend_rows:
            y -= _ROW
            for role, word, x in line:
                if role:
                    draw_dressed(canvas, role, Area(x, y + 2, _SWATCH - 5, 8.5))
                canvas.setFillColor(INK)
                canvas.setFont(REGULAR, SMALL_SIZE)
                canvas.drawString(x + (_SWATCH if role else 0), y + 3, word)
