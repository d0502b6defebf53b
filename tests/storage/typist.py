"""Answers a whole assessment in an open case, as the window does, until it is killed.

    python -m tests.storage.typist VAULT CONFIG CLIENT SEED

Prints the number of each change and the moment at which it was made, so that a killer knows what there was to lose.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer

from lotse_desktop.domain.assessment import Answer, FormAnswers, MonthAnswer, Text
from lotse_desktop.domain.catalogue import AnswerKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import Cases
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.storage.keeper import SqlVaultKeeper
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import open_vault
from lotse_desktop.ui.jobs import ThreadJobs
from lotse_desktop.ui.kit.domain_edits import DomainEdits
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.shell.session import CaseSession
from tests.builders import NOW, TODAY
from tests.catalogue.shipped import catalogue
from tests.fakes import FakeAsk
from tests.families import whole_mara
from tests.storage.conftest import PASSPHRASE

SPEED_MS = 7
"""Between two changes: faster than anybody types."""


def before_the_talk() -> CaseRecord:
    """Case A before anything was said about a life domain."""
    record = whole_mara()
    kept = {key: section for key, section in record.sections.items() if not isinstance(section.payload, FormAnswers)}
    return record.model_copy(update={"sections": kept})


def every_answer() -> CaseRecord:
    """Case A with an answer to each question that stores one."""
    record = whole_mara()
    for domain in catalogue().domains:
        form = record.answers(domain.key)
        for item in domain.items:
            if item.kind is not AnswerKind.PAGE and item.id not in form.answers:
                filler: Answer = (
                    MonthAnswer(month=TODAY.replace(day=1)) if item.kind is AnswerKind.MONTH else Text(text="Kurs")
                )
                form = form.with_answer(item.id, filler)
        record = record.with_payload(domain.key, form, domain.version)
    return record


def changes(editor: CaseEditor, seed: int) -> Iterator[Callable[[], None]]:
    """Every change of the talk, one after the other, without end: ratings, answers, notes letter by letter."""
    context = PageContext(editor, catalogue(), lambda: TODAY, FakeAsk())
    wanted, rng = every_answer(), random.Random(seed)  # noqa: S311
    for domain in rng.sample(catalogue().domains, len(catalogue().domains)):
        edits, form = DomainEdits(context, domain), wanted.answers(domain.key)
        yield partial(edits.rate_self, form.self_rating)
        for item_id, answer in form.answers.items():
            yield partial(edits.answer, item_id, answer)
        note = f"Notiz zu {domain.title}"
        for length in range(1, len(note) + 1):
            yield partial(edits.note, note[:length])
    edits = DomainEdits(context, catalogue().domains[0])
    number = 0
    while True:
        number += 1
        yield partial(edits.note, f"Runde {number}")


def records(record: CaseRecord, seed: int, number: int) -> list[CaseRecord]:
    """The case before the talk and after each of the first ``number`` changes."""
    editor = CaseEditor(record, lambda: None)
    found = [record]
    for change, _ in zip(changes(editor, seed), range(number), strict=False):
        change()
        found.append(editor.record)
    return found


def main(folder: Path, config: Path, client: UUID, seed: int) -> None:
    """Type until somebody ends the process."""
    app = QCoreApplication([])
    vault = open_vault(folder, PASSPHRASE, config_folder=config, now=NOW, before_migration=print)
    keeper = SqlVaultKeeper(vault, lambda: NOW, None)
    cases = Cases(partial(SqlUnitOfWork, vault.engine, keeper.committed), lambda: NOW)
    session = CaseSession(cases.open(client), cases.save, ThreadJobs())
    waiting = enumerate(changes(session.editor, seed), start=1)
    typing = QTimer(interval=SPEED_MS)

    def type_on() -> None:
        number, change = next(waiting)
        change()
        print(number, time.monotonic(), flush=True)

    typing.timeout.connect(type_on)
    typing.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), UUID(sys.argv[3]), int(sys.argv[4]))
