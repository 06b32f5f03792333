"""Streams of Gemini come to the answer that would have come whole."""

from tests.google.driving import FLASH, GoogleDriver


def test_the_whole_answer_of_a_stream(drive: GoogleDriver) -> None:
    client = drive.gemini()
    whole = drive.get(client.generate_content(FLASH, "Tell me a long story."))
    stream = client.stream_generate_content(FLASH, "Tell me a long story.")
    final = drive.get(stream.get_final())
    assert final.text == whole.text
    assert final.finish_reason == whole.finish_reason
    assert final.usage_metadata == whole.usage_metadata
    assert type(final) is type(whole)
    assert len(final.content.parts) == 1


def test_after_a_loop_nothing_is_left_to_read(drive: GoogleDriver) -> None:
    stream = drive.gemini().stream_generate_content(FLASH, "Tell me a story.")
    texts = [chunk.text or "" for chunk in drive.listed(stream)]
    assert len(texts) > 1
    assert stream.so_far.text == "".join(texts) == drive.get(stream.get_final()).text


def test_a_schema_asked_for_is_remembered(drive: GoogleDriver) -> None:
    config = {"response_schema": list[int]}
    stream = drive.gemini().stream_generate_content(FLASH, "x", generation_config=config)
    final = drive.get(stream.get_final())
    assert final._expected == list[int]
    assert isinstance(final.parsed, list)
