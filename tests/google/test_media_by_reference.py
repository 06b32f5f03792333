"""Files at URIs without a media type: refused where the platform requires one."""

from typing import Any

import pytest

from gemini_sdk._google.media import check_media_types
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types.generate_content import Content, Part


@pytest.mark.parametrize(
    "part",
    [
        Part.from_uri("gs://bucket/recording"),
        {"file_data": {"file_uri": "gs://bucket/recording"}},
        {"fileData": {"fileUri": "gs://bucket/recording", "mimeType": None}},
    ],
)
def test_a_file_without_a_media_type(part: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="requires the media type") as caught:
        check_media_types([{"role": "user", "parts": [{"text": "x"}, part]}])
    assert caught.value.faults[0].path == "contents[0].parts[1].fileData.mimeType"


@pytest.mark.parametrize("role", ["model", "MODEL"])
def test_an_answer_goes_back_as_it_came(role: str) -> None:
    turn = {"role": role, "parts": [{"fileData": {"fileUri": "gs://bucket/made"}}]}
    check_media_types([turn, Content.model_validate(turn)])


def test_what_says_its_media_type() -> None:
    part = Part.from_uri("https://x.org/report.pdf?X-Amz-Date=1")
    check_media_types([{"parts": [part, {"text": "x"}]}, {"parts": None}, "nonsense"])
