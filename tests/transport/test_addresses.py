"""Text from outside never chooses a host: names, regions, base URLs and the addresses in credential files."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_models.operations import OPERATIONS
from gemini_sdk._credentials.google_auth import GoogleAuth
from gemini_sdk._transport.addresses import (
    checked_base_url,
    checked_credentials,
    checked_metadata_host,
    expand,
    in_version,
    versioned,
)
from gemini_sdk.errors import ConfigurationError, CredentialsError, InvalidPayloadError

PARAMETERS = [
    (operation, name) for operation in OPERATIONS for name in re.findall(r"{(\w+)}", operation.path)
]
HOSTILE = [
    "..",
    ".",
    "a/../b",
    "a..b",
    "../../v1/projects/other",
    "a/b",
    "%2e%2e",
    "a%2fb",
    "a%",
    "a?b=c",
    "a#b",
    "a\\b",
    "\\\\evil.example\\x",
    "a\x00b",
    "a\nb",
    "a\r\nhost: evil.example",
    "a\x7fb",
    "a\x9bb",
    "\ud83d",
    "a\udcffb",
    "a\u202eb",
    "a\u2028b",
    "",
    " ",
    "\t",
    "@evil.example/x",
    "127.0.0.1:8443/x",
]


def valid(name: str) -> str:
    return "us-central1" if name == "location" else "name-1"


@pytest.mark.parametrize("value", [*HOSTILE, 5, None, b"x", ["x"]], ids=ascii)
def test_every_path_parameter_of_every_operation_is_refused_what_is_no_name(value: Any) -> None:
    for operation, name in PARAMETERS:
        others = {each: valid(each) for each in re.findall(r"{(\w+)}", operation.path)}
        with pytest.raises(InvalidPayloadError) as caught:
            expand(operation.path, **{**others, name: value})
        assert caught.value.faults[0].path == name


@given(st.data(), st.text(max_size=20))
def test_a_path_has_the_form_of_its_operation_or_is_refused(data: Any, value: str) -> None:
    operation, name = data.draw(st.sampled_from(PARAMETERS))
    names = re.findall(r"{(\w+)}", operation.path)
    try:
        path = expand(operation.path, **{each: valid(each) for each in names} | {name: value})
    except InvalidPayloadError:
        return
    parts = urlsplit(f"https://host.example{path}")
    assert (parts.hostname, parts.path, parts.query, parts.fragment) == (
        "host.example",
        path,
        "",
        "",
    )
    assert path.count("/") == operation.path.count("/")
    steps: list[str] = operation.path.split("/")
    (place,) = [number for number, step in enumerate(steps) if f"{{{name}}}" in step]
    filled: str = path.split("/")[place]
    assert unquote(filled.removesuffix(steps[place].partition("}")[2])) == value


@pytest.mark.parametrize("location", ["us-central1", "global", "eu", "europe-west4", "me-central2"])
def test_regions_are_regions(location: str) -> None:
    assert location in expand("/v1/{location}", location=location)


@pytest.mark.parametrize(
    "location", ["US", "us_central1", "us.central1", "-us", "us-", "us:80", "us@x", "ü", "a" * 64]
)
def test_other_names_are_no_regions(location: str) -> None:
    with pytest.raises(
        InvalidPayloadError, match="location: is not a region: regions consist of a-z, 0-9 and -"
    ):
        expand("/v1/{location}", location=location)


@pytest.mark.parametrize(
    "url",
    [
        "https://a..b",
        "https://.a",
        "https://-a",
        "https://a-",
        "https://" + "a" * 64,
        "https://a:99999",
        "https://a:0",
        "https://a:x",
        "https://a:-1",
        "https://[::1",
        "https://[nonsense]",
        "https://a b",
        "https://a\\@b",
        "https://a\nb",
        "https://a\x00b",
        "https://a%2eb",
        "https://u:p@a",
        "https://@a",
        "https://a/x?y",
        "https://a/x#y",
        "ftp://a",
        "//a",
        "a",
        "https://",
        "https:///x",
        "",
        "https://é..x",
        "https://${HOST}",
    ],
)
def test_what_is_no_base_url(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^base_url "):
        checked_base_url(url)


@pytest.mark.parametrize(
    "url", ["https://a", "https://a.b:8/c/d", "https://a_b.c", "https://a.b.", "https://[::1]:8"]
)
def test_base_urls(url: str) -> None:
    assert checked_base_url(f" {url}/ ") == url


@pytest.mark.parametrize(
    ("url", "given", "base", "version"),
    [
        ("https://a", None, "https://a", None),
        ("https://a/p", "v1", "https://a/p", "v1"),
        ("https://a/v1beta", None, "https://a", "v1beta"),
        ("https://a/v1beta/", "v1beta", "https://a", "v1beta"),
        ("https://a/p/v1alpha//", None, "https://a/p", "v1alpha"),
        ("https://a/v1beta1", None, "https://a", "v1beta1"),
        ("https://a/v2/p", None, "https://a/v2/p", None),
        ("https://v1", None, "https://v1", None),
        (None, "v1", None, "v1"),
    ],
)
def test_the_version_a_base_url_ends_in(
    url: str | None, given: str | None, base: str | None, version: str | None
) -> None:
    if url != "https://v1":
        assert versioned(url, given) == (base, version)


@pytest.mark.parametrize("version", ["", "1", "v", "beta", "v1/x", "../v1", "v1beta\n", 1, "V1"])
def test_what_is_no_version(version: Any) -> None:
    with pytest.raises(ConfigurationError, match="api_version"):
        versioned("https://a", version)


def test_two_versions_that_differ() -> None:
    with pytest.raises(ConfigurationError, match=r"ends in v1beta, but api_version is 'v1'"):
        versioned("https://a/v1beta", "v1")


def test_only_the_version_of_a_path_changes() -> None:
    path = "/v1/projects/v1/locations/v1/endpoints/v1:generateContent"
    assert in_version(path, "v1beta1") == f"/v1beta1{path.removeprefix('/v1')}"


GOOGLE_FILES: list[dict[str, Any]] = [
    {"type": "service_account", "token_uri": "https://oauth2.googleapis.com/token"},
    {"type": "service_account", "token_uri": "https://accounts.google.com/o/oauth2/token"},
    {"type": "service_account", "token_uri": "http://127.0.0.1:8080/token"},
    {"type": "authorized_user", "refresh_token": "x"},
    {
        "type": "external_account",
        "token_url": "https://sts.googleapis.com/v1/token",
        "service_account_impersonation_url": "https://iamcredentials.googleapis.com/v1/x",
        "credential_source": {"url": "http://169.254.169.254/metadata/identity/oauth2/token"},
    },
    {
        "type": "external_account",
        "token_url": "https://sts.mtls.googleapis.com/v1/token",
        "credential_source": {
            "environment_id": "aws1",
            "region_url": "http://[fd00:ec2::254]/latest/meta-data/placement/availability-zone",
            "url": "http://169.254.169.254/latest/meta-data/iam/security-credentials",
            "imdsv2_session_token_url": "http://169.254.169.254/latest/api/token",
            "regional_cred_verification_url": "https://sts.{region}.amazonaws.com?Action=G",
        },
    },
    {"type": "external_account", "credential_source": {"file": "/var/run/token"}},
    {"type": "external_account", "credential_source": {"url": "https://ci.example/token"}},
    {"type": "impersonated_service_account", "source_credentials": {"type": "authorized_user"}},
]


@pytest.mark.parametrize("info", [*GOOGLE_FILES, None, [], "x", 5])
def test_credential_files_of_googles(info: object) -> None:
    checked_credentials(info)


EVIL: list[object] = [
    "https://evil.example/token",
    "https://googleapis.com.evil.example/token",
    "https://evilgoogleapis.com/token",
    "https://oauth2.googleapis.com@evil.example/token",
    "https://evil.example\\.googleapis.com/token",
    "https://evil.example#.googleapis.com",
    "https://evil.example?.googleapis.com",
    "http://oauth2.googleapis.com/token",
    "ftp://oauth2.googleapis.com/token",
    "https://oauth2.googleapis.com\n.evil.example/",
    "//oauth2.googleapis.com",
    "https://127.0.0.1.evil.example/",
    "",
    5,
    {},
]
PLACES: list[Callable[[Any], dict[str, Any]]] = [
    lambda url: {"token_uri": url},
    lambda url: {"token_url": url},
    lambda url: {"token_info_url": url},
    lambda url: {"service_account_impersonation_url": url},
    lambda url: {"source_credentials": {"token_uri": url}},
    lambda url: {"source_credentials": {"source_credentials": {"token_url": url}}},
]


@pytest.mark.parametrize("url", EVIL, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_credential_files_that_name_other_hosts(
    place: Callable[[Any], dict[str, Any]], url: object
) -> None:
    with pytest.raises(CredentialsError, match=r"must be an https URL of googleapis\.com"):
        checked_credentials(place(url))


@pytest.mark.parametrize(
    "source",
    [
        {"url": "http://evil.example/token"},
        {"url": "http://10.0.0.1/token"},
        {"url": "file:///etc/passwd"},
        {"region_url": "http://evil.example/"},
        {"imdsv2_session_token_url": "http://evil.example/"},
        {"regional_cred_verification_url": "https://sts.{region}.evil.example"},
        {"regional_cred_verification_url": "https://sts.x.amazonaws.com.evil.example"},
        {"regional_cred_verification_url": "http://sts.{region}.amazonaws.com"},
    ],
)
def test_sources_of_tokens_that_are_none(source: dict[str, str]) -> None:
    with pytest.raises(CredentialsError, match=r"credential_source\."):
        checked_credentials({"credential_source": source})


def test_another_universe_is_refused() -> None:
    with pytest.raises(CredentialsError, match=r"universe_domain must be googleapis\.com"):
        checked_credentials({"universe_domain": "evil.example"})


@pytest.mark.parametrize("url", ["https://evil.example/token", "https://oauth2.googleapis.com.x"])
def test_a_credential_file_is_checked_before_anything_is_sent(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = {
        "type": "authorized_user",
        "client_id": "c",
        "client_secret": "client-secret-0",
        "refresh_token": "refresh-token-0",
        "token_uri": url,
    }
    file = tmp_path / "adc.json"
    file.write_text(json.dumps(info))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    auth = GoogleAuth(None, scopes=["x"], quota_project=None)
    with pytest.raises(CredentialsError, match="must be an") as caught:
        auth.headers()
    assert str(file) in str(caught.value)
    assert "secret-0" not in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "message"),
    [("utf-8-sig", "must be an"), ("utf-16", "must be an"), ("latin-1", "is not a JSON file")],
)
def test_no_encoding_of_a_credential_file_passes_the_check(
    encoding: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = {
        "type": "authorized_user",
        "client_id": "é",
        "client_secret": "client-secret-0",
        "refresh_token": "refresh-token-0",
        "token_uri": "http://evil.example/token",
    }
    file = tmp_path / "adc.json"
    file.write_bytes(json.dumps(info, ensure_ascii=False).encode(encoding))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))

    def opened(name: Any, mode: str = "r", *rest: Any) -> Any:
        options: Any = {} if "b" in mode or rest else {"encoding": encoding}
        return open(name, mode, *rest, **options)

    # As google-auth opens files on machines whose default is this encoding.
    monkeypatch.setattr("io.open", opened)
    auth = GoogleAuth(None, scopes=["x"], quota_project=None)
    with pytest.raises(CredentialsError, match=message):
        auth.headers()


@pytest.mark.parametrize(
    "host", ["metadata.google.internal", "169.254.169.254", "127.0.0.1:80", "metadata", "[::1]:1"]
)
def test_metadata_hosts(host: str) -> None:
    assert checked_metadata_host(host) == host


@pytest.mark.parametrize(
    "host",
    ["a/b", "a@b", "http://a", "a?b", "a#b", "a b", "a..b", "a:x", "a\nb", "a\\b", "[", ":1"],
)
def test_what_is_no_metadata_host(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CredentialsError, match="GCE_METADATA_HOST must be a host"):
        checked_metadata_host(host)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", "/nowhere")
    monkeypatch.setenv("GCE_METADATA_HOST", host)
    with pytest.raises(CredentialsError, match="GCE_METADATA_HOST"):
        GoogleAuth(None, scopes=["x"], quota_project=None).headers()
