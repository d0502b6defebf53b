"""How long one step of a pull in the care week takes on the window thread: computing, boxes, cards and painting.

Run it with ``python tests/benchmarks/week_page.py``; three children, two rota weeks, 1160 × 800 pixels.
"""

import compileall
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
compileall.compile_dir(str(ROOT / "lotse_desktop"), quiet=2)

from PySide6.QtCore import QPoint, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Helper, Reliability, Ways  # noqa: E402
from lotse_desktop.domain.catalogue import Catalogue  # noqa: E402
from lotse_desktop.domain.gaps import compute  # noqa: E402
from lotse_desktop.figures.week import week_boxes  # noqa: E402
from lotse_desktop.services.editor import CaseEditor  # noqa: E402
from lotse_desktop.ui.kit.page import PageContext  # noqa: E402
from lotse_desktop.ui.look import apply_look  # noqa: E402
from lotse_desktop.ui.pages.care_week import CareWeekPage  # noqa: E402
from lotse_desktop.ui.widgets.week_grid import WeekGrid  # noqa: E402
from tests.builders import TODAY, WORKDAYS, a_child, a_client, a_record  # noqa: E402
from tests.fakes import FakeAsk  # noqa: E402

STEPS = 200
FRAME_MS = 16.0


def a_full_week() -> CareWeek:
    """Two rota weeks, three children, six sources."""
    children = ("mia", "ben", "lea")
    return CareWeek(
        cycle_weeks=2,
        default_way=Ways(out=20, back=25),
        activities=(
            Activity(id="a1", label="Frühdienst", weeks=(1,), days=WORKDAYS[:3], start=360, end=840),
            Activity(id="a2", label="Spätdienst", weeks=(1,), days=WORKDAYS[3:], start=780, end=1260),
            Activity(id="a3", label="Nachtwache", weeks=(2,), days=WORKDAYS[:2], start=1290, end=360),
        ),
        care=(
            CarePlace(id="c1", kind=CareKind.KINDERGARTEN, children=("mia",), days=WORKDAYS, booked=(420, 960)),
            CarePlace(id="c2", kind=CareKind.SCHOOL, children=("ben",), days=WORKDAYS, booked=(480, 750)),
            CarePlace(id="c3", kind=CareKind.OGS, children=("ben",), days=WORKDAYS[:4], booked=(750, 930)),
            CarePlace(id="c4", kind=CareKind.NURSERY, children=("lea",), days=WORKDAYS, booked=(450, 870)),
        ),
        helpers=(
            Helper(id="h1", label="Oma", children=children, days=WORKDAYS[:2], start=330, end=480),
            Helper(
                id="h2",
                label="Nachbar",
                children=children,
                days=WORKDAYS[3:],
                start=900,
                end=1140,
                reliability=Reliability.USUAL,
            ),
        ),
    )


def median_ms(work: Callable[[int], object]) -> tuple[float, float]:
    """Median and 95th percentile of :data:`STEPS` runs; milliseconds of this thread, so that others do not count."""
    taken: list[float] = []
    for step in range(STEPS):
        start = time.thread_time()
        work(step)
        taken.append((time.thread_time() - start) * 1000)
    return statistics.median(taken), sorted(taken)[int(STEPS * 0.95)]


def main() -> int:
    """Print the times; 1 when a step takes longer than a frame."""
    app = QApplication([])
    apply_look(app, dark=False)
    names = ("mia", "ben", "lea")
    children = tuple(a_child(name.title(), date(2017 + 2 * n, 5, 1), name) for n, name in enumerate(names))
    week = a_full_week()
    editor = CaseEditor(a_record(a_client(children=children), week), lambda: None)
    context = PageContext(editor=editor, catalogue=Catalogue.model_construct(), today=lambda: TODAY, ask=FakeAsk())
    page = CareWeekPage(context)
    page.resize(1160, 800)
    page.show()
    app.processEvents()
    grid = page.findChildren(WeekGrid)[0]
    report = compute(children, week)

    layout = grid.layout_now()
    x = round(sum(layout.lane_span(1, 1)) - 5)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, round(layout.y(1000))))

    def step(number: int) -> None:
        QTest.mouseMove(grid, QPoint(x, round(layout.y(1010 + 5 * (number % 50)))))
        app.processEvents()

    rows = {
        "compute": median_ms(lambda _: compute(children, week)),
        "boxes of one week": median_ms(
            lambda _: week_boxes(children, week, report, work_lane=True, weeks=(1,)) and None
        ),
        "paint the whole week": median_ms(lambda _: grid.repaint()),
        "whole step of a pull": median_ms(step),
    }
    for name, (median, most) in rows.items():
        print(f"{name:24} median {median:6.2f} ms   95 % {most:6.2f} ms")
    whole = rows["whole step of a pull"][0]
    print(f"share of a frame of {FRAME_MS:.0f} ms: {whole / FRAME_MS:.2f}")
    return int(whole > FRAME_MS)


if __name__ == "__main__":
    sys.exit(main())
