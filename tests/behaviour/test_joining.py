"""The chunks of a stream come to the answer they are the pieces of."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import Accumulator
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk.types.generate_content import GenerateContentResponse

Json = dict[str, Any]


def answer(*parts: Json, index: int | None = None, **candidate: Any) -> Json:
    place = {} if index is None else {"index": index}
    return {
        "candidates": [{"content": {"role": "model", "parts": list(parts)}} | place | candidate]
    }


def joined(*chunks: Json) -> GenerateContentResponse:
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    for chunk in chunks:
        accumulator.add(GenerateContentResponse.model_validate(chunk))
    response = accumulator.response
    assert response is not None
    return response


def dumped(response: GenerateContentResponse) -> Json:
    return response.model_dump(mode="json", by_alias=True, exclude_unset=True)


def test_nothing_before_the_first_chunk() -> None:
    assert Accumulator[GenerateContentResponse]().response is None


def test_text_is_put_together_and_the_last_word_counts() -> None:
    whole = joined(
        answer({"text": "Hel"}) | {"usageMetadata": {"totalTokenCount": 1}, "responseId": "r"},
        answer({"text": "lo"}),
        answer({"text": "!"}, finishReason="STOP") | {"usageMetadata": {"totalTokenCount": 3}},
    )
    assert dumped(whole) == answer({"text": "Hello!"}, finishReason="STOP") | {
        "usageMetadata": {"totalTokenCount": 3},
        "responseId": "r",
    }


def test_thoughts_calls_and_signatures_stay_apart() -> None:
    call = {"functionCall": {"name": "f", "args": {"a": 1}}}
    signed = {"text": "", "thoughtSignature": "c2ln"}
    whole = joined(
        answer({"text": "I ", "thought": True}),
        answer({"text": "see", "thought": True}),
        answer({"text": "So"}, call),
        answer(call, {"text": " then"}),
        answer(signed),
    )
    assert whole.content is not None
    assert dumped(whole) == answer(
        {"text": "I see", "thought": True}, {"text": "So"}, call, call, {"text": " then"}, signed
    )
    assert (whole.thoughts, whole.text) == ("I see", "So then")


def test_each_candidate_grows_by_its_own_index() -> None:
    whole = joined(
        answer({"text": "b"}, index=1),
        answer({"text": "a"}, index=0),
        answer({"text": "B"}, index=1),
    )
    assert [each.text for each in whole.candidates or []] == ["a", "bB"]


def test_sources_gather_whether_sent_once_or_again() -> None:
    first, second = {"web": {"uri": "1"}}, {"web": {"uri": "2"}}
    for later in ([second], [first, second]):
        whole = joined(
            answer({"text": "a"}, groundingMetadata={"groundingChunks": [first]}),
            answer({"text": "b"}, groundingMetadata={"groundingChunks": later}),
            answer({"text": "c"}),
        )
        assert dumped(whole)["candidates"][0]["groundingMetadata"] == {
            "groundingChunks": [first, second]
        }


def test_unknown_members_are_kept() -> None:
    whole = joined(answer({"text": "a"}) | {"newer": 1}, answer({"text": "b"}, newest={"x": 2}))
    assert dumped(whole) == answer({"text": "ab"}, newest={"x": 2}) | {"newer": 1}


def test_asking_on_the_way_changes_nothing() -> None:
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    seen: list[str | None] = []
    for word in ("a", "b", "c"):
        accumulator.add(GenerateContentResponse.model_validate(answer({"text": word})))
        seen.append(accumulator.response.text if accumulator.response else None)
    assert seen == ["a", "ab", "abc"]


def test_a_schema_asked_for_is_remembered() -> None:
    chunks = [answer({"text": "[1,"}), answer({"text": " 2]"})]
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    for chunk in chunks:
        accumulator.add(expecting(GenerateContentResponse.model_validate(chunk), list[float]))
    assert accumulator.response is not None
    parsed: Any = accumulator.response.parsed
    assert parsed == [1.0, 2.0]
    assert isinstance(parsed[0], float)


def _plain(text: str) -> Json:
    return {"text": text}


def _thought(text: str) -> Json:
    return {"text": text, "thought": True}


_text = st.text(min_size=1, max_size=8)
_whole: list[Json] = [
    {"functionCall": {"name": "f", "args": {}}},
    {"text": "signed", "thoughtSignature": "c2ln"},
]
_part = st.one_of(_text.map(_plain), _text.map(_thought), st.sampled_from(_whole))


def _kind(part: Json) -> str:
    if part.keys() - {"text", "thought"}:
        return "other"
    return "thought" if part.get("thought") else "text"


@st.composite
def split(draw: st.DrawFn) -> tuple[Json, list[Json]]:
    """An answer, no two texts of a kind beside each other in it, and chunks whose texts are cut anywhere."""
    parts: list[Json] = []
    for part in draw(st.lists(_part, min_size=1, max_size=6)):
        if not parts or _kind(part) == "other" or _kind(part) != _kind(parts[-1]):
            parts.append(part)
    chunks: list[Json] = []
    for part in parts:
        if _kind(part) == "other":
            chunks.append(answer(part))
            continue
        text, rest = part["text"], {k: v for k, v in part.items() if k != "text"}
        cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3)))
        edges = [0, *cuts, len(text)]
        pieces = [text[a:b] for a, b in pairwise(edges) if a < b]
        chunks += [answer({"text": piece, **rest}) for piece in pieces]
    chunks[-1]["candidates"][0]["finishReason"] = "STOP"
    return answer(*parts, finishReason="STOP"), chunks


@given(split())
def test_any_answer_cut_into_chunks_is_put_together_again(case: tuple[Json, list[Json]]) -> None:
    whole, chunks = case
    assert dumped(joined(*chunks)) == whole
