"""Media types by the endings of names, on every machine the same."""

import mimetypes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._behaviour.media_types import type_of_path, type_of_uri
from gemini_sdk.types.generate_content import Part

KINDS = {
    "webp": "image/webp",
    "heic": "image/heic",
    "heif": "image/heif",
    "m4a": "audio/m4a",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "opus": "audio/opus",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "flv": "video/x-flv",
    "wmv": "video/wmv",
    "3gp": "video/3gpp",
    "mpegps": "video/mpegps",
    "webm": "video/webm",
    "mov": "video/quicktime",
    "mp4": "video/mp4",
    "md": "text/markdown",
    "rtf": "text/rtf",
    "csv": "text/csv",
    "html": "text/html",
    "xml": "text/xml",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


@pytest.fixture
def another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose table is wrong."""
    table = mimetypes.MimeTypes()
    for ending in KINDS:
        table.add_type("application/x-wrong", f".{ending}")
    monkeypatch.setattr(mimetypes, "_db", table)


@pytest.mark.usefixtures("another_machine")
@pytest.mark.parametrize(("ending", "kind"), KINDS.items())
def test_each_ending(ending: str, kind: str) -> None:
    assert type_of_path(f"a.b.{ending}") == kind
    assert type_of_path(f"folder.png/A.{ending.upper()}") == kind
    assert type_of_uri(f"https://x.org/a.{ending}?X-Amz-Signature=a/b.png&y#z.gif") == kind
    part = Part.from_uri(f"gs://bucket.png/folder/a.{ending}")
    assert part.file_data is not None
    assert part.file_data.mime_type == kind


@pytest.mark.parametrize(
    "uri",
    [
        "https://x.org/a?name=b.png",
        "https://x.png",
        "https://x.org/png",
        "https://x.org/.png",
        "https://x.org/a.unheard-of",
        "https://generativelanguage.googleapis.com/v1beta/files/abc",
        "http://[",
        "",
    ],
)
def test_where_nothing_says_it(uri: str) -> None:
    assert type_of_uri(uri) is None


@given(st.text(), st.sampled_from(sorted(KINDS)))
def test_no_query_changes_it(query: str, ending: str) -> None:
    assert type_of_uri(f"https://x.org/a.{ending}?{query}") == KINDS[ending]


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    type_of_uri(text)
    type_of_path(text)
