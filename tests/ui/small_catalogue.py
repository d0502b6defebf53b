"""A small catalogue: one life domain with every kind of question, one that only has a few."""

from typing import Any

from lotse_desktop.domain.catalogue import (
    AnswerKind,
    Catalogue,
    Item,
    LifeDomain,
    NeedKind,
    Occupation,
    Option,
    ResourceKind,
    Right,
    Rule,
    Sensitivity,
    StepTemplate,
)

ANCHORS = (
    "Im Moment geht gar nichts.",
    "Es ist schwierig, und zwar jeden Tag wieder von vorn.",
    "Die Kernzeit ist gedeckt; Randzeiten, Ferien oder Krankheit sind offen.",
    "Regelzeit und Ferien sind gedeckt; für Krankheit gibt es nur eine Möglichkeit.",
    "Regelzeit, Randzeiten und Ferien sind gedeckt; für Krankheit gibt es mindestens zwei Möglichkeiten.",
)


def options(**texts: str) -> tuple[Option, ...]:
    return tuple(Option(key=key, text=text) for key, text in texts.items())


YES_NO = options(ja="ja", fast="fast", nein="nein", offen="weiß ich noch nicht")


def an_item(kind: AnswerKind, item_id: str = "", **more: Any) -> Item:
    given: dict[str, Any] = {
        "id": item_id or f"q_{kind.value}",
        "question": f"Wie ist es mit {kind.value}?",
        "kind": kind,
    }
    return Item(**{**given, **more})


SINGLE = an_item(
    AnswerKind.SINGLE,
    question="Reichen die gebuchten Zeiten für die Arbeit oder Ausbildung, die Sie möchten?",
    options=YES_NO,
    rules=(
        Rule(any_of=("ja",), resource="CARE_FITS", text="Die Betreuung passt zu meiner Arbeit."),
        Rule(any_of=("nein",), need="CARE_HOURS"),
    ),
)
MULTI = an_item(AnswerKind.MULTI, options=options(a="Urlaub", b="anderer Elternteil", c="Familie und Freunde"), most=2)
RANKED = an_item(AnswerKind.MULTI, "q_ranked", options=options(a="früher", b="später", c="Ferien"), ranked=True, most=3)
NUMBER = an_item(AnswerKind.NUMBER, minimum=0, maximum=120)
SCALE = an_item(AnswerKind.SCALE, low_end="gar keine", high_end="sehr viel")
HOURS = an_item(AnswerKind.HOURS_WISH)
TIME = an_item(AnswerKind.TIME)
MONTH = an_item(AnswerKind.MONTH)
TEXT = an_item(AnswerKind.TEXT)
MARKS = an_item(
    AnswerKind.MARKS,
    options=options(kiz="Kinderzuschlag", wog="Wohngeld"),
    marks=options(have="bekomme ich", no="abgelehnt", never="nie geprüft"),
)
CHAIN = an_item(AnswerKind.EMERGENCY_CHAIN)
WAYS = an_item(AnswerKind.CARE_WAYS)
TARGETS = an_item(AnswerKind.TARGETS)
PAGE = an_item(AnswerKind.PAGE, page="care_week")
SPECIAL = an_item(
    AnswerKind.SINGLE,
    "q_special",
    question="Dürfen Sie hier arbeiten?",
    options=YES_NO,
    sensitivity=Sensitivity.SPECIAL,
)
EVERY_KIND = (
    SINGLE, MULTI, RANKED, NUMBER, SCALE, HOURS, TIME, MONTH, TEXT, MARKS, CHAIN, WAYS, TARGETS, PAGE, SPECIAL,
)  # fmt: skip

CARE = LifeDomain(
    key="CHILDCARE",
    order=2,
    title="Kinderbetreuung",
    sentence="Wann ist Ihr Kind gut betreut – und wann ist niemand da?",
    weight=3,
    anchors=ANCHORS,
    items=EVERY_KIND,
)
WISH = LifeDomain(
    key="WORK_WISH",
    order=11,
    title="Arbeitswunsch & Arbeitszeit",
    sentence="Wohin soll es gehen, und wann passt es?",
    weight=3,
    anchors=ANCHORS,
    items=(an_item(AnswerKind.SINGLE, "w_one", options=YES_NO), an_item(AnswerKind.MONTH, "w_two")),
)
HEALTH = LifeDomain(
    key="HEALTH",
    order=6,
    title="Gesundheit",
    coach_rating=False,
    anchors=ANCHORS,
    items=(an_item(AnswerKind.TEXT, "h"),),
)

SMALL = Catalogue(
    domains=(CARE, HEALTH, WISH),
    needs=(
        NeedKind(
            key="CARE_HOURS",
            title="Längere Betreuung",
            domain="CHILDCARE",
            goal="Mein Kind ist betreut, bis ich zu Hause bin.",
            sign="ich pünktlich anfangen kann",
            steps=(
                StepTemplate(
                    key="CARE_HOURS_ASK", text="In der Kita nach längeren Zeiten fragen", days=14, place="Kita"
                ),
            ),
            rights=("KITA",),
        ),
        NeedKind(key="CARE_SICKNESS", title="Hilfe, wenn ein Kind krank ist", domain="CHILDCARE"),
        NeedKind(key="CAREER_ORIENTATION", title="Ein berufliches Ziel finden", domain="WORK_WISH"),
    ),
    resources=(ResourceKind(key="CARE_FITS", title="Passende Betreuung", sentence="Die Betreuung passt."),),
    rights=(Right(key="KITA", sentence="Ihr Kind hat ein Recht auf einen Platz in der Kita."),),
    occupations=(Occupation(key="nurse", title="Pflegefachkraft"), Occupation(key="office", title="Bürokraft")),
)
