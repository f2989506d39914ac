"""What comes in is read by name, type and size. Anything else is 422 and is not quoted."""

from collections.abc import Callable
from typing import Any

from flask import abort, request

Check = Callable[[Any], bool]


def text(longest: int) -> Check:
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest and _is_unicode(value)


def whole_number(least: int, most: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def body(required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> dict[str, Any]:
    """The JSON object sent, with the fields named here and no others: `{"internal_role": "boss"}` is refused, not ignored."""
    required, optional = required or {}, optional or {}
    try:
        sent = request.get_json()  # 415 and 400 of its own
    except RecursionError:  # ten thousand brackets
        abort(400)
    checks = required | optional
    if not isinstance(sent, dict) or not required.keys() <= sent.keys() <= checks.keys():
        abort(422)
    if not all(checks[name](value) for name, value in sent.items()):
        abort(422)
    return sent


def _is_unicode(value: str) -> bool:
    """JSON can spell half a character (`"\\ud800"`), which neither a hash nor a database takes."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def page() -> tuple[int, int]:
    """`limit` (1 to 100, else 20) and `offset` of the query."""
    return _number("limit", 20, 1, 100), _number("offset", 0, 0, 100_000)


def _number(name: str, default: int, least: int, most: int) -> int:
    sent = request.args.get(name)
    if sent is None:
        return default
    if not (sent.isascii() and sent.isdigit() and len(sent) <= 6 and least <= int(sent) <= most):
        abort(422)
    return int(sent)
