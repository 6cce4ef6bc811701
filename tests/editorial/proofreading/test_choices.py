"""The choices of a question stay apart in every language, and numbers stay what they are."""

from citizen_portal.editorial.proofreading import choices

from .made import listed

DANISH = {
    "flow.help.some": "Lidt hjælp",
    "flow.help.more": "Mere hjælp",
    "flow.kind.some": "Lidt hjælp",
    "error.postcode": "Fire tal, for eksempel 2200, højst %(most)s.",
}
ENGLISH = {
    "flow.help.some": "Some help",
    "flow.help.more": "More help",
    "flow.kind.some": "Some help",
    "error.postcode": "At most %(most)s, four digits as 2200.",
}


def faults(**changes: str) -> list[str]:
    own = {**ENGLISH, **{label.replace("_", "."): text for label, text in changes.items()}}
    return list(choices.check_choices("en", listed(own), listed(DANISH)))


def test_the_same_words_in_two_questions_are_no_fault() -> None:
    assert not faults()


def test_two_choices_that_read_the_same_are_a_fault() -> None:
    assert faults(flow_help_more="Some help") == [
        "translations/en/LC_MESSAGES/messages.po:2: flow.help.more reads the same as flow.help.some: "
        "say what is different"
    ]


def test_another_number_is_a_fault() -> None:
    assert faults(error_postcode="Four digits as 2300, %(most)s.") == [
        "translations/en/LC_MESSAGES/messages.po:4: error.postcode has other numbers than the Danish "
        "»Fire tal, for eksempel 2200, højst %(most)s.«"
    ]
