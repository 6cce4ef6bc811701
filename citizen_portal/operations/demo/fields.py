"""What an invented citizen registers: the fields as typed, with tasks and goals of their trade."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

from ...placement.agreement import typed_date
from ...placement.fields import REGISTERED
from ...placement.proposal import TypedFields
from ...trades.content import Trade
from ...trades.library import kept, kept_trade
from .people import SPEAKS, Workplace, phone

# Days. What the law leaves room for in any case.
LENGTHS = {"virksomhedspraktik": (14, 28), "loentilskud": (56, 112)}
WHY = {
    "job": "Jeg vil vise, hvad jeg kan, og tale om løntimer bagefter.",
    "kompetence": "Jeg vil lære det, jeg mangler for at søge de job, der er.",
    "udvikling": "Jeg vil finde ud af, om det er noget for mig.",
}


def registered(
    draw: Random, number: int, who: tuple[str, str], at: Workplace, trade: Trade, starts_on: date
) -> TypedFields:
    """The fields of one registration. `number` is the person's, `who` their language and name."""
    lang, name = who
    kind = draw.choices(list(LENGTHS), (80, 20))[0]
    purpose = draw.choice(list(WHY))
    ends_on = starts_on + timedelta(days=draw.randint(*LENGTHS[kind]))
    told = {
        "name": name, **typed_date("birth_date", date(draw.randint(1960, 1995), draw.randint(1, 12), 7)),
        "email": f"borger{number}@example.org", "phone": phone(number),
        "benefit": draw.choice(("dagpenge", "kontanthjaelp")), "spoken_language": SPEAKS[lang],
        "company_name": at.name, "cvr": at.cvr, "street": at.street, "postcode": at.postcode, "city": at.city,
        "contact_name": at.contact, "contact_email": f"kontakt{at.number}@example.com",
        "contact_phone": phone(900_000 + at.number), "latest_employer": "no", "family_owned": "no", "kind": kind,
        **typed_date("starts_on", starts_on), **typed_date("ends_on", ends_on),
        "weekly_hours": draw.choice(("20", "25", "30", "37")), "trade": in_list(trade.id),
        "paid_hours": draw.choice(("alongside", "after", "none", "unknown")), "purpose": purpose,
        "purpose_text": WHY[purpose], "job_chance": draw.choice(("yes", "maybe", "no", "unknown")),
        **chosen("task", draw, trade.tasks), **chosen("goal", draw, trade.goals),
        "afterwards": "Vi taler om det den sidste uge.",
    }  # fmt: skip
    return {**dict.fromkeys(REGISTERED, ""), **told}


def chosen(box: str, draw: Random, phrases: tuple[str, ...]) -> dict[str, str]:
    """Two or three of a list."""
    ticked = draw.sample(phrases, min(len(phrases), draw.randint(2, 3)))
    return {f"{box}-{place}": phrase(one) for place, one in enumerate(ticked)}


@cache
def phrase(named: str) -> str:
    return kept(named)


@cache
def in_list(trade: str) -> str:
    return kept_trade(trade)
