"""Who imports whom: the contracts of ``pyproject.toml``, and what their language cannot say."""

import subprocess
import sys
from pathlib import Path

from pytest_archon import archrule

ROOT = Path(__file__).parents[2]
NETWORK = (
    "asyncio", "ftplib", "http", "httpx", "imaplib", "multiprocessing.connection",
    "multiprocessing.managers", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib.request", "urllib3", "webbrowser", "xmlrpc*",
    "PySide6.QtNetwork*", "PySide6.QtDBus*", "PySide6.QtWebSockets*",
)  # fmt: skip


def test_every_module_imports_only_what_its_floor_may() -> None:
    """In a process of its own: the linter switches off every logger that exists."""
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    told = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_no_module_imports_the_network() -> None:
    (
        archrule("the program opens no connection")
        .match("lotse_desktop*")
        .should_not_import(*NETWORK)
        .check("lotse_desktop", only_direct_imports=True)
    )


def test_only_the_reading_of_many_files_starts_processes() -> None:
    (
        archrule("processes of our own read deliveries, nothing else does")
        .match("lotse_desktop*")
        .exclude("lotse_desktop.exchange.consolidation", "lotse_desktop.__main__")
        .should_not_import("multiprocessing*")
        .check("lotse_desktop", only_direct_imports=True)
    )


def test_item_models_and_jobs_know_no_widgets() -> None:
    (
        archrule("item models compute texts, they draw nothing")
        .match("lotse_desktop.ui.models*", "lotse_desktop.ui.jobs")
        .should_not_import("PySide6.QtWidgets*")
        .check("lotse_desktop", only_direct_imports=True)
    )


def test_what_is_slow_to_import_is_imported_where_it_is_used() -> None:
    (
        archrule("SQL at the unlocking, PDF at the first paper")
        .match("lotse_desktop.__main__", "lotse_desktop.app", "lotse_desktop.cli", "lotse_desktop.settings")
        .should_not_import("sqlalchemy*", "alembic*", "reportlab*", "pikepdf*", "PySide6.QtPdf*", "PySide6.QtPrint*")
        .check("lotse_desktop", only_toplevel_imports=True)
    )
