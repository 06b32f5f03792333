"""Credentials: which are accepted, and the token endpoint that issues some.

Signatures of service accounts are not verified: the emulator has no public keys, and guards nothing.
"""

import base64
import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import count
from typing import Any

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.options import EmulatorOptions

JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
REFRESH_GRANT = "refresh_token"
EXCHANGE_GRANT = "urn:ietf:params:oauth:grant-type:token-exchange"
_ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105 - a kind of token
_NEEDED = {
    JWT_GRANT: ("assertion",),
    REFRESH_GRANT: ("refresh_token", "client_id", "client_secret"),
    EXCHANGE_GRANT: ("subject_token", "subject_token_type", "audience"),
}


KEY_HOLDER = "key@emulator.test"
"""Who asks with an API key: a key says nothing about who holds it, so they are all the same."""
_ISSUED = "ya29.emulator-token-"


class GrantRefused(api_errors.ApiError):
    """The token endpoint's 400, in OAuth's own form."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__("INVALID_ARGUMENT", description)
        self._error = error

    def body(self) -> dict[str, Any]:
        """The JSON of the error."""
        return {"error": self._error, "error_description": self.message}


class Access:
    """Checks credentials and issues bearer tokens."""

    def __init__(self, options: EmulatorOptions) -> None:
        self._options = options
        self._issued: dict[str, float] = {}
        self._numbers = count(1)

    def check(
        self, headers: Mapping[str, str], query: Mapping[str, str], platform: str, method: str
    ) -> str:
        """The address of who asks. Raises ApiError unless the request has a valid key or token.

        If it has both, both must be valid, and the token decides who the caller is.
        """
        service = {"vertex": "aiplatform.googleapis.com"}.get(
            platform, "generativelanguage.googleapis.com"
        )
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        token = bearer.strip() if scheme.lower() == "bearer" else query.get("access_token", "")
        key = headers.get("x-goog-api-key", "") or query.get("key", "")
        if not token and not key and self._options.anonymous:
            return KEY_HOLDER
        if not token and not key:
            missing = api_errors.missing_token if platform == "vertex" else api_errors.missing_key
            raise missing(service, method)
        if token and not self._valid(token):
            raise api_errors.bad_token(service, method)
        if key and self._options.api_keys is not None and key not in self._options.api_keys:
            raise api_errors.bad_key(service)
        return self._bearer(token) if token else KEY_HOLDER

    def admits(self, key: str, bearer: str) -> bool:
        """Whether a request with a key, a bearer token or both comes in at Azure; empty is none.

        What it has must be valid. A key may come as a bearer token, too, as serverless endpoints want it.
        """
        keys = self._options.api_keys
        if key and keys is not None and key not in keys:
            return False
        if bearer and bearer not in (keys or ()) and not self._valid(bearer):
            return False
        return bool(key or bearer) or self._options.anonymous

    def grant(self, form: Mapping[str, str]) -> dict[str, Any]:
        """Answers a request to the token endpoint: a service account's, a user's, or a workload identity's.

        Raises GrantRefused.
        """
        kind = form.get("grant_type", "")
        if kind not in _NEEDED:
            raise GrantRefused("unsupported_grant_type", f"Invalid grant_type: {kind}")
        for name in _NEEDED[kind]:
            if not form.get(name):
                raise GrantRefused("invalid_request", f"Missing required parameter: {name}")
        claims = self._claims(form["assertion"]) if kind == JWT_GRANT else {}
        secret = form.get("refresh_token") or form.get("audience", "")
        answer: dict[str, Any] = {
            "access_token": self._issue(claims.get("iss") or _address(secret)),
            "expires_in": int(self._options.token_lifetime),
            "token_type": "Bearer",
        }
        scope = form.get("scope")
        if kind == JWT_GRANT:
            scope = claims.get("scope")
        if kind == EXCHANGE_GRANT:
            answer["issued_token_type"] = _ACCESS_TOKEN
        return answer | ({"scope": scope} if scope else {})

    def impersonate(self, account: str) -> dict[str, Any]:
        """Answers `generateAccessToken`, which credentials that impersonate a service account ask for."""
        ends = datetime.fromtimestamp(self._options.clock() + self._options.token_lifetime, UTC)
        return {
            "accessToken": self._issue(account),
            "expireTime": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def _valid(self, token: str) -> bool:
        if self._options.tokens is None or token in self._options.tokens:
            return True
        return self._issued.get(token, 0.0) > self._options.clock()

    def _bearer(self, token: str) -> str:
        """The email address of the token's user: from the options or from the token itself, else derived from it."""
        tokens = self._options.tokens
        if isinstance(tokens, Mapping) and (address := tokens.get(token)):
            return address
        if token.startswith(_ISSUED):
            with contextlib.suppress(ValueError):
                return base64.urlsafe_b64decode(token.rpartition(".")[2]).decode()
        return token if "@" in token else _address(token)

    def _issue(self, address: str) -> str:
        # It contains its user, so that the user is still known after a restart.
        encoded = base64.urlsafe_b64encode(address.encode()).decode()
        token = f"{_ISSUED}{next(self._numbers)}.{encoded}"
        self._issued[token] = self._options.clock() + self._options.token_lifetime
        return token

    def _claims(self, assertion: str) -> dict[str, Any]:
        try:
            payload = assertion.split(".")[1]
            claims: Any = from_json(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        except (IndexError, ValueError):
            raise GrantRefused("invalid_grant", "Invalid JWT: it cannot be read.") from None
        if not is_object(claims) or not claims.get("iss"):
            raise GrantRefused("invalid_grant", "Invalid JWT: it names no issuer.")
        ends = claims.get("exp")
        if not isinstance(ends, int | float) or ends < self._options.clock():
            raise GrantRefused(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
                "timeframe. Check your iat and exp values in the JWT claim.",
            )
        return claims


def _address(secret: str) -> str:
    """An address for a user of whom only a secret is known; the same for the same secret, without revealing it."""
    return f"user-{blake2b(secret.encode(), digest_size=6).hexdigest()}@emulator.test"
