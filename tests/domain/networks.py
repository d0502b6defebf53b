"""The network maps of the two worked families (handbook 11.5)."""

from lotse_desktop.domain.care import Reliability, Weekday
from lotse_desktop.domain.network import Balance, HelpBlock, HelpKind, NetworkMap, NetworkPerson, Sector

FIRM, USUAL = Reliability.FIRM, Reliability.USUAL
FAMILY, FRIENDS = Sector.FAMILY, Sector.FRIENDS_NEIGHBOURS
WORK, SERVICES = Sector.WORK_SCHOOL_CLUB, Sector.PROFESSIONAL


def maras_map() -> NetworkMap:
    """Case A: six persons, one of them firm."""
    return NetworkMap(
        persons=(
            NetworkPerson(
                id="oma",
                label="Oma I.",
                sector=FAMILY,
                closeness=1,
                distance_min=15,
                help=(HelpKind.CHILD_CARE,),
                reliability=FIRM,
                balance=Balance.GIVES_MORE,
                blocks=(HelpBlock(days=(Weekday.DO,), start=300, end=480, public_holidays=True),),
                emergency_agreed=True,
                reach_min=30,
            ),
            NetworkPerson(
                id="nachbarin",
                label="Nachbarin F.",
                sector=FRIENDS,
                closeness=2,
                distance_min=2,
                help=(HelpKind.CHILD_CARE,),
                reliability=USUAL,
                balance=Balance.BALANCED,
                blocks=(HelpBlock(days=(Weekday.MO,), start=960, end=1110),),
                reach_min=5,
            ),
            NetworkPerson(id="a", label="Freundin A.", sector=FRIENDS, closeness=1, help=(HelpKind.EMOTIONAL,)),
            NetworkPerson(id="s", label="Kollegin S.", sector=WORK, help=(HelpKind.SHIFT_SWAP,), reliability=USUAL),
            NetworkPerson(id="v", label="Vater von Lio", sector=FAMILY, closeness=3, help=(HelpKind.CONTACT_TIME,)),
            NetworkPerson(id="e", label="Bezugserzieherin", sector=SERVICES, closeness=3, help=(HelpKind.ADVICE,)),
        )
    )


def tareks_map() -> NetworkMap:
    """Case B: five persons, two of them firm."""
    return NetworkMap(
        persons=(
            NetworkPerson(
                id="schwester",
                label="Schwester R.",
                sector=FAMILY,
                closeness=1,
                distance_min=20,
                help=(HelpKind.CHILD_CARE,),
                reliability=FIRM,
                balance=Balance.GIVES_MORE,
                blocks=(HelpBlock(days=(Weekday.DI,), start=870, end=1020, children=("sami", "nour")),),
                emergency_agreed=True,
                reach_min=20,
            ),
            NetworkPerson(
                id="frau-k",
                label="Frau K. (Laufgruppe)",
                sector=FRIENDS,
                closeness=3,
                distance_min=5,
                help=(HelpKind.ESCORT,),
                reliability=FIRM,
                balance=Balance.BALANCED,
                blocks=(
                    HelpBlock(
                        days=(Weekday.MO, Weekday.MI, Weekday.FR),
                        start=435,
                        end=465,
                        children=("sami",),
                        school_holidays=False,
                    ),
                ),
            ),
            NetworkPerson(id="m", label="Freund M.", sector=FRIENDS, closeness=1, help=(HelpKind.EMOTIONAL,)),
            NetworkPerson(id="t", label="Trainer Fußball", sector=WORK, closeness=3, help=(HelpKind.CHILD_ACTIVITY,)),
            NetworkPerson(id="b", label="Migrationsberaterin", sector=SERVICES, closeness=3, help=(HelpKind.ADVICE,)),
        )
    )
