"""compose.yaml: every part is shut in, waits for what it needs, and is told what the settings allow."""

from __future__ import annotations

import re
from typing import Any

import pytest

from citizen_portal.config import Settings

from . import files
from .files import ROOT

SERVICES = files.services()
HOSTS = ["app-1", "app-2"]
ALL = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)


def test_the_parts_are_those_of_a_site_that_is_run_for_real() -> None:
    assert set(SERVICES) == {*HOSTS, "proxy", "database", "cache", "mail"}
    assert SERVICES["mail"]["profiles"] == ["try"]


@ALL
def test_no_part_may_do_or_write_more_than_it_must(service: dict[str, Any]) -> None:
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"] and "privileged" not in service
    assert "/tmp" in service["tmpfs"] and service["restart"] == "unless-stopped"
    assert all(limit in service for limit in ("mem_limit", "cpus", "pids_limit"))


@ALL
def test_every_part_is_looked_after_and_its_image_has_a_version(service: dict[str, Any]) -> None:
    assert "healthcheck" in service or ("build" in service and files.stages()[-1].told("HEALTHCHECK"))
    assert re.search(r":[^/]*\d", service["image"]) or service["image"] == "citizen-portal:${VERSION:-latest}"


@ALL
def test_nothing_starts_before_what_it_needs_answers(service: dict[str, Any]) -> None:
    for needed, how in service.get("depends_on", {}).items():
        assert how == {"condition": "service_healthy"} and needed in SERVICES
    if "build" in service:
        assert set(service["depends_on"]) == {"database", "cache"}


@ALL
def test_no_secret_stands_in_the_file(service: dict[str, Any]) -> None:
    for name, told in service.get("environment", {}).items():
        assert not re.search("KEY$|KEYS|SECRET|PASSWORD", name) or told.startswith(("${", "/etc/portal/tls/")), name
    assert service.get("env_file", [".env"]) == [".env"] and "/.env" in (ROOT / ".gitignore").read_text().split()


def test_only_the_proxy_is_reached_from_outside_and_the_database_reaches_nobody() -> None:
    opened = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert opened == {"proxy": ["80:80", "443:443"], "mail": ["127.0.0.1:8025:8025"]}
    assert files.compose()["networks"]["back"] == {"internal": True}
    assert SERVICES["database"]["networks"] == SERVICES["cache"]["networks"] == ["back"]


def test_what_is_mounted_is_a_volume_or_lies_in_the_tree_and_cannot_be_written() -> None:
    ours = [one for service in SERVICES.values() for one in service.get("volumes", []) if one.startswith(".")]
    assert {one.split(":")[0] for one in ours} == {"./deploy/nginx.conf", "./deploy/tls", "./deploy/away"}
    assert all(one.endswith(":ro") for one in ours) and (ROOT / "deploy/nginx.conf").exists()
    named = [one for service in SERVICES.values() for one in service.get("volumes", []) if not one.startswith(".")]
    assert {one.split(":")[0] for one in named} == set(files.compose()["volumes"])
    data = [SERVICES[host]["volumes"][0].split(":") for host in HOSTS]
    assert [place for _, place in data] == [SERVICES[host]["environment"]["PORTAL_DATA"] for host in HOSTS]
    assert data[0][0] != data[1][0]


def test_a_stop_leaves_the_hosts_the_time_they_take() -> None:
    said = re.search(r"^graceful_timeout = (\d+)", (ROOT / "gunicorn.conf.py").read_text(), re.MULTILINE)
    assert said and all(int(SERVICES[host]["stop_grace_period"].rstrip("s")) > int(said[1]) for host in HOSTS)


def test_the_example_names_every_setting_there_is_and_no_other() -> None:
    read = "".join(file.read_text("utf-8") for file in (ROOT / "citizen_portal/config").glob("*.py"))
    known = set(re.findall(r'"(PORT|WEB_CONCURRENCY|PORTAL_[A-Z_]+)"', read))
    assert set(files.example(commented=True)) - {"DATABASE_PASSWORD", "SSL_CERT_FILE"} == known


def test_a_host_of_compose_is_told_what_makes_sense(tmp_path: Any) -> None:
    told = files.example() | {"DATABASE_PASSWORD": "p" * 48, "PORTAL_KEYS": "k" * 64}
    given = {name: files.filled(value, told) for name, value in SERVICES["app-1"]["environment"].items()}
    settings = Settings.from_environment({**told, **given, "PORTAL_DATA": str(tmp_path)})
    assert settings.secure and settings.proxies == 1 and settings.bind == "0.0.0.0"
    assert settings.database_url.endswith(f"//portal:{'p' * 48}@database:5432/portal")


def test_the_proxy_knows_every_host_and_where_it_listens() -> None:
    known = re.findall(r"^\s+server (\S+) max_fails=1", (ROOT / "deploy/nginx.conf").read_text(), re.MULTILINE)
    assert known == [f"{host}:{SERVICES[host]['environment']['PORT']}" for host in HOSTS]
