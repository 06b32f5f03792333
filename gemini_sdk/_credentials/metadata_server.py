"""Tokens from the metadata server of Google's machines. google-auth's own client of it imports `requests`."""

import json
import os
from collections.abc import MutableMapping, Sequence
from datetime import UTC, datetime, timedelta
from socket import gaierror
from time import sleep

from gemini_sdk._credentials.refresh import seconds_left
from gemini_sdk._credentials.secret_headers import QUOTA_PROJECT
from gemini_sdk._credentials.token_request import (
    TokenRequest,
    TokenResponse,
    transport_error,
)
from gemini_sdk._transport.addresses import checked_metadata_host
from gemini_sdk._transport.tunables import METADATA_PAUSES, METADATA_TIMEOUT, REFRESH_AHEAD


class MetadataServer:
    """The machine's service account on Compute Engine, GKE, Cloud Run, as google-auth sees credentials."""

    def __init__(self, scopes: Sequence[str]) -> None:
        self.token: str | None = None
        self.expiry: datetime | None = None
        self._quota_project = os.environ.get("GOOGLE_CLOUD_QUOTA_PROJECT")
        host = checked_metadata_host(
            os.environ.get("GCE_METADATA_HOST") or "metadata.google.internal"
        )
        account = f"http://{host}/computeMetadata/v1/instance/service-accounts/default"
        self._url = f"{account}/token" + (f"?scopes={','.join(scopes)}" if scopes else "")

    @property
    def valid(self) -> bool:
        return self.token is not None and seconds_left(self.expiry) > REFRESH_AHEAD

    def refresh(self, request: TokenRequest) -> None:
        answer = self._ask(request)
        try:
            fields = json.loads(answer.data)
            token, lifetime = fields["access_token"], timedelta(seconds=int(fields["expires_in"]))
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            raise transport_error("the metadata server's answer contains no token") from None
        self.token, self.expiry = token, datetime.now(UTC).replace(tzinfo=None) + lifetime

    def _ask(self, request: TokenRequest) -> TokenResponse:
        pauses = iter(METADATA_PAUSES)
        while True:
            pause = next(pauses, None)
            try:
                answer = request(
                    self._url,
                    headers={"metadata-flavor": "Google"},
                    timeout=METADATA_TIMEOUT,
                    direct=True,
                )
            except Exception as error:
                if pause is None or _has_no_address(error):
                    raise
            else:
                if pause is None or (answer.status < 500 and answer.status != 429):
                    break
            # A machine or a pod that has just started may not have its server ready yet.
            sleep(pause)
        if answer.status != 200 or answer.headers.get("metadata-flavor") != "Google":
            raise transport_error("the metadata server returned no token")
        return answer

    def apply(self, headers: MutableMapping[str, str]) -> None:
        headers["authorization"] = f"Bearer {self.token}"
        if self._quota_project:
            headers[QUOTA_PROJECT] = self._quota_project


def _has_no_address(error: BaseException | None) -> bool:
    """Whether the server's name is unknown: the program does not run on Google Cloud, and a retry does not help."""
    while error is not None:
        if isinstance(error, gaierror):
            return True
        error = error.__cause__ or error.__context__
    return False
