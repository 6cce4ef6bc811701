"""Invented people and workplaces: every name says so, no telephone rings, and no address is anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

DANISH = "da"
# By language: first names, and family names.
NAMES = {
    "da": (("Prøve", "Mønsta", "Testine", "Fiktivo", "Påhit", "Demolise", "Opdigta", "Skabelone", "Tænkte", "Øvelin",
            "Prøve-Marie", "Digtmar"),
           ("Eksempelsen", "Prøvensen", "Mønstergaard", "Testrup", "Demosen", "Fiktivsen", "Påhitsen", "Øvelund",
            "Skabelonsen", "Opdigtgaard", "Tænkeby", "Ligesom")),
    "en": (("Sample", "Testa", "Madeup", "Pretenda", "Mockford"),
           ("Exampleton", "Testerly", "Sampleworth", "Fictionby", "Placeholder")),
    "ar": (("تجربة", "مثال", "نموذج"), ("المثالي", "التجريبي", "النموذجي")),
    "uk": (("Проба", "Зразок", "Вигадана"), ("Прикладенко", "Зразківська", "Тестюк")),
    "pl": (("Próbka", "Wzór", "Zmyślona"), ("Przykładowska", "Testowicz", "Wzorcowa")),
    "tr": (("Deneme", "Örnek", "Uydurma"), ("Örnekoğlu", "Denemeci", "Kurguer")),
}  # fmt: skip
# Of a hundred people so many read each.
READERS = {"da": 55, "en": 10, "ar": 12, "uk": 10, "pl": 7, "tr": 6}
SPEAKS = {"da": "dansk", "en": "engelsk", "ar": "arabisk", "uk": "ukrainsk", "pl": "polsk", "tr": "tyrkisk"}
WORKPLACES = ("Eksempelcaféen", "Prøvebageriet", "Testværkstedet", "Mønsterlageret", "Demohuset", "Skabelonskolen",
              "Påhitsgården", "Øvelseskøkkenet", "Fiktionsbutikken", "Tænkt Byg")  # fmt: skip
QUARTERS = ("Nord", "Syd", "Øst", "Vest", "Havnen", "Torvet", "Åen", "Bakken", "Engen", "Parken")
FORMS = ("ApS", "A/S", "& Søn", "I/S")
PLACES = (("1635", "København V"), ("2200", "København N"), ("2300", "København S"), ("2450", "København SV"))
# What the eight digits of a company's number are weighed with, so that the sum can be divided by eleven.
WEIGHTS, MODULUS = (2, 7, 6, 5, 4, 3, 2, 1), 11
FIRST_NUMBER = 1_000_000


@dataclass(frozen=True)
class Workplace:
    """A company, the same each time it is drawn."""

    name: str
    cvr: str
    street: str
    postcode: str
    city: str
    contact: str
    number: int


def person(draw: Random) -> tuple[str, str]:
    """A language, and the name of somebody who reads it."""
    lang = draw.choices(list(READERS), list(READERS.values()))[0]
    first, last = (draw.choice(names) for names in NAMES[lang])
    return lang, f"{first} {last}"


def workplaces() -> list[Workplace]:
    """All of them, four hundred."""
    numbers = iter(company_numbers())
    return [
        Workplace(f"{name} {quarter} {form}", next(numbers), f"{quarter}vej {place % 90 + 1}", *PLACES[place % 4],
                  f"{NAMES[DANISH][0][place % 12]} {NAMES[DANISH][1][place % 11]}", place)
        for place, (name, quarter, form) in enumerate(product(WORKPLACES, QUARTERS, FORMS))
    ]  # fmt: skip


def company_numbers() -> list[str]:
    """Eight digits each, as a company's number has to be."""
    seven = (str(number) for number in range(FIRST_NUMBER, FIRST_NUMBER + 500))
    checked = ((digits, -weighed(digits) % MODULUS) for digits in seven)
    return [f"{digits}{last}" for digits, last in checked if last < 10]


def weighed(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))


def phone(number: int) -> str:
    """No Danish subscriber's number begins with a one."""
    return f"10{number % 1_000_000:06d}"
