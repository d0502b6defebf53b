"""How long the page of the network map takes on the window thread: opening, one step of a pull, a move, walking.

Run it with ``python tests/benchmarks/network_page.py``; 9 and 30 persons, 1048 × 630 pixels.
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

from lotse_desktop.ui.look import apply_look  # noqa: E402, I001 - the package repairs Qt before it is used
from PySide6.QtCore import QPoint, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from lotse_desktop.domain.care import Reliability  # noqa: E402
from lotse_desktop.domain.catalogue import Catalogue  # noqa: E402
from lotse_desktop.domain.network import HelpBlock, HelpKind, NetworkMap, NetworkPerson, Sector  # noqa: E402
from lotse_desktop.services.editor import CaseEditor  # noqa: E402
from lotse_desktop.ui.kit.page import PageContext  # noqa: E402
from lotse_desktop.ui.pages.network import NetworkPage  # noqa: E402
from lotse_desktop.ui.widgets.network_view import NetworkView  # noqa: E402
from tests.builders import TODAY, WORKDAYS, a_child, a_client, a_record  # noqa: E402
from tests.fakes import FakeAsk  # noqa: E402

FRAME_MS, OPEN_MS = 16.0, 100.0
NAMES = ("Oma Inge", "Nachbarin F.", "Sara", "Chefin Pflegeheim", "Kinderschirm", "Tante Eva", "Jobcenter")


def a_map(number: int) -> NetworkMap:
    """Persons in every ring and quarter, a third of them firm."""
    block = HelpBlock(days=WORKDAYS[:2], start=900, end=1080)
    return NetworkMap(
        persons=tuple(
            NetworkPerson(
                id=f"p{n}",
                label=f"{NAMES[n % len(NAMES)]} {n}",
                sector=tuple(Sector)[n % 4],
                closeness=1 + n // 4 % 3,
                help=(HelpKind.CHILD_CARE,),
                reliability=tuple(Reliability)[n % 4],
                blocks=(block,) if n % 3 == 0 else (),
            )
            for n in range(number)
        )
    )


def a_page(number: int) -> NetworkPage:
    """The page of a family with so many persons."""
    record = a_record(a_client(children=(a_child("Mia", date(2021, 5, 1), "mia"),))).with_network_map(a_map(number))
    pages: list[NetworkPage] = []

    def changed() -> None:
        for page in pages:
            page.refresh()

    editor = CaseEditor(record, changed)
    pages.append(NetworkPage(PageContext(editor, Catalogue.model_construct(), lambda: TODAY, FakeAsk())))
    pages[0].resize(1048, 630)
    return pages[0]


def median_ms(work: Callable[[int], object], times: int) -> float:
    """Median of ``times`` runs; milliseconds of this thread, so that others do not count."""
    taken: list[float] = []
    for step in range(times):
        start = time.thread_time()
        work(step)
        taken.append((time.thread_time() - start) * 1000)
    return statistics.median(taken)


def main() -> int:
    """Print the times; 1 when opening or a step of a pull takes too long for the family of nine."""
    app = QApplication([])
    apply_look(app, dark=False)
    too_long = False
    for number in (9, 30):
        pages: list[NetworkPage] = []

        def open_one(_step: int, persons: int = number, pages: list[NetworkPage] = pages) -> None:
            pages.append(a_page(persons))
            pages[-1].show()
            app.processEvents()

        opening = median_ms(open_one, 5)
        page = pages[-1]
        view = page.findChildren(NetworkView)[0]
        start = view.card_center("p1").toPoint()
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)

        def pull(step: int, view: NetworkView = view, start: QPoint = start) -> None:
            QTest.mouseMove(view.viewport(), start + QPoint(3 * (step % 60), 2 * (step % 45)))
            app.processEvents()

        pulling = median_ms(pull, 200)
        QTest.keyClick(view, Qt.Key.Key_Escape)

        def walk(step: int, view: NetworkView = view) -> None:
            QTest.keyClick(view, (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)[step % 4])
            app.processEvents()

        walking = median_ms(walk, 60)

        def move(step: int, view: NetworkView = view) -> None:
            QTest.keyClick(view, (Qt.Key.Key_Left, Qt.Key.Key_Right)[step % 2], Qt.KeyboardModifier.AltModifier)
            app.processEvents()

        moving = median_ms(move, 20)
        rows = {"opening": opening, "step of a pull": pulling, "to another person": walking, "moved": moving}
        for name, taken in rows.items():
            print(f"{number:2} persons  {name:18} median {taken:6.1f} ms")
        if number == 9:
            too_long = opening > OPEN_MS or pulling > FRAME_MS
    return int(too_long)


if __name__ == "__main__":
    sys.exit(main())
