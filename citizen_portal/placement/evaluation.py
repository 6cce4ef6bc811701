"""What is asked at the end of a placement, and what can have come of it. Pure."""

OUTCOMES = ("job", "paid_hours", "education", "skills", "clarity", "nothing")
EVALUATION_QUESTIONS = ("outcome", "purpose_reached", "again", "comment")
