"""Stand-ins that record what was asked of them and answer by themselves."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


class FakeAsk:
    """Answers every question with what the test prepared, and remembers what was asked."""

    def __init__(self, *, agree: bool = True, path: Path | None = None) -> None:
        self.agree = agree
        self.path = path
        self.asked: list[str] = []
        self.told: list[str] = []

    def confirm(self, parent: QWidget, question: str, explanation: str, yes: str) -> bool:  # noqa: ARG002
        self.asked.append(question)
        return self.agree

    def tell(self, parent: QWidget, sentence: str) -> None:  # noqa: ARG002
        self.told.append(sentence)

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path / name if self.path is not None and self.path.is_dir() else self.path

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path

    def folder(self, parent: QWidget, title: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path
