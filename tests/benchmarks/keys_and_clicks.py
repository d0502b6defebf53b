"""How many key strokes a whole assessment needs with the keyboard alone, and how many clicks with a mouse instead.

Prints one line for each case of the handbook: ``python -m tests.benchmarks.keys_and_clicks``.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from lotse_desktop.domain.assessment import FormAnswers
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.domains import DomainsPage
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue
from tests.fakes import FakeAsk
from tests.families import whole_mara, whole_tarek
from tests.journeys.keyboard import Keyboard


class Opened:
    """The page over an editor; every change shows it again."""

    def __init__(self, record: CaseRecord) -> None:
        self._is_made = False
        self.editor = CaseEditor(record, self._refresh)
        self.page = DomainsPage(PageContext(self.editor, catalogue(), lambda: TODAY, FakeAsk()))
        self._is_made = True

    def _refresh(self) -> None:
        if self._is_made:
            self.page.refresh()


def main() -> None:
    """Enter both cases into empty ones."""
    app = QApplication([])
    for name, record in (("A", whole_mara()), ("B", whole_tarek())):
        kept = {key: one for key, one in record.sections.items() if not isinstance(one.payload, FormAnswers)}
        opened = Opened(record.model_copy(update={"sections": kept}))
        editor, page = opened.editor, opened.page
        page.resize(1280, 900)
        page.show()
        page.activateWindow()
        app.processEvents()
        hands = Keyboard(page, catalogue())
        for number, domain in enumerate(catalogue().domains):
            if number:
                hands.next_domain()
            hands.enter_domain(domain.key, record.answers(domain.key))
        answers = sum(len(editor.record.answers(domain.key).answers) for domain in catalogue().domains)
        print(f"case {name}: {answers} answers, {hands.keys} keys without a mouse, or {hands.clicks} clicks and typing")


if __name__ == "__main__":
    main()
