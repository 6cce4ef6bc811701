"""What a page of numbers says."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families


def number(page: str, name: str, **labels: str) -> float:
    """The sum of all samples of this name that have these labels; 0 for none."""
    return sum(
        sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    )


def names(page: str) -> set[str]:
    """Every metric it tells of, also those that have no sample yet."""
    return {line.split()[2] for line in page.splitlines() if line.startswith("# TYPE ")}


def families(page: str) -> list[tuple[str, str, set[str]]]:
    """Of each metric, its name as it is asked for, its kind, and the labels of its samples."""
    known = {
        one.name: {label for sample in one.samples for label in sample.labels}
        for one in text_string_to_metric_families(page)
    }
    told = [line.split()[2:4] for line in page.splitlines() if line.startswith("# TYPE ")]
    return [(name, kind, known.get(name.removesuffix("_total"), set())) for name, kind in told]
