"""German words for what stands in a care week."""

from typing import Final

from lotse_desktop.domain.care import ActivityKind, CareKind, Reliability
from lotse_desktop.domain.gaps import GapClass

ACTIVITY_NAMES: Final = {
    ActivityKind.WORK: "Arbeit",
    ActivityKind.TRAINING: "Ausbildung",
    ActivityKind.SCHOOL: "Schule",
    ActivityKind.COURSE: "Kurs",
    ActivityKind.TARGET: "Gewünschte Arbeit",
}
CARE_NAMES: Final = {
    CareKind.NURSERY: "Krippe",
    CareKind.KINDERGARTEN: "Kita",
    CareKind.CHILDMINDER: "Kindertagespflege",
    CareKind.SCHOOL: "Schule",
    CareKind.EXTENDED_MORNING: "Mittagsbetreuung",
    CareKind.OGS: "OGS",
    CareKind.BOUND_ALL_DAY: "Ganztagsschule",
    CareKind.HORT: "Hort",
    CareKind.EARLY_CARE: "Frühdienst der Kita",
    CareKind.LATE_CARE: "Spätdienst der Kita",
    CareKind.SUPPLEMENTARY: "Ergänzende Betreuung",
    CareKind.ESCORT: "Hol- und Bringdienst",
    CareKind.HOLIDAY_CARE: "Ferienbetreuung",
    CareKind.EMERGENCY: "Notfallbetreuung",
    CareKind.COMPANY_CARE: "Betriebliche Betreuung",
    CareKind.WALKING_GROUP: "Laufgruppe",
    CareKind.FAMILY_MENTOR: "Familienpatin, Leihoma",
    CareKind.BABYSITTER: "Babysitter",
    CareKind.RELATIVE: "Großeltern, Verwandte",
    CareKind.FRIEND: "Freunde, Nachbarschaft",
    CareKind.OTHER_PARENT: "Anderer Elternteil",
}
RELIABILITY_NAMES: Final = {
    Reliability.FIRM: "sicher",
    Reliability.USUAL: "meistens",
    Reliability.POSSIBLE: "vielleicht",
    Reliability.EMERGENCY: "nur im Notfall",
}
GAP_CLASS_NAMES: Final = {
    GapClass.NIGHT: "Nacht (22–5 Uhr)",
    GapClass.EARLY: "Früh (vor 7:30)",
    GapClass.CORE: "Kernzeit (7:30–13)",
    GapClass.AFTERNOON: "Nachmittag (13–17)",
    GapClass.LATE: "Spät (17–22 Uhr)",
    GapClass.WEEKEND: "Wochenende",
    GapClass.HOLIDAY: "Ferien und Schließtage",
}
