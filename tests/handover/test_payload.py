"""What is handed over says something for every status, also at the end, and keeps the promise of the schema."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema  # type: ignore[import-untyped]  # there are no stubs
import pytest
from flask import Flask

from citizen_portal.handover import delivery
from citizen_portal.handover.payload import payload
from citizen_portal.handover.schema import schema
from citizen_portal.outside import webhook
from citizen_portal.placement.status import CLOSED, Status
from citizen_portal.records.repository import PlacementRecord

from ..placements import CHANGING, STORIES, Story, made, on

every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
# What both have been told the end of: nobody counts on it any more.
OVER = {*CLOSED} - {Status.WITHDRAWN}


@pytest.fixture(autouse=True)
def context(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(webhook, "configured", lambda: True)
    with app.app_context():
        yield


def farewell(story: Story, record: PlacementRecord) -> list[dict[str, object]]:
    with on(story.day(record.state)):
        return [item.content["payload"] for item in delivery.placement_deleted(record)]


def test_every_status_is_one_that_the_schema_promises() -> None:
    assert schema()["properties"]["status"]["enum"] == [status.value for status in Status]


@every_story
def test_every_placement_is_handed_over_as_it_stands_on_the_day(story: Story) -> None:
    record = made(story)
    with on(story.day(record.state)):
        said = payload(record)
    jsonschema.validate(said, schema())
    assert (said["status"], said["version"]) == (story.status, record.version)


@every_story
def test_every_version_is_handed_over_as_it_was_recorded(story: Story) -> None:
    record = made(story)
    for version in range(1, record.version + 1):
        said = payload(record, version)
        jsonschema.validate(said, schema())
        assert said["version"] == version and len(said["history"]) == version - 1


@pytest.mark.parametrize("name", STORIES)
def test_a_proposal_is_handed_over_while_it_waits_and_not_once_it_is_over(name: str) -> None:
    record = made(STORIES[name])
    with on(STORIES[name].day(record.state)):
        proposal = payload(record)["proposal"]
    assert (proposal is not None) == (name in CHANGING)


@every_story
def test_what_is_deleted_ends_for_whoever_counts_on_it(story: Story) -> None:
    record = made(story)
    said = farewell(story, record)
    assert len(said) == (story.status not in OVER)
    for end in said:
        jsonschema.validate(end, schema())
        assert (end["status"], end["version"]) == ("withdrawn", record.version + 1)
