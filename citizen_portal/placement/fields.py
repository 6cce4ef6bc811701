"""The fields of a placement, each said once. Pure.

Forms, lists, papers, the hand-over and the attributes of the boxes are read from this table. The names are the ones
of the form and of the hand-over; design and law call them the same. The words of a field lie in the catalogue under
its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .field import LONGEST_LINE, Field, Kind
from .status import Side

# A phrase is posted as its id; the rare one that no list has any more with its words, in the room others leave.
LONGEST_PHRASE = LONGEST_LINE
# Bytes. A sign that is sent in a form takes at most this many; some room is left for names, token and signs between.
BYTES_OF_A_SIGN, BESIDE_THE_WORDS = 12, 16 * 1024
# Fields whose own check tells a number of their kind from a personal number.
OWN_NUMBERS = ("phone", "contact_phone", "daily_contact_phone", "cvr", "postcode", "p_number")
STEP_ORDER = ("dig", "virksomhed", "plads", "formaal", "laering")


BOTH = (Side.CITIZEN, Side.EMPLOYER)
CITIZEN, EMPLOYER = (Side.CITIZEN,), (Side.EMPLOYER,)
YES_NO = ("yes", "no")
# Of somebody else, or of a place: a browser knows only its owner's.
OFF = "off"

TABLE: tuple[Field, ...] = (
    Field("name", "dig", hint=False, vitas=12, autocomplete="name"),
    Field("birth_date", "dig", Kind.DATE, hint=False, confidential=True, autocomplete="bday"),
    Field("email", "dig", required=False, hint=False, confidential=True, type="email", autocomplete="email",
          left_to_right=True),
    Field("phone", "dig", required=False, hint=False, confidential=True, type="tel", autocomplete="tel", width=11,
          left_to_right=True),
    Field("sms", "dig", Kind.TICK, ("yes",), required=False, short_label=True, confidential=True),
    Field("benefit", "dig", Kind.CHOICE, ("dagpenge", "kontanthjaelp"), hint=False, short_label=True,
          confidential=True),
    Field("spoken_language", "dig", required=False, short_label=True, confidential=True, width=22),

    Field("company_name", "virksomhed", hint=False, vitas=1, autocomplete=OFF),
    Field("cvr", "virksomhed", required=False, vitas=2, inputmode="numeric", autocomplete=OFF, width=11,
          left_to_right=True),
    Field("street", "virksomhed", required=False, vitas=4, autocomplete=OFF),
    Field("postcode", "virksomhed", hint=False, vitas=5, inputmode="numeric", autocomplete=OFF, width=4,
          left_to_right=True),
    Field("city", "virksomhed", hint=False, vitas=6, autocomplete=OFF, width=22),
    Field("contact_name", "virksomhed", short_label=True, vitas=7, autocomplete=OFF),
    Field("contact_email", "virksomhed", required=False, hint=False, vitas=8, type="email", autocomplete=OFF,
          left_to_right=True),
    Field("contact_phone", "virksomhed", required=False, hint=False, vitas=9, type="tel", autocomplete=OFF,
          width=11, left_to_right=True),
    Field("latest_employer", "virksomhed", Kind.CHOICE, YES_NO, short_label=True, confidential=True),
    Field("family_owned", "virksomhed", Kind.CHOICE, YES_NO, hint=False, short_label=True, confidential=True),

    Field("kind", "plads", Kind.CHOICE, ("virksomhedspraktik", "loentilskud"), short_label=True, vitas=14),
    Field("starts_on", "plads", Kind.DATE, short_label=True, may_change=BOTH, own_words=EMPLOYER, sheet=5, vitas=15,
          group="fits"),
    Field("ends_on", "plads", Kind.DATE, short_label=True, may_change=BOTH, own_words=EMPLOYER, sheet=6, vitas=16,
          group="fits"),
    Field("weekly_hours", "plads", Kind.NUMBER, short_label=True, may_change=BOTH, sheet=7, vitas=17, group="fits",
          inputmode="decimal", width=4, left_to_right=True),
    Field("trade", "plads", Kind.TRADE, required=False, short_label=True),
    Field("tasks", "plads", Kind.TEXT, short_label=True, may_change=BOTH, own_words=EMPLOYER, phrases="task", sheet=4,
          vitas=20, group="fits"),
    Field("paid_hours", "plads", Kind.CHOICE, ("alongside", "after", "none", "unknown"), hint=False,
          short_label=True, confidential=True),

    Field("job_chance", "formaal", Kind.CHOICE, ("yes", "maybe", "no", "unknown"), short_label=True,
          confidential=True),
    Field("purpose", "formaal", Kind.CHOICE, ("job", "udvikling", "kompetence"), hint=False, short_label=True,
          may_change=CITIZEN, sheet=1, vitas=18),
    Field("purpose_text", "formaal", Kind.TEXT, short_label=True, may_change=CITIZEN, phrases="aim", sheet=2,
          vitas=19),

    Field("learning", "laering", Kind.LIST, hint=False, short_label=True, may_change=CITIZEN, phrases="goal", sheet=3,
          vitas=21),
    Field("afterwards", "laering", Kind.TEXT, required=False, short_label=True, may_change=CITIZEN, phrases="next",
          sheet=15),

    # What the two agree on besides, and what the workplace says of itself.
    # The name of `daily_contact_name` on the sheet; the two are written together.
    Field("workplace_contact", required=False, may_change=EMPLOYER, own_words=EMPLOYER, sheet=8, group="people",
          autocomplete=OFF),
    Field("support", kind=Kind.TEXT, required=False, may_change=EMPLOYER, own_words=EMPLOYER, phrases="help", sheet=9,
          vitas=22, group="people"),
    Field("job_realistic", kind=Kind.CHOICE, choices=("job", "hours", "maybe", "no", "unknown"), required=False,
          may_change=EMPLOYER, own_words=EMPLOYER, sheet=10, group="future"),
    Field("decided_when", required=False, may_change=EMPLOYER, own_words=EMPLOYER, phrases="decision", sheet=11,
          group="future"),
    Field("midway_on", kind=Kind.DATE, may_change=BOTH, sheet=12, group="talks"),
    Field("end_talk_on", kind=Kind.DATE, may_change=BOTH, sheet=13, group="talks"),
    Field("end_talk_about", required=False, may_change=BOTH, phrases="subject", sheet=14, group="talks"),
    Field("ordinary_employees", kind=Kind.NUMBER, required=False, may_change=EMPLOYER, workplace_fact=True,
          own_words=EMPLOYER, vitas=23, group="numbers", inputmode="decimal", width=4, left_to_right=True),
    Field("placed_now", kind=Kind.NUMBER, required=False, may_change=EMPLOYER, workplace_fact=True,
          own_words=EMPLOYER, vitas=24, group="numbers", inputmode="decimal", width=4, left_to_right=True),
    Field("employee_rep", required=False, may_change=EMPLOYER, workplace_fact=True, own_words=EMPLOYER, vitas=10,
          group="numbers", autocomplete=OFF),
    Field("employee_rep_email", required=False, hint=False, may_change=EMPLOYER, workplace_fact=True,
          own_words=EMPLOYER, vitas=11, group="numbers", type="email", left_to_right=True, autocomplete=OFF),
    Field("p_number", required=False, may_change=EMPLOYER, workplace_fact=True, own_words=EMPLOYER, vitas=3,
          group="numbers", inputmode="numeric", width=11, left_to_right=True, autocomplete=OFF),
    Field("daily_contact_name", required=False, may_change=EMPLOYER, workplace_fact=True, own_words=EMPLOYER,
          group="contact", autocomplete=OFF),
    Field("daily_contact_email", required=False, hint=False, may_change=EMPLOYER, workplace_fact=True,
          own_words=EMPLOYER, group="contact", type="email", left_to_right=True, autocomplete=OFF),
    Field("daily_contact_phone", required=False, hint=False, may_change=EMPLOYER, workplace_fact=True,
          own_words=EMPLOYER, group="contact", type="tel", width=11, left_to_right=True, autocomplete=OFF),
    Field("signer_name", required=False, may_change=EMPLOYER, workplace_fact=True, own_words=EMPLOYER,
          group="contact", autocomplete=OFF),
    # VITAS asks for it; here nobody does.
    Field("cpr", vitas=13, has_it=Side.CITIZEN),
)  # fmt: skip

BY_NAME = {field.name: field for field in TABLE}


def names(fields: Iterable[Field]) -> tuple[str, ...]:
    """The boxes of some fields, in their order."""
    return tuple(box for field in fields for box in field.boxes)


def of_step(step: str) -> tuple[Field, ...]:
    """What a step of the registration asks for, in order."""
    return tuple(field for field in TABLE if field.step == step)


def changeable_by(side: Side) -> tuple[Field, ...]:
    """What a side may write in its form once a placement was sent."""
    return tuple(field for field in TABLE if side in field.may_change)


# The boxes of each step, in the order of the steps.
STEPS: Mapping[str, tuple[str, ...]] = {step: names(of_step(step)) for step in STEP_ORDER}
REGISTERED = names(field for field in TABLE if field.step)
LEARNING = BY_NAME["learning"].typed_boxes
GOALS_CHOSEN = BY_NAME["learning"].phrase_boxes
# What the boxes of phrases are called, with the field they stand beside.
PHRASES = {field.phrases: field for field in TABLE if field.phrases}

# What somebody else can write down of a place before there is a citizen: nothing about her, and nothing only she knows.
PREPARED = tuple(
    field for step in ("virksomhed", "plads") for field in of_step(step)
    if not field.confidential and field.kind is not Kind.TRADE
)  # fmt: skip

# What the citizen proposes at the start, what is added to it, and all the two agree on.
PROPOSED = names(field for field in TABLE if field.step and field.agreed)
TERMS = (*PROPOSED, *names(field for field in TABLE if not field.step and field.agreed))
WORKPLACE_FACTS = names(field for field in TABLE if field.workplace_fact)

# As the sheet and the application show them: a date is one line, and so is the list of learning goals.
SHEET = tuple(sorted((field for field in TABLE if field.sheet), key=lambda field: field.sheet))
VITAS = tuple(sorted((field for field in TABLE if field.vitas), key=lambda field: field.vitas))


# Bytes. The largest form anybody can send is not larger than all fields together, in whatever script.
LARGEST_FORM = BESIDE_THE_WORDS + BYTES_OF_A_SIGN * sum(
    field.longest * len(field.typed_boxes) + LONGEST_PHRASE * len(field.phrase_boxes) for field in TABLE
)
