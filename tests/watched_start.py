"""Starts the real window in this process and tells, as JSON, what was seen.  Run as a script by tests and benchmarks.

    python tests/watched_start.py START [--floor | --demo | --data DIR [--secret PASSPHRASE]] [--stay]

``START`` is ``time.time()`` just before the process was started; all times told are milliseconds since then.
Without ``--secret`` and ``--demo`` the window is left once everything slow is imported, with them once the list of
clients is painted; ``--stay`` leaves it open.
"""

import argparse
import importlib.abc
import importlib.machinery
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from typing_extensions import override

SLOW = ("sqlalchemy", "alembic", "pydantic", "reportlab", "pikepdf", "PySide6.QtPdf", "PySide6.QtPrintSupport")
CONNECTIONS = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}


class AfterImport(importlib.abc.MetaPathFinder):
    """Calls ``then(module)`` as soon as the module ``name`` was imported, and changes no order of imports."""

    def __init__(self, name: str, then: Callable[[ModuleType], None]) -> None:
        self._name = name
        self._then = then

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The usual place; only loading says one thing more."""
        if fullname != self._name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.loader is not None
        usual = spec.loader.exec_module

        def load(module: ModuleType) -> None:
            usual(module)
            self._then(module)

        spec.loader.exec_module = load  # type: ignore[method-assign]
        return spec


class Watch:
    """What was seen so far."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.seen: dict[str, Any] = {"connections": []}
        self.derived_ms = 0.0
        self.asked_at = 0.0
        sys.addaudithook(self._audit)

    def _audit(self, event: str, _arguments: tuple[Any, ...]) -> None:
        if event in CONNECTIONS:
            self.seen["connections"].append(event)

    def now(self) -> float:
        """Milliseconds since the process was asked for."""
        start: float = self.options.start
        return (time.time() - start) * 1000

    def painted(self) -> None:
        """The first window stands."""
        self.seen["painted_ms"] = self.now()
        self.seen["slow_modules"] = sorted(set(SLOW) & sys.modules.keys())

    def watch_start_window(self, module: ModuleType) -> None:
        """Follow the first window from the moment it exists."""
        usual = module.StartWindow.__init__

        def made(window: Any, *arguments: Any) -> None:
            usual(window, *arguments)
            window.painted.connect(self.painted)
            window.painted.connect(lambda: self.follow(window))

        module.StartWindow.__init__ = made

    def watch_keys(self, module: ModuleType) -> None:
        """Measure the deriving of the key, which is slow on purpose."""
        usual = vars(module)["_wrapping_key"]

        def derive(*arguments: Any) -> Any:
            begin = time.perf_counter()
            try:
                return usual(*arguments)
            finally:
                self.derived_ms += (time.perf_counter() - begin) * 1000

        vars(module)["_wrapping_key"] = derive

    def follow(self, window: Any) -> None:
        """Look every few milliseconds how far the program is."""
        from PySide6.QtCore import QTimer

        timer = QTimer(window, interval=2)
        timer.timeout.connect(lambda: self._look(timer))

        def ready(_nothing: Any) -> None:
            self.seen["ready_ms"] = self.now()
            if self.options.secret:
                self._unlock(window)
            timer.start()

        def behind_the_warming_up() -> None:
            window._jobs.run(lambda: None, ready, ready)

        QTimer.singleShot(0, behind_the_warming_up)

    def _look(self, timer: Any) -> None:
        """Whether it is time to leave."""
        if not (self.options.secret or self.options.demo):
            timer.stop()
            self._leave()
        elif self._list_is_painted():
            timer.stop()
            self.seen["list_ms"] = self.now()
            self.seen["unlock_ms"] = self.now() - self.asked_at - self.derived_ms
            self._leave()

    def _unlock(self, window: Any) -> None:
        from PySide6.QtWidgets import QLineEdit, QPushButton

        window.findChild(QLineEdit, "secret").setText(self.options.secret)
        self.asked_at = self.now()
        window.findChild(QPushButton, "open").click()

    def _list_is_painted(self) -> bool:
        from PySide6.QtWidgets import QApplication, QTableView

        for window in QApplication.topLevelWidgets():
            for table in window.findChildren(QTableView):
                if table.isVisible() and table.model() is not None and table.model().rowCount():
                    table.viewport().repaint()
                    self.seen["rows"] = table.model().rowCount()
                    return True
        return False

    def _leave(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.seen["open_sockets"] = open_sockets()
        if not self.options.stay:
            QApplication.closeAllWindows()


def open_sockets() -> int | None:
    """How many internet sockets this process holds, whoever opened them; ``None`` where the system does not say."""
    if not Path("/proc/self/fd").is_dir():
        return None
    known = {
        line.split()[9]
        for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path(f"/proc/net/{kind}").read_text(encoding="ascii").splitlines()[1:]
    }
    mine = [link.readlink().name for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return sum(name.removeprefix("socket:[").rstrip("]") in known for name in mine if name.startswith("socket:"))


def floor(watch: Watch) -> int:
    """The least that a Qt program can do: an empty window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        @override
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self.told)

        def told(self) -> None:
            watch.painted()
            self.close()

    app = QApplication([])
    window = Empty()
    window.resize(760, 620)
    window.show()
    return app.exec()


def main() -> int:
    """Start, watch, tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("start", type=float)
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--secret", default="")
    parser.add_argument("--stay", action="store_true")
    watch = Watch(parser.parse_args())
    if watch.options.floor:
        status = floor(watch)
    else:
        sys.meta_path.insert(0, AfterImport("lotse_desktop.ui.shell.start_window", watch.watch_start_window))
        sys.meta_path.insert(0, AfterImport("lotse_desktop.storage.keys", watch.watch_keys))
        from lotse_desktop.__main__ import main as run

        place = ["--data", str(watch.options.data)] if watch.options.data else []
        status = run([*(["--demo"] if watch.options.demo else []), *place])
    print(json.dumps(watch.seen))
    return status


if __name__ == "__main__":
    sys.exit(main())
