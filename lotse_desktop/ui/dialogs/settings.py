"""Settings: light or dark, size of the text, when the vault locks, where backups go.  They hold at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSlider, QWidget

from lotse_desktop.settings import IDLE_CHOICES, LARGEST_TEXT, SMALLEST_TEXT, TEXT_STEP, Settings
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.widgets.segments import Segments


class SettingsDialog(Sheet):
    """Shows settings and tells each change at once."""

    changed = Signal(object)
    """The new :class:`Settings`."""

    def __init__(self, settings: Callable[[], Settings], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("SettingsDialog", "Einstellungen"),
            QCoreApplication.translate("SettingsDialog", "Änderungen gelten sofort, auf diesem Computer."),
            parent,
        )
        self._settings = settings
        self._ask = ask
        self._theme = Segments(
            (("auto", self.tr("Wie der Computer")), ("light", self.tr("Hell")), ("dark", self.tr("Dunkel"))),
            self.tr("Hell oder dunkel"),
            self,
        )
        self._text = QSlider(Qt.Orientation.Horizontal, self)
        self._text.setObjectName("text_scale")
        self._text.setRange(SMALLEST_TEXT // TEXT_STEP, LARGEST_TEXT // TEXT_STEP)
        self._text.setPageStep(1)
        self._text.setAccessibleName(self.tr("Schriftgröße"))
        self._percent = QLabel(self)
        self._idle = QComboBox(self)
        self._idle.setObjectName("idle")
        self._idle.setAccessibleName(self.tr("Sperren nach"))
        for minutes in sorted({*IDLE_CHOICES, settings().idle_minutes}):
            self._idle.addItem(self.tr("{minutes} Minuten ohne Eingabe").format(minutes=minutes), minutes)
        self._folder = QLineEdit(self)
        self._folder.setObjectName("backup_folder")
        self._folder.setReadOnly(True)
        self._folder.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())
        self._folder.setAccessibleName(self.tr("Ordner der Sicherungen"))
        choose = QPushButton(self.tr("Ändern …"), self)
        choose.setAccessibleName(self.tr("Ordner der Sicherungen ändern"))
        choose.setAutoDefault(False)
        self._standard = QPushButton(self.tr("Im Tresor"), self)
        self._standard.setAccessibleName(self.tr("Sicherungen im Ordner des Tresors ablegen"))
        self._standard.setAutoDefault(False)
        self._lay_out(choose)
        close = self.add_button(self.tr("Schließen"), "close", main=True)
        self._show()

        self._theme.chosen.connect(self._keep_theme)
        self._text.valueChanged.connect(self._keep_text_scale)
        self._idle.currentIndexChanged.connect(self._keep_idle)
        choose.clicked.connect(self._choose_folder)
        self._standard.clicked.connect(lambda: self._keep(replace(self._settings(), backup_folder="")))
        close.clicked.connect(self.accept)

    def _lay_out(self, choose: QPushButton) -> None:
        size = QHBoxLayout()
        size.addWidget(self._text, stretch=1)
        size.addWidget(self._percent)
        backups = QHBoxLayout()
        backups.addWidget(self._folder, stretch=1)
        backups.addWidget(choose)
        backups.addWidget(self._standard)
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (text, buddy) in enumerate(
            (
                (self.tr("&Aussehen"), self._theme),
                (self.tr("&Schriftgröße"), self._text),
                (self.tr("S&perren nach"), self._idle),
                (self.tr("Si&cherungen"), self._folder),
            )
        ):
            label = QLabel(text, self)
            label.setBuddy(buddy)
            grid.addWidget(label, row, 0)
        grid.addWidget(self._theme, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(size, 1, 1)
        grid.addWidget(self._idle, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(backups, 3, 1)
        self.body.addLayout(grid)

    def _show(self) -> None:
        now = self._settings()
        with QSignalBlocker(self._text), QSignalBlocker(self._idle):
            self._theme.show_chosen(now.theme)
            self._text.setValue(now.text_scale // TEXT_STEP)
            self._idle.setCurrentIndex(self._idle.findData(now.idle_minutes))
        self._percent.setText(self.tr("{percent} %").format(percent=now.text_scale))
        self._folder.setText(now.backup_folder or self.tr("im Ordner des Tresors"))
        self._folder.setCursorPosition(0)
        self._standard.setEnabled(bool(now.backup_folder))

    def _keep(self, settings: Settings) -> None:
        self.changed.emit(settings)
        self._show()

    def _keep_theme(self, theme: str) -> None:
        self._keep(replace(self._settings(), theme=theme))

    def _keep_text_scale(self, value: int) -> None:
        self._keep(replace(self._settings(), text_scale=value * TEXT_STEP))

    def _keep_idle(self, row: int) -> None:
        self._keep(replace(self._settings(), idle_minutes=int(self._idle.itemData(row))))

    def _choose_folder(self) -> None:
        folder = self._ask.folder(self, self.tr("Wohin sollen Sicherungen?"))
        if folder is not None:
            self._keep(replace(self._settings(), backup_folder=str(folder)))
