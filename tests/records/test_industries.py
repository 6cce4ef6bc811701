"""What the register said of a company's industry is kept by its number, the latest in place of the one before."""

from citizen_portal.records import industries


def test_the_latest_code_of_a_company_is_known() -> None:
    industries.remember("10000009", "561010")
    industries.remember("10000009", "563000")
    assert industries.industry_of("10000009") == "563000"


def test_nothing_is_known_of_what_nobody_has_looked_up() -> None:
    assert [industries.industry_of(cvr) for cvr in ("", "10000017")] == ["", ""]
