"""Room 4, the employer's answer: a link, no login, two minutes on a phone."""
