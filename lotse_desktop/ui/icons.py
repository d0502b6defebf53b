"""Icons: Lucide pictures in the colour that is wanted.  Apart from the look, so that the first window need not wait."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lotse_desktop.paths import resources_folder
from lotse_desktop.ui.look import LIGHT

ICON: Final = 18
BRAND_PART: Final = "#E09B3D"


@lru_cache(maxsize=256)
def icon(name: str, color: str, size: int = ICON) -> QIcon:
    """The Lucide icon ``name`` of ``resources/icons`` in this colour, sharp at 1× and 2×."""
    source = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
    made = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


def window_icon() -> QIcon:
    """The brand as the icon of the program: a ring with one part in another colour."""
    made = QIcon()
    for size in (32, 64, 128):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = size * 0.27
        ring = QRectF(width / 2, width / 2, size - width, size - width)
        for color, start, span in ((LIGHT.primary, 0, 360), (BRAND_PART, 45, 90)):
            painter.setPen(QPen(QColor(color), width, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, start * 16, span * 16)
        painter.end()
        made.addPixmap(pixmap)
    return made
