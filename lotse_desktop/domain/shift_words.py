"""German words for working times and how they go with today's care."""

from collections.abc import Iterator

from lotse_desktop.domain.shift_fit import Fit, ShiftFit
from lotse_desktop.domain.shifts import ShiftTemplate
from lotse_desktop.domain.wording import clock, listing, minutes_text, week_letter, weekday_list


def fit_text(fit: ShiftFit) -> str:
    """„passt“, „passt mit Hilfe von Oma“, „es fehlen 2 h 10 min in der Woche“ (on average, rounded up)."""
    match fit.fit:
        case Fit.FITS:
            return "passt"
        case Fit.FITS_WITH_USUAL_HELP:
            return f"passt mit Hilfe von {listing(fit.helpers)}"
        case Fit.MISSES:
            weeks = fit.report.cycle_weeks if fit.report else 1
            return f"es fehlen {minutes_text(-(-fit.missing_minutes // weeks))} in der Woche"
        case Fit.TOO_LONG:
            return "lässt sich nicht rechnen"


def missing_rows(fit: ShiftFit) -> Iterator[tuple[str, str]]:
    """„Mo, Di“ – „1 h 05 min“; days of one week with the same minutes together, with several weeks „Woche A: Mo“."""
    together: dict[tuple[int, int], list[int]] = {}
    for week, day, minutes in fit.missing:
        together.setdefault((week, minutes), []).append(day)
    several = fit.report is not None and fit.report.cycle_weeks > 1
    for (week, minutes), days in together.items():
        names = weekday_list(days, short=True)
        yield (f"Woche {week_letter(week)}: {names}" if several else names), minutes_text(minutes)


def template_times(template: ShiftTemplate) -> tuple[str, ...]:
    """„Mo–Fr 8:00 bis 12:00“, with several weeks „Woche A: …“."""
    lines: list[str] = []
    for block in template.blocks:
        days = weekday_list(sorted({day.number for day in block.days}), short=True)
        line = f"{days} {clock(block.start)} bis {clock(block.end)}"
        if block.pause:
            line = f"{line}, Pause {block.pause} min"
        if block.weeks is not None and template.cycle_weeks > 1:
            line = f"Woche {listing([week_letter(week) for week in block.weeks])}: {line}"
        lines.append(line)
    return tuple(lines)
