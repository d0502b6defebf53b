"""``lotse`` and ``python -m lotse_desktop``: the window without a command, else the command line."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit status is 0, or 2 when the user's input or world was at fault."""
    if getattr(sys, "frozen", False):  # a reading process of a bundle starts here, too, and ends here
        from multiprocessing import freeze_support

        freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without umlauts shows „?“ instead of a traceback
    words = sys.argv[1:] if arguments is None else arguments
    if not words:  # the everyday start does not wait for the command line
        return _open_window(None, demo=False)
    from lotse_desktop.cli import parse, run_command

    options = parse(words)
    if options.command is None:
        return _open_window(options.data, demo=options.demo)
    try:
        status = run_command(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has seen enough; exit without a word
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _open_window(data_folder: Path | None, *, demo: bool) -> int:
    from lotse_desktop.app import run

    return run(data_folder=data_folder, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
