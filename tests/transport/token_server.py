"""A token server on loopback, and credentials of every kind that point to it."""

import json
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

SCOPES = ("https://example.test/auth/one", "https://example.test/auth/two")
IAM_SCOPE = "https://www.googleapis.com/auth/iam"
EMAIL = "robot@project.iam.gserviceaccount.com"
REFRESH_TOKEN = "1//refresh-token-of-a-person"
CLIENT_SECRET = "client-secret-of-a-tool"
SUBJECT_TOKEN = "subject-token-of-a-workload"

_rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PRIVATE_KEY = _rsa.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.NoEncryption(),
).decode()
PUBLIC_KEY = _rsa.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
SECRETS = [REFRESH_TOKEN, CLIENT_SECRET, SUBJECT_TOKEN, "access-token-", PRIVATE_KEY[60:120], "eyJ"]

NO_HEADERS: Mapping[str, str] = {}
Answer = tuple[int, Mapping[str, str], bytes]


def as_json(status: int, body: object, **headers: str) -> Answer:
    return status, {"content-type": "application/json", **headers}, json.dumps(body).encode()


class TokenServer:
    """Grants tokens as Google does, after checking what a real one would check."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.faults: list[Answer] = []
        self.lifetime = 3600
        self.arrived = Event()
        self.open = Event()
        self.open.set()
        self._lock = Lock()
        self._issued = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self.open.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        self.arrived.set()
        assert self.open.wait(20)
        path = urlsplit(url).path
        with self._lock:
            self.paths.append(path)
            if self.faults:
                return self.faults.pop(0)
            self._issued += 1
            issued = f"access-token-{self._issued}"
        if path == "/token":
            return self._token(dict(parse_qsl(body.decode())), issued)
        if path == "/sts":
            form = dict(parse_qsl(body.decode()))
            assert form["subject_token"] == SUBJECT_TOKEN
            assert form["scope"] in (" ".join(SCOPES), IAM_SCOPE)
            granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
            return as_json(200, granted | {"issued_token_type": "t"})
        if path.endswith(":generateAccessToken"):
            assert headers["authorization"].startswith("Bearer access-token-")
            assert json.loads(body)["scope"] == list(SCOPES)
            end = datetime.now(UTC) + timedelta(seconds=self.lifetime)
            granted = {"accessToken": issued, "expireTime": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
            return as_json(200, granted)
        if path == "/computeMetadata/v1/instance/service-accounts/default/token":
            assert headers["metadata-flavor"] == "Google"
            assert parse_qs(urlsplit(url).query)["scopes"] == [",".join(SCOPES)]
            granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
            return as_json(200, granted, **{"metadata-flavor": "Google"})
        return as_json(404, {"error": {"code": 404, "message": f"no {path} here"}})

    def _token(self, form: Mapping[str, str], issued: str) -> Answer:
        if form["grant_type"] == "refresh_token":
            assert form["refresh_token"] == REFRESH_TOKEN
            assert form["client_secret"] == CLIENT_SECRET
        else:
            decode = import_module("google.auth.jwt").decode
            claims = decode(form["assertion"], certs=PUBLIC_KEY)
            assert claims["iss"] == EMAIL
            assert claims["scope"] in (" ".join(SCOPES), IAM_SCOPE)
        granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
        return as_json(200, granted)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        def handle(handler: BaseHTTPRequestHandler) -> None:
            body = handler.rfile.read(int(handler.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in handler.headers.items()}
            try:
                status, answered, data = self.answer(handler.path, headers, body)
            except Exception:
                status, answered, data = 418, NO_HEADERS, traceback.format_exc().encode()
            handler.send_response(status)
            for name, value in answered.items():
                handler.send_header(name, value)
            handler.send_header("content-length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        def quiet(*_: object) -> None:
            pass

        members = {"do_GET": handle, "do_POST": handle, "log_message": quiet}
        return type("Handler", (BaseHTTPRequestHandler,), members)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def service_account_info(server: TokenServer) -> dict[str, Any]:
    return {
        "type": "service_account",
        "project_id": "project",
        "private_key_id": "1",
        "private_key": PRIVATE_KEY,
        "client_email": EMAIL,
        "token_uri": f"{server.url}/token",
    }


def service_account(server: TokenServer, scopes: tuple[str, ...] | None = SCOPES) -> Any:
    kind = import_module("google.oauth2.service_account").Credentials
    return kind.from_service_account_info(service_account_info(server), scopes=scopes)


def authorized_user_info() -> dict[str, Any]:
    return {
        "type": "authorized_user",
        "client_id": "tool",
        "client_secret": CLIENT_SECRET,
        "refresh_token": REFRESH_TOKEN,
    }


def impersonation_info(server: TokenServer) -> dict[str, Any]:
    account = f"{server.url}/v1/projects/-/serviceAccounts/other@project.iam.gserviceaccount.com"
    return {
        "type": "impersonated_service_account",
        "service_account_impersonation_url": f"{account}:generateAccessToken",
        "source_credentials": service_account_info(server),
    }


def workload_info(server: TokenServer, folder: Path) -> dict[str, Any]:
    (folder / "subject").write_text(SUBJECT_TOKEN)
    pool = "projects/1/locations/global/workloadIdentityPools/pool/providers/provider"
    return {
        "type": "external_account",
        "audience": f"//iam.googleapis.com/{pool}",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": f"{server.url}/sts",
        "credential_source": {"file": str(folder / "subject")},
    }
