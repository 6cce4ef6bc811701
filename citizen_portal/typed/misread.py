"""What every reader here raises when it cannot say what was meant."""


class Misread(ValueError):
    """Typed text that cannot be read. `kind` tells which sentence says how to mend it; the text itself is not in it."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
