"""An API of users and orders: bearer tokens, ownership, scopes, minimal answers, generic errors, clean logs, limits, audit."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from . import accounts, admin, audit, auth, database, errors, headers, limits, logs, orders, public, users
from .config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """One factory, one app: every blueprint stands behind the same guards."""
    settings = settings or Settings.from_environment()
    # No static folder: a route that nobody asked for is a route that nobody guards.
    app = logs.Api(__name__, static_folder=None)
    app.config.update(DEBUG=False, PROPAGATE_EXCEPTIONS=False, MAX_CONTENT_LENGTH=64 * 1024)
    app.extensions["settings"] = settings
    if settings.trusted_proxies > 0:  # without this every caller behind the proxy shares one address
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=settings.trusted_proxies)

    # In this order on the way in: number the request, see who asks, brake, refuse. The reverse on the way out.
    logs.init_app(app)
    database.init_app(app)
    headers.init_app(app)
    audit.init_app(app)
    auth.identify_callers(app)
    limits.init_app(app)
    auth.deny_by_default(app)
    errors.init_app(app)
    for part in (public, accounts, users, orders, admin):
        app.register_blueprint(part.blueprint)
    return app
