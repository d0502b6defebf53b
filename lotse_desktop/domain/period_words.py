"""What the indicators of a period mean, in plain words (handbook 8.2)."""

from typing import Final

BANDS: Final = {
    "U15": "unter 15 Stunden",
    "15_19": "15 bis 19 Stunden",
    "20_24": "20 bis 24 Stunden",
    "25_29": "25 bis 29 Stunden",
    "30_34": "30 bis 34 Stunden",
    "35P": "35 Stunden und mehr",
}
MEANINGS: Final = {
    "I01": "Personen, deren Fall im Zeitraum mindestens einen Tag offen war.",
    "I02": "Offene Fälle am Ende jedes Monats, im Mittel über die Monate des Zeitraums.",
    "I03": "Männer von allen Frauen und Männern. Divers und ohne Angabe stehen für sich.",
    "I04": "Durchschnittlicher Bestand geteilt durch die Vollzeitstellen im Coaching.",
    "I05": "Arbeit mit Sozialversicherung, Ausbildung oder Selbstständigkeit, die im Zeitraum begann. "
    "Je Person und Monat zählt höchstens eine.",
    "I06": "Personen mit mindestens einer Integration im Zeitraum.",
    "I07": "Integrierte Personen von allen begleiteten Personen.",
    "I08": "Integrationen geteilt durch den durchschnittlichen Bestand (Rechenweg zu § 48a SGB II). "
    "Mit anderen vergleichbar nur über zwölf Monate.",
    "I09": "Integrationen, die eine Ausbildung sind.",
    "training": "Personen, die im Zeitraum eine Ausbildung in Teilzeit oder eine Umschulung begonnen haben.",
    "I10": "Was auch zählt, aber keine Integration ist: Arbeit gesichert, Stunden erhöht, Minijob, Umschulung "
    "und mehr.",
    "kind": "So oft im Zeitraum; keine Integration.",
    "preparing": "Personen in einer vorbereitenden Maßnahme, noch ohne Integration.",
    "I11": "Integrationen nach Stunden in der Woche.",
    "I12": "Noch oder wieder in Arbeit, von allen, von denen es bekannt ist. Gezählt sind Integrationen, "
    "die im Zeitraum begannen.",
    "I13": "Drei Monate nach Beginn ohne Grundsicherung, von allen, von denen es bekannt ist.",
    "I18": "Erreichte Ziele von allen Zielen in den Plänen der begleiteten Personen.",
    "I19": "Tage von der Zuweisung bis zum ersten Gespräch: die Hälfte hat höchstens so lange gewartet.",
    "I20": "Im Zeitraum begonnene Ketten, und wo sie am häufigsten hängen bleiben.",
}
"""What each line means, in plain words."""
