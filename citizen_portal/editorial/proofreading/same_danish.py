"""Labels that read the same in Danish read the same in a translation, but for those that are listed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .house_style import WHERE
from .manuscript import CatalogueLabel, catalogue


def check_same_danish(
    lang: str, own: Iterable[CatalogueLabel], danish: Iterable[CatalogueLabel], differ: Collection[str] = ()
) -> Iterator[str]:
    """Every label that says otherwise than the first with the same Danish."""
    said = {label.id: label.text for label in danish}
    first: dict[str, CatalogueLabel] = {}
    for label in own:
        if label.id not in said or label.id in differ or not label.text:
            continue
        other = first.setdefault(said[label.id], label)
        if other.text != label.text:
            yield (
                f"{catalogue(lang)}:{label.line}: {label.id} says »{label.text}«, and {other.id} »{other.text}«; the "
                f"Danish is the same: say it once, or name it under [differ] in {WHERE}"
            )
    for label_id in sorted(set(differ) - said.keys()):
        yield f"{WHERE}:1: [differ] names {label_id} for {lang}, which is no label"
