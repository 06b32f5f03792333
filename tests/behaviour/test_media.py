"""Data URLs: what is written is read again, and what is none is an error."""

from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._behaviour.media import data_url, read_data_url


@given(st.binary(), st.sampled_from(["image/png", "audio/wav", "a/b"]))
def test_what_is_written_is_read_again(data: bytes, kind: str) -> None:
    assert read_data_url(data_url(data, kind)) == (kind, data)


@given(st.binary())
def test_other_ways_of_writing_the_same(data: bytes) -> None:
    plain = b64encode(data).decode()
    written = [
        f"DATA:image/png;charset=x;BASE64,{plain}",
        f"data:image/png;base64,{quote(plain, safe='')}",
        f"data:image/png;base64,{plain.rstrip('=')}",
        f"data:image/png;base64,{urlsafe_b64encode(data).decode()}",
        f"data:image/png;base64,{plain[:4]}\r\n{plain[4:]}",
        f"data:image/png,{quote(data)}",
    ]
    assert [read_data_url(url) for url in written] == [("image/png", data)] * len(written)


def test_a_type_may_be_missing() -> None:
    assert read_data_url("data:,a%20b") == ("", b"a b")


@pytest.mark.parametrize(
    "url", ["", "https://x.org/a.png", "data:image/png", "data:image/png;base64,###", "data"]
)
def test_what_is_none_is_reported(url: str) -> None:
    with pytest.raises(ValueError, match=r"data URL|base64"):
        read_data_url(url)
