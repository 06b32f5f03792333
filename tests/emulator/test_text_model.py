"""The emulator's model, without HTTP: every switch that shapes an answer."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk.emulator import safety, stream, tokens
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.model import AnswerContext, count_tokens, generate
from gemini_sdk.types import generate_content as gc

GOOGLE_AI = AnswerContext("google-ai", "gemini-2.5-flash", "2026-01-01T00:00:00Z")
VERTEX = AnswerContext("vertex", "gemini-2.5-flash", "2026-01-01T00:00:00Z")
QUESTION = "Why is the sky blue?"
WEATHER = {
    "name": "get_weather",
    "description": "The weather of a city.",
    "parameters": {
        "type": "OBJECT",
        "properties": {"city": {"type": "STRING"}},
        "required": ["city"],
    },
}
STOCK = {"name": "stock_price", "description": "What a share costs."}
TOOLS = [{"functionDeclarations": [WEATHER, STOCK]}]


def ask(text: str = QUESTION, around: AnswerContext = GOOGLE_AI, **fields: Any) -> Any:
    request = {"contents": [{"role": "user", "parts": [{"text": text}]}], **fields}
    return generate(gc.GenerateContentRequest.model_validate(request), around)


def configured(text: str = QUESTION, **config: Any) -> Any:
    return ask(text, generationConfig=config)


def test_an_answer_speaks_of_the_question() -> None:
    answer = ask()
    assert QUESTION in answer.text
    assert answer.candidates[0].finish_reason == "STOP"
    assert answer.candidates[0].content.role == "model"
    assert answer.model_version == "gemini-2.5-flash"
    assert answer.response_id


@pytest.mark.parametrize("config", [{}, {"temperature": 0}, {"temperature": 1, "seed": 3}])
def test_the_same_request_gets_the_same_answer(config: dict[str, Any]) -> None:
    assert configured(**config).to_json() == configured(**config).to_json()


def test_temperature_and_seed_choose_among_answers() -> None:
    assert len({configured(temperature=1, seed=seed).text for seed in range(8)}) > 1
    assert len({configured(temperature=0, seed=seed).text for seed in range(8)}) == 1


def test_candidates_are_as_many_as_asked_for() -> None:
    candidates = configured("Write a story about a dog.", candidateCount=4).candidates
    assert [c.index for c in candidates] == [0, 1, 2, 3]
    assert len({c.text for c in candidates}) > 1


@given(st.integers(1, 60))
def test_max_output_tokens_cuts_the_answer(limit: int) -> None:
    whole, cut = ask(), configured(maxOutputTokens=limit)
    assert whole.text.startswith(cut.text)
    assert cut.usage_metadata.candidates_token_count <= limit
    shorter = cut.text != whole.text
    assert cut.candidates[0].finish_reason == ("MAX_TOKENS" if shorter else "STOP")


def test_stop_sequences_end_the_answer_before_them() -> None:
    stopped = configured(stopSequences=["sky", "nowhere"])
    assert stopped.text == ask().text.partition("sky")[0]
    assert stopped.candidates[0].finish_reason == "STOP"


def test_a_system_instruction_shows() -> None:
    answer = ask(systemInstruction={"parts": [{"text": "Speak like a pirate."}]})
    assert "Speak like a pirate." in answer.text
    assert "pirate" not in ask().text


def test_a_chat_remembers() -> None:
    contents = [
        {"role": "user", "parts": [{"text": "My name is Ada."}]},
        {"role": "model", "parts": [{"text": "Hello Ada."}]},
        {"role": "user", "parts": [{"text": "What is my name?"}]},
    ]
    answer = generate(gc.GenerateContentRequest.model_validate({"contents": contents}), GOOGLE_AI)
    assert "My name is Ada." in (answer.text or "")


def test_media_are_seen() -> None:
    parts = [
        {"text": "Are these correlated?"},
        {"file_data": {"file_uri": "gs://b/animals.mp4", "mime_type": "video/mp4"}},
        {"inline_data": {"mime_type": "image/png", "data": "AAAA"}},
    ]
    request = gc.GenerateContentRequest.model_validate({"contents": {"parts": parts}})
    answer = generate(request, VERTEX)
    assert "video/mp4" in (answer.text or "")
    assert "image/png" in (answer.text or "")
    usage = answer.usage_metadata
    assert usage is not None
    assert usage.prompt_token_count == 6 + sum(tokens.MEDIA_TOKENS[k] for k in ("VIDEO", "IMAGE"))


def test_vertex_tells_more() -> None:
    assert ask().create_time is None
    assert ask().candidates[0].safety_ratings[0].severity is None
    answer = ask(around=VERTEX)
    assert answer.create_time == "2026-01-01T00:00:00Z"
    assert answer.candidates[0].safety_ratings[0].severity == "HARM_SEVERITY_NEGLIGIBLE"
    assert answer.usage_metadata.traffic_type == "ON_DEMAND"


def test_json_mode_without_a_schema() -> None:
    answer = configured(responseMimeType="application/json")
    assert json.loads(answer.text)["question"] == QUESTION


@pytest.mark.parametrize(
    "field",
    [
        {"responseSchema": {"type": "ARRAY", "items": {"type": "INTEGER"}, "minItems": "3"}},
        {"responseJsonSchema": {"type": "array", "items": {"type": "integer"}, "minItems": 3}},
    ],
)
def test_structured_output(field: dict[str, Any]) -> None:
    made = json.loads(configured(responseMimeType="application/json", **field).text)
    assert len(made) == 3
    assert all(isinstance(number, int) for number in made)


def test_an_enum_comes_bare() -> None:
    schema = {"type": "STRING", "enum": ["Percussion", "Keyboard"]}
    answer = configured(
        "Is a piano a keyboard?", responseMimeType="text/x.enum", responseSchema=schema
    )
    assert answer.text == "Keyboard"


def test_a_schema_needs_a_mime_type() -> None:
    with pytest.raises(ApiError, match="response_mime_type") as caught:
        configured(responseSchema={"type": "STRING"})
    assert caught.value.code == 400


def test_an_impossible_schema_is_refused() -> None:
    schema = {"type": "integer", "minimum": 2, "maximum": 1}
    with pytest.raises(ApiError, match="no value matches the response schema"):
        configured(responseMimeType="application/json", responseJsonSchema=schema)


@pytest.mark.parametrize(
    ("text", "mode", "called"),
    [
        ("What is the weather in Paris?", None, ["get_weather"]),
        ("Call get_weather and stock_price for Paris.", "AUTO", ["get_weather", "stock_price"]),
        ("How are you?", "AUTO", []),
        ("How are you?", "ANY", ["get_weather"]),
        ("What is the weather in Paris?", "NONE", []),
        ("What is the weather in Paris?", "VALIDATED", ["get_weather"]),
    ],
)
def test_function_calling_modes(text: str, mode: str | None, called: list[str]) -> None:
    config = {"functionCallingConfig": {"mode": mode}} if mode else None
    answer = ask(text, tools=TOOLS, toolConfig=config)
    calls = answer.function_calls
    assert [call.name for call in calls] == called
    assert all(isinstance(call.args["city"], str) for call in calls if call.name == "get_weather")
    assert bool(answer.text) is not bool(called)


def test_only_allowed_functions_are_called() -> None:
    config = {"mode": "ANY", "allowedFunctionNames": ["stock_price"]}
    answer = ask("The weather?", tools=TOOLS, toolConfig={"functionCallingConfig": config})
    assert [call.name for call in answer.function_calls] == ["stock_price"]


def test_arguments_come_from_the_prompt() -> None:
    answer = ask("What is the weather in Paris?", tools=TOOLS)
    assert answer.function_calls[0].args == {"city": "Paris"}


def test_a_functions_response_is_quoted() -> None:
    contents = [
        {"role": "user", "parts": [{"text": "What is the weather in Paris?"}]},
        {"role": "model", "parts": [{"functionCall": {"name": "get_weather"}}]},
        {
            "role": "user",
            "parts": [{"functionResponse": {"name": "get_weather", "response": {"sky": "grey"}}}],
        },
    ]
    request = gc.GenerateContentRequest.model_validate({"contents": contents, "tools": TOOLS})
    answer = generate(request, GOOGLE_AI)
    assert answer.function_calls == []
    assert '{"sky": "grey"}' in (answer.text or "")
    assert "weather in Paris" in (answer.text or "")


def test_thoughts_on_request() -> None:
    answer = configured(thinkingConfig={"includeThoughts": True})
    thought, said = answer.candidates[0].content.parts
    assert thought.thought is True
    assert said.thought_signature
    assert thought.text not in answer.text
    usage = answer.usage_metadata
    assert usage.thoughts_token_count > 0
    assert usage.total_token_count == (
        usage.prompt_token_count + usage.candidates_token_count + usage.thoughts_token_count
    )


def test_a_prompt_is_blocked_by_its_phrase() -> None:
    answer = ask(f"Now {safety.BLOCK_PROMPT.upper()}!")
    assert answer.candidates is None
    assert answer.prompt_feedback.block_reason == "SAFETY"
    assert answer.usage_metadata.candidates_token_count is None


def test_an_answer_is_blocked_by_its_phrase() -> None:
    answer = ask(f"Now {safety.BLOCK_ANSWER}.")
    (candidate,) = answer.candidates
    assert candidate.finish_reason == "SAFETY"
    assert candidate.content is None
    assert [r.category for r in candidate.safety_ratings if r.blocked] == [safety.DANGEROUS]


@pytest.mark.parametrize("phrase", [safety.BLOCK_PROMPT, safety.BLOCK_ANSWER])
@pytest.mark.parametrize("threshold", ["BLOCK_NONE", "OFF"])
def test_settings_may_let_it_pass(phrase: str, threshold: str) -> None:
    setting = {"category": safety.DANGEROUS, "threshold": threshold}
    assert ask(phrase, safetySettings=setting).text


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.text(max_size=30), st.booleans())
def test_usage_agrees_with_count_tokens(texts: list[str], system: str, tools: bool) -> None:
    request = {
        "model": "models/gemini-2.5-flash",
        "contents": [{"role": "user", "parts": [{"text": t} for t in texts]}],
        "systemInstruction": {"parts": [{"text": system}]},
        **({"tools": TOOLS} if tools else {}),
    }
    wire = gc.GenerateContentRequest.model_validate(request)
    counted = count_tokens(gc.CountTokensRequest(generate_content_request=wire), "google-ai")
    usage = generate(wire, GOOGLE_AI).usage_metadata
    assert usage is not None
    assert usage.prompt_token_count == counted.total_tokens
    assert usage.prompt_tokens_details == counted.prompt_tokens_details


def test_four_characters_are_a_token() -> None:
    def count(text: str) -> int | None:
        contents = [gc.Content.from_text(text)]
        return count_tokens(gc.CountTokensRequest(contents=contents), "google-ai").total_tokens

    assert [count("a" * n) for n in (0, 1, 4, 5)] == [0, 1, 1, 2]


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "candidateCount": st.integers(1, 3),
            "maxOutputTokens": st.integers(1, 40),
            "stopSequences": st.lists(st.sampled_from(["sky", "o", "You"]), max_size=2),
            "thinkingConfig": st.just({"includeThoughts": True}),
            "responseMimeType": st.sampled_from(["text/plain", "application/json"]),
        },
    ),
    st.sampled_from([QUESTION, safety.BLOCK_PROMPT, safety.BLOCK_ANSWER, "The weather in Rome?"]),
)
def test_a_stream_says_what_the_whole_answer_says(config: dict[str, Any], text: str) -> None:
    whole = ask(text, generationConfig=config, tools=TOOLS)
    before = whole.to_json()
    chunks = stream.chunks(whole)
    assert whole.to_json() == before
    for number, candidate in enumerate(whole.candidates or ()):
        pieces = [c for k in chunks for c in k.candidates or () if c.index == number]
        for thoughts in (True, False):
            assert _text(pieces, thoughts) == _text([candidate], thoughts)
        assert [p.finish_reason for p in pieces[:-1]] == [None] * (len(pieces) - 1)
        assert pieces[-1].finish_reason == candidate.finish_reason
    assert [c.usage_metadata for c in chunks[:-1]] == [None] * (len(chunks) - 1)
    assert chunks[-1].usage_metadata == whole.usage_metadata
    assert chunks[-1].prompt_feedback == whole.prompt_feedback


def _text(candidates: list[Any], thoughts: bool) -> str:
    contents = [c.content for c in candidates if c.content]
    parts = [p for content in contents for p in content.parts if bool(p.thought) is thoughts]
    return "".join(p.text or "" for p in parts)


@given(st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(stream.pieces(text)) == text
