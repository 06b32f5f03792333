"""Which media a platform takes: what it does not take is reported at the severity it deserves, in both directions."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._behaviour.media_types import accepted, is_accepted, is_refused
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration import to_azure, to_gemini

Json = dict[str, Any]
PNG, JPEG, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"
AVIF, BMP = b"\0\0\0\x1cftypavif", b"BM\x01"
PATH = "messages[0].content[0]"


def url(kind: str, data: bytes = b"hi") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def asked(address: str, form: str = "image_url", platform: Any = "google-ai", **more: Any) -> Any:
    held = {"file_data": address, "filename": "a"} if form == "file" else {"url": address}
    part = {"type": form, form: held}
    request = {"model": "gemini-2.5-pro", "messages": [{"role": "user", "content": [part]}]}
    return to_gemini(request, platform=platform, **more)


def row(made: Any, form: str = "image_url") -> Any:
    return made.report.find(f"{PATH}.{form}.{'file_data' if form == 'file' else 'url'}")


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
@pytest.mark.parametrize("form", ["image_url", "file"])
@pytest.mark.parametrize(
    ("address", "severity"),
    [
        (url("image/png"), "info"),
        (url("image/webp"), "info"),
        (url("image/heic"), "info"),
        (url("image/gif", GIF), "error"),
        (url("image/bmp", BMP), "error"),
        (url("image/tiff"), "error"),
        (url("image/avif", AVIF), "error"),
        (url("image/x-icon"), "error"),
        (url("image/svg+xml", b"<svg/>"), "error"),
        ("data:image/svg+xml;utf8,%3Csvg%20xmlns='x'/%3E", "error"),
        ("https://x.org/a.gif", "error"),
        ("https://x.org/a.jpg?size=1", "info"),
        ("gs://bucket/a.tiff", "error"),
        (url("application/pdf", b"%PDF-1.7"), "info"),
        (url("application/msword"), "error"),
        (url("application/zip"), "error"),
        ("data:text/plain,Hello%20there", "info"),
        (url("text/x-rust"), "warning"),
        (url("audio/midi"), "error"),
        (url("audio/flac"), "info"),
        (url("video/mp4"), "info"),
        (url("video/x-matroska"), "error"),
    ],
)
def test_what_a_platform_does_not_read_is_reported(
    address: str, form: str, severity: str, platform: Any
) -> None:
    found = row(asked(address, form, platform), form)
    assert found.severity == severity
    if severity != "info":
        assert found.kind == "adapted"
        assert "not documented to read" in found.reason


def test_platforms_differ() -> None:
    for address, severities in (
        (url("application/json", b"{}"), ("info", "error")),
        (url("text/csv"), ("info", "warning")),
        (url("audio/aiff"), ("info", "error")),
    ):
        found = [row(asked(address, "file", p), "file") for p in ("google-ai", "vertex")]
        assert tuple(each.severity for each in found) == severities


def test_the_reason_says_what_is_read_instead() -> None:
    assert "png" in row(asked(url("image/gif", GIF))).reason
    assert "PDF" in row(asked(url("application/msword"), "file"), "file").reason


def fetched(_: str) -> tuple[bytes, str]:
    return GIF, "image/gif"


def test_fetched_media_follow_the_same_rule() -> None:
    made = asked("https://x.org/a", inline=fetched)
    assert row(made).severity == "error"


@pytest.mark.parametrize(
    ("said", "data", "sent"),
    [
        ("image/png", JPEG, "image/jpeg"),
        ("image/jpeg", PNG, "image/png"),
        ("image/png", GIF, "image/gif"),
        ("image/png", b"%PDF-1.7", "application/pdf"),
        ("application/pdf", PNG, "image/png"),
        ("image/jpeg", b"unknown", "image/jpeg"),
        ("image/heif", b"\0\0\0\x1cftypheic", "image/heif"),
        ("audio/opus", b"OggS", "audio/opus"),
        ("application/pdf", b"ID3", "audio/mp3"),
    ],
)
def test_the_content_decides_what_a_picture_or_a_document_is(
    said: str, data: bytes, sent: str
) -> None:
    made = asked(url(said, data))
    blob = made.request.contents[0].parts[0].inline_data
    assert (blob.mime_type, blob.data) == (sent, data)
    assert (row(made).kind == "exact") is (said == sent)


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,", "data:,", "data:image/png", "data:image/png;base64,%%%"]
)
def test_a_data_url_without_content_is_refused(address: str) -> None:
    with pytest.raises(InvalidPayloadError, match=r"data URL|base64"):
        asked(address)


def test_responses_follow_the_same_rule() -> None:
    part = {"type": "input_image", "image_url": url("image/gif", GIF)}
    request = {"model": "gpt-4o", "input": [{"role": "user", "content": [part]}]}
    found = to_gemini(request).report.find("input[0].content[0].image_url")
    assert found is not None
    assert found.severity == "error"


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        ("image/png", "info"),
        ("image/gif", "info"),
        ("image/heic", "error"),
        ("application/pdf", "info"),
        ("text/plain", "error"),
        ("video/mp4", "error"),
        ("audio/flac", "error"),
        ("audio/wav", "info"),
    ],
)
def test_what_azure_does_not_read_is_reported(kind: str, severity: str) -> None:
    blob = {"inlineData": {"mimeType": kind, "data": "aGk="}}
    made = to_azure({"contents": [{"parts": [blob]}]}, service="azure-openai")
    found = made.report.find("contents[0].parts[0].inlineData.mimeType")
    assert found is not None
    assert found.severity == severity


@given(
    st.sampled_from(["image", "audio", "video", "application", "text"]),
    st.from_regex(r"[a-z.+-]{1,20}", fullmatch=True),
)
def test_a_type_is_read_or_refused_or_a_text(family: str, name: str) -> None:
    kind = f"{family}/{name}"
    for platform in ("google-ai", "vertex"):
        taken, refused = is_accepted(kind, platform), is_refused(kind, platform)
        assert taken + refused == (1 if family != "text" else taken)
        assert taken is (kind in accepted(platform))


@pytest.mark.parametrize(
    ("uri", "severity"),
    [
        ("https://x.org/a.png", "info"),
        ("https://x.org/a", "info"),
        ("https://x.org/a.heic", "error"),
        ("https://x.org/a.bmp", "error"),
    ],
)
def test_pictures_by_reference_follow_the_same_rule(uri: str, severity: str) -> None:
    for service in ("azure-openai", "azure-inference"):
        made: Any = to_azure(
            {"contents": [{"parts": [{"fileData": {"fileUri": uri}}]}]}, service=service
        )
        found = made.report.find("contents[0].parts[0].fileData.fileUri")
        assert found.severity == severity


@pytest.mark.parametrize(
    "uri",
    [
        "https://www.youtube.com/watch?v=x",
        "https://youtu.be/x",
        "https://generativelanguage.googleapis.com/v1beta/files/abc",
        "gs://bucket/a.png",
    ],
)
def test_what_only_google_reads_is_refused(uri: str) -> None:
    with pytest.raises(InvalidPayloadError, match="not supported in messages"):
        to_azure({"contents": [{"parts": [{"fileData": {"fileUri": uri}}]}]})
