"""What an employer is asked when it answers, whoever writes the answer down: the boxes of a yes, and of a no."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..placement import reasons
from ..placement.fields import BY_NAME, WORKPLACE_FACTS, changeable_by, names
from ..placement.status import Side
from .agreement import CorrectionForm
from .inputs import TicksField, form_of, text
from .posted import PortalForm

MAY_WRITE = changeable_by(Side.EMPLOYER)
# What is written differently before a yes; everything else is told after it.
TERMS = tuple(field for field in MAY_WRITE if field.step)
# What the citizen may have left for the workplace to say.
LEFT_OPEN = tuple(replace(BY_NAME[name], required=False) for name in ("cvr", "street"))
FACTS = (*WORKPLACE_FACTS, *names(LEFT_OPEN))

# Of which whoever asks leaves what is asked.
AnswerForm: Any = form_of("AnswerForm", (*MAY_WRITE, *LEFT_OPEN), Side.EMPLOYER, CorrectionForm)


class DeclineForm(PortalForm):
    no = TicksField(reasons.NO)
    reason = text("reason", required=False, room="employer")
