"""Choosing a passphrase: two fields and an honest word about how long it would hold."""

import math
import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.secret_line import SecretLine

TRIES_PER_SECOND: Final = 10_000
"""What somebody with the files and a good deal of money might manage against argon2id with 64 MiB."""
ENOUGH: Final = 4
"""The smallest score that is taken (0 … 4, the steps of zxcvbn: 10³, 10⁶, 10⁸, 10¹⁰ guesses)."""
_LONGEST: Final = 72
"""zxcvbn looks no further."""
VOCABULARY: Final = 10_000
"""How many words somebody chooses from."""
_LONG_WORD: Final = 12
"""A longer one is taken for two, and so on."""
_NO_WORD: Final = re.compile("[^aeiouyäöü]{6}")
_STEPS: Final = (1e3, 1e6, 1e8, 1e10)
_DAY: Final = 86_400
_PAUSE_MS: Final = 150


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` 0 … 4 and how many seconds guessing would take."""

    score: int
    seconds: float


def find_strength(passphrase: str) -> Strength:
    """How well ``passphrase`` withstands guessing.  Slow at the first call: word lists are read.

    The word lists of zxcvbn are English, so it takes German words for random letters.  What looks like a word counts
    for no more than one of :data:`VOCABULARY`.
    """
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(0, 0.0)
    found = zxcvbn(passphrase[:_LONGEST], user_inputs=["lotse", "tresor", "coach", "passphrase", "jobcenter"])
    guesses = min(float(found["guesses"]), guesses_for_words(passphrase))
    return Strength(sum(guesses >= step for step in _STEPS), guesses / TRIES_PER_SECOND)


def guesses_for_words(passphrase: str) -> float:
    """Guesses for a passphrase that is nothing but words; infinite as soon as one part does not look like a word."""
    words = passphrase.replace("-", " ").split()
    if not words or not all(_looks_like_a_word(word) for word in words):
        return math.inf
    parts = sum(1 + (len(word) - 1) // _LONG_WORD for word in {word.casefold() for word in words})
    return float(VOCABULARY**parts)


def _looks_like_a_word(text: str) -> bool:
    letters = text.rstrip(".,!?").casefold()
    vowels = sum(letter in "aeiouyäöü" for letter in letters)
    return letters.isalpha() and 4 * vowels >= len(letters) and not _NO_WORD.search(letters)


class PassphraseFields(QWidget):
    """Passphrase, the same once more, and the meter.  :attr:`changed` tells when something became right or wrong."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the second field."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._strength = Strength(0, 0.0)
        self._judged = ""
        self._first = SecretLine(self.tr("Neue Passphrase"), self)
        self._first.setObjectName("passphrase")
        self._second = SecretLine(self.tr("Passphrase noch einmal"), self)
        self._second.setObjectName("again")
        self._shown = QCheckBox(self.tr("Passphrase zeigen"), self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, ENOUGH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Stärke der Passphrase"))
        self._words = Words("", "small", self)
        self._words.setObjectName("strength")
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing() * 3)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for text, field in ((self.tr("Neue &Passphrase"), self._first), (self.tr("Noch &einmal"), self._second)):
            label = QLabel(text, self)
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
        layout.addWidget(self._shown)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        self.setFocusProxy(self._first)

        self._first.textChanged.connect(self._typed)
        self._second.textChanged.connect(self._show_words)
        self._second.returnPressed.connect(self.entered)
        self._shown.toggled.connect(self._first.show_text)
        self._shown.toggled.connect(self._second.show_text)
        self._pause.timeout.connect(self._judge)
        self._show_words()

    @property
    def passphrase(self) -> str | None:
        """What was typed, when it is strong enough and was typed the same twice; else ``None``."""
        text = self._first.text()
        strong = self._judged == text and self._strength.score >= ENOUGH
        return text if strong and self._second.text() == text else None

    def forget(self) -> None:
        """Empty both fields."""
        self._first.forget()
        self._second.forget()

    def _typed(self) -> None:
        self._pause.start()
        self._show_words()

    def _judge(self) -> None:
        text = self._first.text()
        self._jobs.run(partial(find_strength, text), partial(self._take, text), lambda _error: None)

    def _take(self, text: str, strength: Strength) -> None:
        if text == self._first.text():
            self._strength, self._judged = strength, text
            self._show_words()

    def _show_words(self) -> None:
        text = self._first.text()
        judged = bool(text) and self._judged == text
        self._bar.setValue(self._strength.score if judged else 0)
        self._words.setText(self._sentence(text, judged=judged))
        set_role(self._words, "smallgood" if self.passphrase else "small")
        self.changed.emit()

    def _sentence(self, text: str, *, judged: bool) -> str:
        if not text:
            return self.tr(
                "Am besten vier bis sechs Wörter, die nichts miteinander zu tun haben, mit Leerzeichen dazwischen."
            )
        if not judged:
            return self.tr("Stärke wird geprüft …")
        holds = self.tr("Wer diesen Computer stiehlt, bräuchte geschätzt {time}.").format(
            time=_time_words(self._strength)
        )
        if self._strength.score < ENOUGH:
            return f"{self.tr('Noch zu schwach.')} {holds} {self.tr('Nehmen Sie noch ein Wort dazu.')}"
        if not self._second.text():
            return f"{self.tr('Stark genug.')} {holds}"
        if self._second.text() != text:
            return f"{self.tr('Stark genug.')} {self.tr('Die beiden Eingaben sind noch nicht gleich.')}"
        return f"{self.tr('Stark genug, zweimal gleich.')} {holds}"


def _time_words(strength: Strength) -> str:
    """How long guessing takes, in the words of everyday life, rounded down."""
    days = strength.seconds / _DAY
    for least, words in (
        (365_000, "mehr als tausend Jahre"),
        (36_500, "Jahrhunderte"),
        (3650, "Jahrzehnte"),
        (365, "Jahre"),
        (30, "Monate"),
        (1, "Tage"),
        (1 / 24, "Stunden"),
        (1 / 1440, "Minuten"),
    ):
        if days >= least:
            return words
    return "nur Sekunden"
