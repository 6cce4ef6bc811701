"""Settings refuse nonsense by name."""

import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citizen_portal.config import Provider, SettingError, Settings

README = Path(__file__).parent.parent / "README.md"


def read(folder: Path, **environ: str) -> Settings:
    return Settings.from_environment({"PORTAL_DATA": str(folder), **environ})


def test_nothing_set_is_a_working_site(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.port == 8000
    assert settings.database_url == f"sqlite:///{tmp_path / 'portal.sqlite'}"
    assert len(settings.keys[0]) >= 32


def test_the_key_it_makes_is_kept_and_is_nobody_elses(tmp_path: Path) -> None:
    assert read(tmp_path).keys == read(tmp_path).keys
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0


def test_keys_are_read_newest_first(tmp_path: Path) -> None:
    assert read(tmp_path, PORTAL_KEYS=f"{'n' * 40} {'o' * 40}").keys == ("n" * 40, "o" * 40)


def test_a_plain_postgresql_address_gets_our_driver(tmp_path: Path) -> None:
    settings = read(tmp_path, PORTAL_DATABASE_URL="postgresql://h/db", PORTAL_KEYS="k" * 43)
    assert settings.database_url == "postgresql+psycopg://h/db"


def test_machines_that_share_a_database_must_share_keys(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="^PORTAL_KEYS "):
        read(tmp_path, PORTAL_DATABASE_URL="postgresql://h/db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("WEB_CONCURRENCY", "0"),
        ("PORTAL_PROXIES", "-1"),
        ("PORTAL_PROXIES", "many"),
        ("PORTAL_DATABASE_URL", "mysql://somewhere"),
        ("PORTAL_BIND", "everywhere"),
        ("PORTAL_BIND", "127.0.0.1:8000"),
        ("PORTAL_PUBLIC_URL", "portal.example.org"),
        ("PORTAL_PUBLIC_URL", "https://portal.example.org/praktik"),
        ("PORTAL_PUBLIC_URL", "https://portal.example.org/?a=b"),
        ("PORTAL_PUBLIC_URL", "https://portal.example.org:abc"),
        ("PORTAL_PUBLIC_URL", "https://somebody@portal.example.org"),
        ("PORTAL_MAIL_URL", "smtp://mail.example.org:abc"),
        ("PORTAL_MAIL_URL", "mail.example.org"),
        ("PORTAL_SHARED_CACHE_URL", "redis://cache.example.org:99999"),
        ("PORTAL_COMPANY_REGISTER_URL", "register.example.org/{cvr}"),
        ("PORTAL_COMPANY_REGISTER_URL", "ftp://register.example.org/{cvr}"),
        ("PORTAL_MUNICIPALITY", "/no/such/folder"),
        ("PORTAL_KEYS", "short"),
        ("PORTAL_METRICS_TOKEN", "short"),
        ("PORTAL_METRICS_TOKEN", f"{'t' * 20} {'t' * 20}"),
        ("PORTAL_OFFLINE", "no"),
        ("PORTAL_LOG", "xml"),
        ("PORTAL_SMS_URL", "http://sms.example.org/"),
        ("PORTAL_SMS_URL", "sms.example.org"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} "):
        read(tmp_path, **{name: value})


# One wrong value for every setting that can have one; what is left takes any words.
WRONG = {
    "PORT": "eight", "WEB_CONCURRENCY": "9" * 5000, "PORTAL_BIND": "everywhere", "PORTAL_PROXIES": "-1",
    "PORTAL_DATABASE_URL": "mysql://somewhere", "PORTAL_KEYS": "short", "PORTAL_PUBLIC_URL": "portal.example.org",
    "PORTAL_MUNICIPALITY": "/no/such/folder", "PORTAL_MAIL_URL": "mail.example.org",
    "PORTAL_HANDOVER_URL": "http://in.example.org", "PORTAL_HANDOVER_SECRET": "short",
    "PORTAL_SMS_URL": "http://[", "PORTAL_SMS_SECRET": "short", "PORTAL_SHARED_CACHE_URL": "cache.example.org",
    "PORTAL_COMPANY_REGISTER_URL": "ftp://register.example.org", "PORTAL_DESK_OIDC_ISSUER": "http://in.example.org",
    "PORTAL_DESK_OIDC_CLIENT_ID": "", "PORTAL_DESK_OIDC_CLIENT_SECRET": "", "PORTAL_DESK_OIDC_ASK_AGAIN": "soon",
    "PORTAL_CITIZEN_OIDC_ISSUER": "in.example.org", "PORTAL_CITIZEN_OIDC_CLIENT_ID": " ",
    "PORTAL_CITIZEN_OIDC_CLIENT_SECRET": " ", "PORTAL_OFFLINE": "no", "PORTAL_METRICS_TOKEN": "short",
    "PORTAL_LOG": "xml",
}  # fmt: skip
ANY_WORDS = {
    "PORTAL_DESK_OIDC_SCOPE", "PORTAL_DESK_OIDC_ROLE_CLAIM", "PORTAL_DESK_OIDC_WORKER", "PORTAL_DESK_OIDC_LEAD",
    "PORTAL_CITIZEN_OIDC_SCOPE",
}  # fmt: skip


def test_all_that_are_wrong_are_named_at_once_each_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = {"PORTAL_DATA": str(tmp_path / "file"), **WRONG}
    with pytest.raises(SettingError) as refused:
        Settings.from_environment(wrong)
    named = [line.partition(" ")[0] for line in str(refused.value).splitlines()]
    assert sorted(named) == sorted(wrong)


def test_a_wrong_value_is_known_for_every_setting() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert {"PORTAL_DATA", *WRONG, *ANY_WORDS} == set(listed)


@pytest.mark.parametrize("password", ["p@ss-word", "pa/ss-word", "pa#ss-word@", "12/ss-word", "pa:ss@-word"])
def test_a_password_that_ends_too_early_is_refused_and_not_repeated(tmp_path: Path, password: str) -> None:
    url = f"postgresql://portal:{password}@db.example.org/portal"
    with pytest.raises(SettingError, match="^PORTAL_DATABASE_URL .*%40") as refused:
        read(tmp_path, PORTAL_DATABASE_URL=url, PORTAL_KEYS="k" * 43)
    assert "word" not in str(refused.value).replace("password", "")


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "127.0.0.1"])
def test_it_listens_where_it_is_told(tmp_path: Path, address: str) -> None:
    assert read(tmp_path, PORTAL_BIND=address).bind == address


@pytest.mark.parametrize("room", ["PORTAL_HANDOVER", "PORTAL_SMS"])
def test_what_goes_to_another_system_is_signed(tmp_path: Path, room: str) -> None:
    with pytest.raises(SettingError, match=f"^{room}_SECRET must be at least 32 characters when {room}_URL is set"):
        read(tmp_path, **{f"{room}_URL": "https://in.example.org/", f"{room}_SECRET": "short"})


OIDC = {"ISSUER": "https://login.example.org", "CLIENT_ID": "portal", "CLIENT_SECRET": "secret"}


def provider_in(folder: Path, **named: str) -> Provider:
    return read(folder, **{f"PORTAL_DESK_OIDC_{name}": value for name, value in named.items()}).desk_provider


def test_the_staff_sign_in_where_the_settings_say(tmp_path: Path) -> None:
    found = provider_in(tmp_path, **OIDC, ROLE_CLAIM="groups", LEAD="chef")
    assert (found.issuer, found.role_claim, found.worker, found.lead) == (OIDC["ISSUER"], "groups", "worker", "chef")
    assert not provider_in(tmp_path).issuer


@pytest.mark.parametrize(("said", "seconds"), [("", 0), ("60", 60), ("300", 300)])
def test_the_provider_is_asked_at_every_request_unless_a_setting_says_how_long_its_word_holds(
    tmp_path: Path, said: str, seconds: int
) -> None:
    assert provider_in(tmp_path, **OIDC, ASK_AGAIN=said).ask_again == seconds


@pytest.mark.parametrize(
    "wrong",
    [
        {"ISSUER": "http://login.example.org"}, {"CLIENT_ID": ""}, {"CLIENT_SECRET": " "}, {"ASK_AGAIN": "301"},
        {"ASK_AGAIN": "soon"},
    ],
)  # fmt: skip
def test_a_provider_that_cannot_be_used_is_refused_by_name(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=f"^PORTAL_DESK_OIDC_{next(iter(wrong))} "):
        provider_in(tmp_path, **{**OIDC, **wrong})


@contextmanager
def no_room() -> Iterator[None]:
    """The machine itself lets nothing be written to any file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_key_there_is_no_room_for_is_refused_and_made_once_there_is(tmp_path: Path) -> None:
    with no_room(), pytest.raises(SettingError, match="^PORTAL_DATA must be a folder that can be written"):
        read(tmp_path)
    assert read(tmp_path).keys


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="^PORTAL_DATA "):
        read(tmp_path / "file")
