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
