"""The delivered kinds of partners are those of the handbook, and needs name nobody else."""

from tests.catalogue.shipped import catalogue, loaded
from tests.plain_language import faults

KINDS = [
    "JOBCENTER",
    "EMPLOYMENT_AGENCY",
    "BCA_OFFICE",
    "JUGENDAMT_KITA",
    "KTP_AGENCY",
    "YOUTH_OFFICE_BEISTAND",
    "KITA",
    "HORT_OGS",
    "SUPPLEMENTARY_CARE",
    "EMERGENCY_CARE",
    "HOLIDAY_CARE",
    "FAMILY_MENTOR",
    "FAMILY_CENTRE",
    "SINGLE_PARENT_ASSOC",
    "PARENTING_ADVICE",
    "EARLY_SUPPORT",
    "SOCIAL_ADVICE",
    "DEBT_ADVICE",
    "HOUSING_OFFICE",
    "HEALTH_ADVICE",
    "CARE_ADVICE",
    "HEALTH_INSURANCE",
    "FAMILY_BENEFITS_OFFICE",
    "MIGRATION_ADVICE",
    "RECOGNITION_ADVICE",
    "LANGUAGE_SCHOOL",
    "ADULT_EDUCATION",
    "TRAINING_PROVIDER",
    "CHAMBER",
    "VOCATIONAL_SCHOOL",
    "EMPLOYER",
    "LIBRARY",
]
CHAINS = {"C6"}


def test_the_kinds_of_partners_are_those_of_the_handbook_in_its_order() -> None:
    assert [partner.key for partner in catalogue().partners] == KINDS
    assert not [problem for problem in loaded().problems if "partners" in problem]


def test_every_kind_of_partner_has_a_name_of_its_own_and_says_what_it_is_there_for() -> None:
    titles = [partner.title for partner in catalogue().partners]
    assert len(set(titles)) == len(titles)
    for partner in catalogue().partners:
        assert partner.does, partner.key
        assert [fault for fault in faults(f"{partner.does}.") if "Wörter" in fault] == []


def test_whoever_answers_a_need_is_a_partner_a_measure_or_a_chain() -> None:
    known = set(KINDS) | {measure.key for measure in catalogue().measures} | CHAINS
    named = {who.split(" ")[0] for need in catalogue().needs for who in need.answered_by}
    assert named - known == set()
    assert catalogue().partner("HOUSING_OFFICE").title.startswith("Wohnungsamt")
