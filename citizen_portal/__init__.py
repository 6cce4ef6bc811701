"""Citizen Portal: understand it, find your way, register a place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Flask
from flask_compress import Compress

from . import (
    company_contacts,
    config,
    desk,
    employer,
    errors,
    gallery,
    headers,
    htmx,
    i18n,
    limits,
    links,
    municipality,
    not_right,
    offline,
    pdf,
    registration,
    representative,
    rules,
    stamps,
    status,
    templating,
    theme,
    trust,
)
from .assets import AssetsMissing
from .assets import serve as assets
from .documents import kept_papers
from .editorial import commands as editorial_commands
from .flow_map import commands as flow_map_commands
from .flow_map import routes as flow_map
from .forms import typed_words
from .guidance import moved, own_figures, statistics
from .guidance import views as guidance
from .guidance.glossary import ContentError
from .guidance.libraries import libraries
from .handover import delivery as handover
from .handover import routes as handover_routes
from .notifications import delivery as notifications
from .notifications import hooks as letters
from .notifications import representative as representative_letters
from .notifications import short_link_routes, sms_delivery, ways_back
from .operations import away_page, health, placement_commands, preview_commands, retention_commands
from .operations.demo import commands as demo_commands
from .operations.doctor import commands as doctor
from .operations.logs import answered
from .operations.metrics import counting
from .operations.metrics import page as metrics
from .outside import company_register, mail, openid, sms, webhook
from .placement.fields import LARGEST_FORM
from .records import events, facts, public_figures, tombstones
from .storage import commands as storage_commands
from .storage import database, hold, key_commands, keyring, keys, sealed
from .support import commands as support_commands
from .support import views as support
from .trades import borrowing, offers
from .trades import library as trades
from .trades.content import TradesError

# What stops the start with words for whoever set the site up: a setting, a rule, a text, a label, a built file.
UNUSABLE = (
    config.SettingError, rules.RulesError, municipality.MunicipalityError, ContentError, i18n.LanguageMissing,
    AssetsMissing, limits.CacheUnusable, TradesError,
)  # fmt: skip

CONTENT = Path(__file__).parent / "content"

# Seconds. Somebody may be called away in the middle of a form and come back after dinner.
FORM_LIFE = 12 * 3600


def create_app(settings: config.Settings, *, prerender: bool = True) -> Flask:
    """All parts meet here. Reads nothing but what the settings name.

    Without `prerender` a guidance page is rendered, and the index of the trades built, when somebody asks for it, so
    that many sites start fast.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(flask_config(settings))
    counting.init_app(app)
    templating.init_app(app)
    folders = tuple(filter(None, (CONTENT, settings.municipality)))
    law = rules.load(folders)
    speaks_for = municipality.load(folders)
    municipality.init_app(app, speaks_for)
    labels = i18n.filled(folders)
    i18n.init_app(app, labels)
    ours = assets.tokens()
    colours = theme.load(folders, ours)
    styles = assets.first_blocks(theme.style(colours))
    app.jinja_env.globals["theme_color"] = theme.paper(colours, ours)
    assets.init_app(app, styles)
    htmx.init_app(app)
    headers.init_app(app)
    trust.init_app(app)
    stamps.init_app(app)
    Compress(app)
    errors.init_app(app)
    links.init_app(app)
    typed_words.init_app(app)
    database.init_app(app, settings.database_url)
    sealed.init_app(app, settings.keys)
    keys.init_app(app)
    keyring.init_app(app)
    hold.init_app(app)
    limits.init_app(app, settings.shared_cache_url)
    pdf.init_app(app)
    mail.init_app(app, settings.mail_url, settings.data / "mail")
    sms.init_app(app, settings.sms_url, settings.sms_secret, settings.data / "sms")
    webhook.init_app(app, settings.handover_url, settings.handover_secret)
    company_register.init_app(app, settings.company_register_url)
    openid.init_app(app, {"desk": settings.desk_provider, "citizen": settings.citizen_provider})
    trades.init_app(app, folders)
    known_trades = app.extensions["trades"].trades.by_id
    company_contacts.init_app(app, company_contacts.load(folders, speaks_for, known_trades))
    offers.init_app(app)
    borrowing.init_app(app, folders)
    known = libraries(folders, law, labels)
    library = known[min(known)]
    figures = statistics.load(folders, speaks_for.place if ("da", "guidance", "tal") in library.pages else "")
    guidance.init_app(app, known, law, figures, moved.load(folders, library))
    own_figures.init_app(app, public_figures.figures)
    support.init_app(app, library, law)
    flow_map.init_app(app)
    # Whatever happens to a placement is followed by these, in this order.
    events.init_app(app, followers=(letters, representative_letters, handover, kept_papers, facts, tombstones))
    tombstones.init_app(app, settings.data)
    notifications.init_app(app)
    ways_back.init_app(app)
    representative_letters.init_app(app)
    sms_delivery.init_app(app)
    app.register_blueprint(short_link_routes.blueprint)
    handover_routes.init_app(app)
    for room in (registration, status, employer, representative, not_right, desk, gallery):
        room.init_app(app)
    offline.init_app(app, settings.offline, folders[1:])
    editorial_commands.init_app(app, library, folders)
    preview_commands.init_app(app, CONTENT, _previewed(settings), UNUSABLE)
    support_commands.init_app(app)
    flow_map_commands.init_app(app)
    health.init_app(app)
    away_page.init_app(app)
    placement_commands.init_app(app)
    retention_commands.init_app(app)
    demo_commands.init_app(app)
    doctor.init_app(app)
    storage_commands.init_app(app)
    key_commands.init_app(app)
    if prerender:
        trades.prepare(app)
        guidance.prerender(app)
    # Last, so that everything else stands behind it.
    headers.stand_in_front(app, settings.secure, styles.values())
    trust.stand_in_front(app, settings.proxies)
    metrics.stand_in_front(app, settings.data, settings.metrics_token, settings.proxies)
    answered.stand_in_front(app, settings.proxies)
    return app


def _previewed(settings: config.Settings) -> preview_commands.Build:
    """How the same site is made with another folder laid over its texts."""

    def build(folder: Path, address: str) -> Flask:
        own = None if folder.resolve() == CONTENT.resolve() else folder
        return create_app(replace(settings, municipality=own, public_url=address), prerender=False)

    return build


def flask_config(settings: config.Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.keys[0],
        "SECRET_KEY_FALLBACKS": list(settings.keys[1:]),
        "SESSION_COOKIE_NAME": "__Host-portal" if settings.secure else "portal",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PUBLIC_URL": settings.public_url,
        "MAX_CONTENT_LENGTH": LARGEST_FORM,
        "WTF_CSRF_TIME_LIMIT": FORM_LIFE,
        "WTF_I18N_ENABLED": False,
        "COMPRESS_MIMETYPES": ["text/html"],
        "COMPRESS_ALGORITHM": ["gzip"],
        "COMPRESS_LEVEL": 4,
    }
