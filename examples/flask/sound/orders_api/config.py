"""Settings come from the environment and nowhere else. What is missing or too short stops the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECRET_BYTES = 32  # HS256 wants a key as long as its hash (RFC 7518, section 3.2)


class ConfigurationError(Exception):
    """A setting is missing or unsafe. The message names the variable, never its value."""


@dataclass(frozen=True)
class Settings:
    jwt_secret: bytes = field(repr=False)  # signs tokens and does nothing else; it is not Flask's SECRET_KEY
    hash_key: bytes = field(repr=False)  # pseudonyms in logs, digests of government ids
    database: Path
    passwords: Mapping[str, str] = field(repr=False)  # of the demo's users; who has none cannot log in
    password_method: str = "scrypt:32768:8:3"
    issuer: str = "https://orders.invalid"
    audience: str = "orders-api"
    access_seconds: int = 900
    refresh_seconds: int = 86_400
    requests_per_minute: int = 3_000  # by subject; by address before there is one
    logins_per_minute: int = 30  # by address
    logins_per_name: int = 10  # wrong ones by user name, in fifteen minutes
    trusted_proxies: int = 0  # how many X-Forwarded-For entries are ours

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        names = ("alice", "bob", "admin")
        return cls(
            jwt_secret=_secret(environment, "JWT_SECRET"),
            hash_key=_secret(environment, "HASH_KEY"),
            database=Path(environment.get("DATABASE", "orders.db")),
            passwords={name: environment[key] for name in names if (key := f"{name.upper()}_PASSWORD") in environment},
            requests_per_minute=_number(environment, "REQUESTS_PER_MINUTE", cls.requests_per_minute),
            logins_per_minute=_number(environment, "LOGINS_PER_MINUTE", cls.logins_per_minute),
            logins_per_name=_number(environment, "LOGINS_PER_NAME", cls.logins_per_name),
            trusted_proxies=_number(environment, "TRUSTED_PROXIES", cls.trusted_proxies),
        )


def _secret(environment: Mapping[str, str], name: str) -> bytes:
    value = environment.get(name, "").encode()
    if len(value) < SECRET_BYTES:
        raise ConfigurationError(f"{name} must hold {SECRET_BYTES} random bytes or more, for example: openssl rand -base64 32")
    return value


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    try:
        value = int(environment.get(name, default))
    except ValueError:
        value = -1
    if value < 0:
        raise ConfigurationError(f"{name} must be a whole number")
    return value
