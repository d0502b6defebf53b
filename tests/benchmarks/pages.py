"""How long each room of a case takes to open for the first time, and to answer: ``python -m tests.benchmarks.pages``.

Prints processor milliseconds of the window thread for the demo's case A, and how many times an empty page that is.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from time import process_time

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lotse_desktop.demo import open_demo, throw_away_places
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.shell.desk_frame import DeskFrame
from lotse_desktop.ui.shell.navigation import Navigation
from tests.builders import NOW
from tests.fakes import FakeAsk

GOAL_MS, ANSWER_MS = 100, 16


def timed(work: Callable[[], object], app: QApplication) -> float:
    """Processor milliseconds of ``work`` until everything is painted."""
    before = process_time()
    work()
    for _ in range(3):
        app.processEvents()
    return 1000 * (process_time() - before)


def main() -> None:
    """Open every room of case A once, then change the case and look at it again."""
    app = QApplication([])
    apply_look(app, dark=False, scale=1.0)

    def now() -> datetime:
        return NOW

    with ExitStack() as rubbish:
        workspace = open_demo(rubbish.enter_context(throw_away_places()), now)
        frame = DeskFrame(now)
        frame.resize(1280, 720)
        frame.show()
        navigation = Navigation(workspace, "Demo", frame, jobs=ImmediateJobs(), ask=FakeAsk(), now=now)
        navigation.show_list()
        mara = workspace.clients.find("Mara Beispiel")[0]
        navigation.open_case(mara.id)
        app.processEvents()
        case = navigation.case
        assert case is not None
        empty = timed(partial(_empty_page, frame), app)
        print(f"empty page {empty:.1f} ms")
        for key, _ in case.titles():
            opened = timed(partial(case.view.show_room, key), app)
            answered = timed(case.view.page(key).refresh, app)
            late = "  !" if opened > GOAL_MS or answered > ANSWER_MS else ""
            print(f"{key:16} opens {opened:6.1f} ms ({opened / empty:5.1f} x)  answers {answered:5.1f} ms{late}")
        for domain in workspace.catalogue.domains:
            opened = timed(partial(case.view.show_room, "domains", domain.key), app)
            answered = timed(case.view.page("domains").refresh, app)
            late = "  !" if opened > GOAL_MS or answered > ANSWER_MS else ""
            print(f"{domain.key:16} opens {opened:6.1f} ms ({opened / empty:5.1f} x)  answers {answered:5.1f} ms{late}")
        workspace.close()


def _empty_page(frame: QWidget) -> QWidget:
    page = QWidget(frame)
    QVBoxLayout(page)
    page.resize(1000, 600)
    page.show()
    return page


if __name__ == "__main__":
    main()
