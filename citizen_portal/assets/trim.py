"""Takes out of a sheet what the design system has for parts that no page of ours holds."""

import re

CLASSES = (
    "button-active", "button-group", "button-hover", "button-icon-only", "button-tertiary", "button-warning",
    "character-limit", "checkbox-content", "date-picker", "disabled", "focus", "form-input-wrapper", "form-limit",
    "form-select", "form-success", "hidden-content-wrapper", "mixed", "radio-content", "table--selectable",
    "tooltip-wrapper", "xs-full-width",
)  # fmt: skip
TAGS = (
    "abbr", "address", "cite", "hr", "kbd", "optgroup", "progress", "samp", "small", "sub", "sup", "var",
)  # fmt: skip
# Stands on one page, and is dressed there by our own class.
DRESSED = ("select",)
ATTRIBUTES = ("aria-checked", "readonly", "type=file", "type=number", "type=password", "type=range", "type=reset",
              "type=url")  # fmt: skip
# The engines' names for parts of the same.
ENGINES = ("-moz-range", "-webkit-file-upload", "-webkit-inner-spin", "-webkit-outer-spin")

RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
EMPTY = re.compile(r"@[^{};]+\{\}")
COMMA = re.compile(r",(?![^()]*\))")
UNUSED = re.compile(
    rf"\.({'|'.join(CLASSES)})(?![\w-])|(^|[\s>+~])({'|'.join(TAGS + DRESSED)})(?![\w-])|"
    rf"\[({'|'.join(ATTRIBUTES)})[\]=]|::({'|'.join(ENGINES)})"
)


def trimmed(css: str) -> str:
    """The sheet, compressed as it came, without the selectors that can match nothing."""
    return EMPTY.sub("", RULE.sub(_kept, css))


def _kept(rule: re.Match[str]) -> str:
    selectors = [one for one in COMMA.split(rule[1]) if not UNUSED.search(one.strip())]
    return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""
