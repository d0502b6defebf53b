"""The window: shell, pages, dialogs, kit, widgets, item models.

PySide6 6.12.0 gives back one reference too many: to ``None`` with each call that returns nothing, to ``True`` and
``False`` with each signal that is sent.  Before Python 3.12 these are counted like any other object, so the program
would end („deallocating None“) after some ten thousand calls.  From 3.12 on they cannot die.
"""

import sys

if sys.version_info < (3, 12):
    import ctypes

    for immortal in (None, True, False):
        ctypes.c_ssize_t.from_address(id(immortal)).value += 1 << (40 if sys.maxsize > 1 << 32 else 29)
