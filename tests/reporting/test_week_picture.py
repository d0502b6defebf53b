"""The week picture on paper: lanes, heads, legend, and that it can be read without colour."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.reporting.look import HEIGHT, PAGE, WIDTH, load_fonts
from lotse_desktop.reporting.week_picture import WeekPicture
from tests.reporting.papers import MARGIN, drawn, lines_of
from tests.reporting.plans import german, maras_plan, with_week

LEGEND = german().legend


@pytest.fixture(autouse=True, scope="module")
def fonts() -> None:
    load_fonts()


def a_box(role: BoxRole, start: int = 480, end: int = 960, *, day: int = 0, lane: int = 1, label: str = "") -> WeekBox:
    return WeekBox(week=1, day=day, lane=lane, start=start, end=end, role=role, label=label)


def a_picture(
    *boxes: WeekBox, names: tuple[str, ...] = ("Mia",), weeks: tuple[str, ...] = ("Jede Woche",)
) -> WeekPicture:
    picture = WeekPicture(boxes, names, weeks, LEGEND, "Ein Bild.")
    picture.wrap(WIDTH, HEIGHT)
    return picture


def of_mara(*names: str) -> WeekPicture:
    report = with_week(maras_plan(), *names)
    return a_picture(*report.boxes, names=names, weeks=report.weeks)


def texts(picture: WeekPicture) -> list[str]:
    return [text for page in lines_of(drawn([picture])) for text, _ in page]


def test_each_day_names_its_lanes() -> None:
    shown = texts(a_picture(*(a_box(BoxRole.CARE, day=day) for day in range(5)), names=("Mia", "Ben")))

    assert [shown.count(name) for name in ("Mia", "Ben", "Mo", "So", "Jede Woche")] == [5, 5, 1, 1, 1]


def test_an_only_child_is_named_once_a_week() -> None:
    assert [text for text in texts(of_mara("Lio")) if "Lio" in text] == ["Lio – Woche A", "Lio – Woche B"]


def test_names_too_long_for_a_lane_become_letters_told_in_the_legend() -> None:
    shown = texts(of_mara("Maximiliane", "Ben", "Lio"))

    assert {"M", "B", "L", "M = Maximiliane", "B = Ben", "L = Lio"} <= set(shown)
    assert "Maximiliane" not in shown


def test_children_with_the_same_first_letter_get_numbers() -> None:
    assert {"1 = Maximiliane", "2 = Maja", "3 = Lio"} <= set(texts(of_mara("Maximiliane", "Maja", "Lio")))


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    shown = texts(a_picture(a_box(BoxRole.CARE), a_box(BoxRole.GAP, 420, 480)))

    assert [word for word in LEGEND.values() if word in shown] == [LEGEND["care"], LEGEND["gap"]]


def test_contact_time_does_not_stretch_the_hours() -> None:
    shown = texts(a_picture(a_box(BoxRole.CARE), a_box(BoxRole.CONTACT, 0, 1440, day=5)))

    assert [text for text in shown if ":" in text] == ["8:00", "10:00", "12:00", "14:00"]


def test_a_label_is_drawn_where_it_fits() -> None:
    label = "Kindertagesstätte Sonnenschein am Park"

    assert "Kita" in texts(a_picture(a_box(BoxRole.CARE, label="Kita")))
    assert label not in texts(a_picture(a_box(BoxRole.CARE, label=label)))
    assert "Kita" not in texts(a_picture(a_box(BoxRole.CARE, 480, 490, label="Kita")))


def test_two_weeks_stand_side_by_side_as_long_as_lanes_are_wide_enough() -> None:
    three, five = of_mara("Mia", "Ben", "Lio"), of_mara("Mia", "Ben", "Lio", "Nour", "Sami")

    assert three.height < 230
    assert three.height < five.height < 340


def test_a_whole_day_fits_as_well() -> None:
    shown = texts(a_picture(a_box(BoxRole.WORK, 0, 1440, lane=0), a_box(BoxRole.GAP, 0, 1440)))

    assert [text for text in shown if text.endswith(":00")] == [f"{hour}:00" for hour in range(0, 24, 3)]


def grey_column(picture: WeekPicture, qapp: QApplication) -> list[int]:
    """Grey values down the middle of Monday's lane, as a printer with 100 dots an inch sees them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(drawn([picture])))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(qapp)
    document.load(buffer)
    dots = 100 / 72
    size = QSize(int(PAGE[0] * dots), int(PAGE[1] * dots))
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    document.close()
    top = PAGE[1] - MARGIN - HEIGHT
    x, first, last = MARGIN + 70, top + 60, top + picture.height - 60
    return [grey.pixelColor(int(x * dots), y).red() for y in range(int(first * dots), int(last * dots))]


def changes(column: list[int]) -> int:
    """How often it gets clearly lighter or darker."""
    steps = [value > (max(column) + min(column)) / 2 for value in column]
    return sum(first != second for first, second in pairwise(steps)) if max(column) - min(column) > 30 else 0


def test_a_gap_is_striped_and_care_is_plain_without_colour(qapp: QApplication) -> None:
    gap = grey_column(a_picture(a_box(BoxRole.GAP)), qapp)
    care = grey_column(a_picture(a_box(BoxRole.CARE)), qapp)

    assert changes(gap) > 6
    assert changes(care) == 0
