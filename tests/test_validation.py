"""Validation of payloads: one precise line for each fault, and nothing refused that the service accepts."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from gemini_sdk import validation
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.errors import InvalidPayloadError, UnknownTypeError
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types import generate_content as types
from gemini_sdk.types.generate_content import Candidate, Content, GenerateContentRequest, Part
from gemini_sdk.validation.compiled_schemas import definitions
from tests.examples import examples

REQUEST = "GenerateContentRequest"
HELLO: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "hello"}]}]}
PNG = {"mimeType": "image/png", "data": "AAAA"}


def lines(
    payload: object, type_name: str = REQUEST, platform: Platform | None = "google-ai"
) -> list[str]:
    return [str(fault) for fault in validation.faults(payload, type_name, platform)]


def configured(**config: Any) -> dict[str, Any]:
    return HELLO | {"generationConfig": config}


def part(**fields: Any) -> dict[str, Any]:
    return {"contents": [{"parts": [fields]}]}


ONE_LINE: list[tuple[object, str]] = [
    # misspelt
    (
        {"contents": [{"role": "user", "part": []}]},
        "contents[0].part: unknown field of Content; expected one of parts, role; did you mean 'parts'?",
    ),
    (
        {"contents": {"parts": {"txt": "x"}}},
        "contents.parts.txt: unknown field of Part; expected one of text, thought, "
        "partMetadata, videoMetadata, audioMetadata, speechMetadata, executableCode, "
        "thoughtSignature and 12 more; did you mean 'text'?",
    ),
    (
        HELLO | {"Safety_Settings": []},
        "Safety_Settings: unknown field of GenerateContentRequest; expected one of "
        "safetySettings, systemInstruction, generationConfig, serviceTier, store, labels, "
        "toolConfig, cachedContent and 4 more; did you mean 'safetySettings'?",
    ),
    (
        HELLO | {"tools": [{"codeExecution": {"on": True}}]},
        "tools[0].codeExecution.on: unknown field of CodeExecution; expected no fields at all",
    ),
    # misplaced
    (
        HELLO | {"temperature": 0.5},
        "temperature: unknown field of GenerateContentRequest; expected one of store, "
        "generationConfig, systemInstruction, contents, continuationToken, serviceTier, "
        "model, cachedContent and 4 more; did you mean 'generationConfig.temperature'?",
    ),
    (
        HELLO | {"top_k": 3},
        "top_k: unknown field of GenerateContentRequest; expected one of tools, store, "
        "toolConfig, continuationToken, model, generationConfig, systemInstruction, "
        "contents and 4 more; did you mean 'generationConfig.topK'?",
    ),
    (
        HELLO | {"thinkingBudget": 5},
        "thinkingBudget: unknown field of GenerateContentRequest; expected one of "
        "toolConfig, continuationToken, safetySettings, systemInstruction, serviceTier, "
        "cachedContent, store, model and 4 more; did you mean "
        "'generationConfig.thinkingConfig.thinkingBudget'?",
    ),
    (
        {"contents": [{"text": "x"}]},
        "contents[0].text: unknown field of Content; expected one of parts, role; did you mean "
        "'parts.text'?",
    ),
    (
        {"contents": [{"parts": [{"text": "x", "role": "user"}]}]},
        "contents[0].parts[0].role: unknown field of Part; expected one of toolResponse, "
        "toolCall, fileData, mediaResolution, mediaProcessing, inlineData, text, "
        "partMetadata and 12 more; did you mean 'contents[0].role'?",
    ),
    (
        configured(safetySettings=[]),
        "generationConfig.safetySettings: unknown field of GenerationConfig; expected one of "
        "stopSequences, maxOutputTokens, speechConfig, responseModalities, "
        "audioTranscriptionConfig, mediaResolution, responseMimeType, responseLogprobs and 16 more; "
        "did you mean 'safetySettings'?",
    ),
    # missing
    (
        {},
        "$: the required field 'contents' is missing; expected a list; each item a Content object",
    ),
    (
        part(inlineData={"data": "AAAA"}),
        "contents[0].parts[0].inlineData: the required field 'mimeType' is missing; expected a string",
    ),
    # wrong type
    ("hello", '$: wrong type; found "hello"; expected a GenerateContentRequest object'),
    (
        {"contents": "hello"},
        'contents: wrong type; found "hello"; expected a list; each item a Content object',
    ),
    (
        {"contents": None},
        "$: the required field 'contents' is missing; expected a list; each item a Content object",
    ),
    (
        {"contents": [None]},
        "contents[0]: wrong type; found null; expected a Content object",
    ),
    (
        {"contents": [["hello"]]},
        'contents[0]: wrong type; found ["hello"]; expected a Content object',
    ),
    (part(text=5), "contents[0].parts[0].text: wrong type; found 5; expected a string"),
    (
        configured(seed=True),
        "generationConfig.seed: wrong type; found true; expected an integer",
    ),
    (configured(seed=1.5), "generationConfig.seed: wrong type; found 1.5; expected an integer"),
    (
        configured(seed="five"),
        'generationConfig.seed: wrong form; found "five"; expected an integer',
    ),
    (
        configured(responseLogprobs="yes"),
        'generationConfig.responseLogprobs: wrong type; found "yes"; expected true or false',
    ),
    (
        configured(stopSequences=["a", 3]),
        "generationConfig.stopSequences[1]: wrong type; found 3; expected a string",
    ),
    (
        configured(stopSequences=3),
        "generationConfig.stopSequences: wrong type; found 3; expected a list; each item a string",
    ),
    (
        configured(responseModalities=[True]),
        "generationConfig.responseModalities[0]: wrong type; found true; expected a Modality, such as TEXT",
    ),
    (HELLO | {"labels": {"a": 1}}, "labels.a: wrong type; found 1; expected a string"),
    (
        HELLO | {"labels": ["a"]},
        'labels: wrong type; found ["a"]; expected an object',
    ),
    # out of range
    (
        configured(temperature=3),
        "generationConfig.temperature: out of range; found 3; expected at least 0 and at most 2",
    ),
    (
        configured(topK=0),
        "generationConfig.topK: out of range; found 0; expected at least 1 and at most 2147483647",
    ),
    (
        configured(candidateCount=9),
        "generationConfig.candidateCount: out of range; found 9; expected at least 1 and at most 8",
    ),
    (
        configured(seed=2**31),
        "generationConfig.seed: out of range; found 2147483648; expected at least -2147483648 and "
        "at most 2147483647",
    ),
    (
        {"contents": []},
        "contents: too few items; found 0 items; expected at least 1 item",
    ),
    (
        configured(stop_sequences=list("abcdef")),
        "generationConfig.stopSequences: too many items; found 6 items; expected at most 5 items",
    ),
    (
        HELLO | {"labels": {f"l{n}": "" for n in range(65)}},
        "labels: too many members; found 65 members; expected at most 64 members",
    ),
    (
        HELLO | {"tools": {"functionDeclarations": {"name": "f" * 129}}},
        "tools.functionDeclarations.name: too long; found 129 characters; expected at most 128 "
        "characters",
    ),
    (
        part(fileData={"fileUri": "gs://a"}, videoMetadata={"fps": 0}),
        "contents[0].parts[0].videoMetadata.fps: out of range; found 0; expected more than 0 and "
        "at most 24",
    ),
    # two kinds of data, two spellings, bad company
    (
        part(text="x", inlineData=PNG),
        "contents[0].parts[0]: more than one kind of data is set; found text and "
        "inlineData; expected one of codeExecutionResult, executableCode, fileData, "
        "functionCall, functionResponse, inlineData, text, toolCall, toolResponse",
    ),
    (
        part(text="x", inline_data=PNG, fileData={"fileUri": "gs://a"}),
        "contents[0].parts[0]: more than one kind of data is set; found text and "
        "inline_data and fileData; expected one of codeExecutionResult, executableCode, "
        "fileData, functionCall, functionResponse, inlineData, text, toolCall, "
        "toolResponse",
    ),
    (
        part(inlineData=PNG, inline_data=PNG),
        "contents[0].parts[0]: 'inlineData' is given in both spellings; expected one of them",
    ),
    (
        configured(topK=1, top_k=2),
        "generationConfig: 'topK' is given in both spellings; expected one of them",
    ),
    (
        part(text="x", videoMetadata={"fps": 1}),
        "contents[0].parts[0].videoMetadata: needs another field; expected inlineData or fileData",
    ),
    # forms
    (
        part(inlineData={"mimeType": "a/b", "data": "!!!"}),
        'contents[0].parts[0].inlineData.data: wrong form; found "!!!"; expected bytes, in base64',
    ),
    (
        part(inlineData=PNG, videoMetadata={"startOffset": "3"}),
        'contents[0].parts[0].videoMetadata.startOffset: wrong form; found "3"; expected seconds '
        "with an s, such as 3.5s",
    ),
    # platforms
    (
        HELLO | {"modelArmorConfig": {}},
        "modelArmorConfig: only Vertex AI has this field; Google AI lacks it",
    ),
    (
        configured(routing_config={}),
        "generationConfig.routing_config: only Vertex AI has this field; Google AI lacks it",
    ),
]


@pytest.mark.parametrize(("payload", "line"), ONE_LINE)
def test_one_fault_is_one_precise_line(payload: object, line: str) -> None:
    assert lines(payload) == [line]


def test_a_field_of_google_ai_is_refused_on_vertex() -> None:
    payload = HELLO | {"model": "models/x"}
    assert lines(payload, platform="vertex") == [
        "model: only Google AI has this field; Vertex AI lacks it"
    ]
    assert lines(payload) == []
    assert lines(payload, platform=None) == []


@pytest.mark.parametrize(
    "text",
    [
        *("2024-13-01T00:00:00Z", "2024-01-32T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01"),
        *("now", "2026-02-30T00:00:00Z", "1900-02-29T00:00:00Z", "2026-01-01T12:00:60Z"),
        *("2026-01-01T23:59:61Z", "2026-01-01T23:59:60+01:00", "0000-01-01T00:00:00Z"),
        *("0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"),
    ],
)
def test_times_are_times(text: str) -> None:
    (line,) = lines({"startTime": text}, "Interval", None)
    assert line == (
        f'startTime: wrong form; found "{text}"; expected an RFC 3339 time, such as '
        "2024-03-14T15:11:23Z"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-29T00:00:00Z", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00"),
        *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2026-01-01t00:00:00z"),
    ],
)
def test_times_that_the_calendar_has_are_accepted(text: str) -> None:
    assert lines({"startTime": text}, "Interval", None) == []


@pytest.mark.parametrize("text", ["315576000001s", "-315576000000.5s"])
def test_durations_are_in_the_range_of_the_service(text: str) -> None:
    film = {"fileUri": "gs://bucket/film.mp4", "mimeType": "video/mp4"}
    (line,) = lines(part(fileData=film, videoMetadata={"startOffset": text}))
    assert "videoMetadata.startOffset: wrong form" in line
    assert lines(part(fileData=film, videoMetadata={"startOffset": "-315576000000s"})) == []


@pytest.mark.parametrize("text", ["1_0", " 9", "\u0669"])
def test_a_number_that_only_python_reads_is_one_fault(text: str) -> None:
    (line,) = lines(configured(temperature=text))
    assert line == f'generationConfig.temperature: wrong form; found "{text}"; expected a number'


def test_every_fault_is_reported_at_once() -> None:
    payload = {
        "contents": [{"parts": [{"txt": "x"}]}],
        "generationConfig": {"topP": 2, "seed": "x"},
    }
    assert [fault.path for fault in validation.faults(payload, REQUEST)] == [
        "contents[0].parts[0].txt",
        "generationConfig.topP",
        "generationConfig.seed",
    ]


ACCEPTED: list[object] = [
    HELLO,
    {"contents": {"role": "USER", "parts": {"text": "x"}}},
    {"contents": [{"role": "", "parts": [{"text": ""}]}]},
    part(text=None, inlineData=PNG),
    part(text="x", inlineData=None, fileData=None),
    part(text="x", videoMetadata=None),
    part(inline_data=PNG, video_metadata={"start_offset": "-0.000000001s", "end_offset": "3s"}),
    part(inlineData={"mimeType": "a/b", "data": "_-+/"}),
    part(inlineData={"mimeType": "a/b", "data": ""}),
    part(functionCall={"args": {"deep": [{"any": None}]}}),
    part(text="x", thought=True, thoughtSignature="c2ln"),
    configured(temperature=0, topP=1, topK=1, candidateCount=8, logprobs=0, presencePenalty=-2),
    configured(temperature=2.0, topP=0, topK=40, candidateCount=1, logprobs=20, seed=-1),
    configured(seed=5.0, maxOutputTokens="5", temperature="0.5"),
    configured(stopSequences="END", responseModalities="audio"),
    configured(stopSequences=None, temperature=None, thinkingConfig=None, responseJsonSchema=None),
    configured(responseModalities=["TEXT", "text", 1, "2", 1.0]),
    configured(topK=1, top_k=None, neverHeardOf=None, temprature=None),
    HELLO | {"contents": [{"role": "model"}, {"role": "MODEL", "parts": [{}]}]},
    HELLO | {"contents": [{"role": None, "parts": [{"text": ""}]}]},
    HELLO | {"systemInstruction": {"role": "system", "parts": [{"text": ""}]}},
    configured(responseSchema={"type": "object", "minItems": "9223372036854775807"}),
    HELLO | {"safety_settings": {"category": "harm_category-hate_speech", "threshold": "OFF"}},
    HELLO | {"labels": {}, "tools": None, "systemInstruction": {"parts": {"text": "x"}}},
    HELLO | {"tools": [{"googleSearch": {}}, {"codeExecution": {}}]},
]


@pytest.mark.parametrize("payload", ACCEPTED)
def test_what_the_service_takes_is_let_through(payload: object) -> None:
    assert lines(payload) == []
    GenerateContentRequest.model_validate(payload)


MODELS = [
    name
    for name in dir(types)
    if isinstance(found := getattr(types, name), type) and issubclass(found, Model)
]


@pytest.mark.parametrize("name", MODELS)
def test_a_payload_by_the_rules_has_no_faults_and_parses(name: str) -> None:
    model: type[Model] = getattr(types, name)

    @settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
    @given(payloads(name))
    def run(payload: Any) -> None:
        assert lines(payload, name, None) == []
        model.model_validate_json(json.dumps(payload))
        model.model_validate(payload)

    run()


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
@pytest.mark.parametrize("name", [REQUEST, "CountTokensRequest"])
def test_a_request_by_the_rules_of_a_platform_passes_there(name: str, platform: Platform) -> None:
    model: type[Model] = getattr(types, name)

    @settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
    @given(payloads(name, platform))
    def run(payload: Any) -> None:
        assert lines(payload, name, platform) == []
        parsed = model.model_validate(payload)
        validation.check(parsed.to_json(), name, platform, parsed.model_dump())

    run()


@pytest.mark.parametrize(
    ("name", "member", "platform"),
    [
        (REQUEST, "cached_content", "google-ai"),
        ("GenerationConfig", "responseJsonSchema", "vertex"),
    ],
)
def test_a_payload_by_the_rules_may_have_a_member_that_excludes_others(
    name: str, member: str, platform: Platform
) -> None:
    chosen = settings(database=None, phases=[Phase.generate], max_examples=1000)
    payload = find(payloads(name, platform), lambda drawn: bool(drawn.get(member)), settings=chosen)
    assert lines(payload, name, platform) == []


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
@given(payloads(REQUEST, newer=True))
def test_what_is_newer_is_a_fault_of_names_alone(payload: Any) -> None:
    problems = {fault.problem for fault in validation.faults(payload, REQUEST)}
    assert all(
        problem.startswith(("unknown field of ", "unknown value of ")) for problem in problems
    )


def check(request: Any, origin: Any) -> list[str]:
    try:
        validation.check(request.to_json(), REQUEST, "vertex", origin)
    except InvalidPayloadError as error:
        return [fault.path for fault in error.faults]
    return []


def test_fields_that_came_with_an_answer_go_back_and_those_people_wrote_do_not() -> None:
    def sent(contents: object) -> list[str]:
        origin = {"contents": contents}
        return check(GenerateContentRequest.model_validate(origin), origin)

    parsed = Candidate.model_validate_json(
        '{"content": {"role": "model", "xNew": 1, "parts": [{"text": "x", "xNewer": {"y": 2}}]}}'
    ).content
    assert parsed is not None
    assert sent([parsed]) == []
    assert sent(parsed) == []
    assert sent([{"parts": parsed.parts}]) == []
    by_keyword: Any = {"parts": [{"text": "x", "thougth": 1}]}
    assert sent([Content(**by_keyword)]) == ["contents[0].parts[0].thougth"]
    assert sent([by_keyword]) == ["contents[0].parts[0].thougth"]
    keyword: Any = {"txt": "x"}
    assert sent([{"parts": [Part(**keyword)]}]) == ["contents[0].parts[0].txt"]


def test_check_is_silent_about_a_good_request() -> None:
    request = GenerateContentRequest.model_validate(HELLO)
    assert check(request, HELLO) == []


def test_unknown_keywords_are_reported_with_the_field_that_was_meant() -> None:
    known = ["generation_config", "timeout"]
    faults = validation.unknown_keywords(
        ["temperature", "generationConfig", "functionCallingConfig", "foo"],
        known,
        REQUEST,
        "vertex",
    )
    assert [(fault.path, fault.suggestion) for fault in faults] == [
        ("temperature", "generation_config.temperature"),
        ("generationConfig", "generation_config"),
        ("functionCallingConfig", None),
        ("foo", None),
    ]
    assert {fault.expected for fault in faults} == {"one of generation_config, timeout"}


def test_a_field_is_of_another_platform_only_where_this_one_lacks_it() -> None:
    payload: dict[str, Any] = HELLO | {
        "generationConfig": {},
        "Model_Armor_Config": {},
        "modelArmorConfig": {},
    }
    (reported, other) = lines(payload, REQUEST, "google-ai")
    assert "unknown field" in reported
    assert "only Vertex AI has this field" in other


def test_faults_stand_in_the_order_of_the_document() -> None:
    payload: dict[str, Any] = {
        "labels": {"b": 1, "a": 2},
        "contents": [{"parts": [{"text": 1}, {"txt": ""}]}, {"prts": []}, {"role": 3}],
        "generationConfig": {"seed": True, "top_p": 7, "temperature": 3},
        "zzz": 1,
    }
    paths = [fault.path for fault in validation.faults(payload, REQUEST, "vertex")]
    assert paths == [
        "labels.b",
        "labels.a",
        "contents[0].parts[0].text",
        "contents[0].parts[1].txt",
        "contents[1].prts",
        "contents[2]",
        "contents[2].role",
        "generationConfig.seed",
        "generationConfig.topP",
        "generationConfig.temperature",
        "zzz",
    ]


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({"generation_config": {"max_output_tokens": "x"}}, "generationConfig.maxOutputTokens"),
        ({"system_instruction": {"prts": []}}, "systemInstruction.prts"),
        ({"labels": {"cached_content": 7}}, "labels.cached_content"),
        (
            {"generation_config": {"response_schema": {"properties": {"max_items": {"max_items": "x"}}}}},
            "generationConfig.responseSchema.properties.max_items.maxItems",
        ),
        ({"tool_config": {"function_calling_config": 1}}, "toolConfig.functionCallingConfig"),
    ],
)  # fmt: skip
def test_paths_have_the_wires_spelling(payload: dict[str, Any], path: str) -> None:
    assert [f.path for f in validation.faults(HELLO | payload, REQUEST, "vertex")] == [path]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_has_no_bounds_is_out_of_range(value: str) -> None:
    assert lines(configured(temperature=value)) == [
        f'generationConfig.temperature: out of range; found "{value}"; expected at least 0 and at most 2'
    ]
    assert lines({"avgLogprobs": value}, "Candidate") == []


def test_an_unknown_type_is_reported_with_the_nearest() -> None:
    with pytest.raises(UnknownTypeError, match="unknown type 'Paart'; did you mean 'Part'"):
        validation.faults({}, "Paart")
    with pytest.raises(
        UnknownTypeError, match="unknown type 'TuningJob' of google-ai, only of vertex"
    ):
        validation.faults({}, "TuningJob", "google-ai")
    with pytest.raises(UnknownTypeError, match="unknown type 'zzz'"):
        validation.faults({}, "zzz")


def test_a_line_never_holds_megabytes() -> None:
    huge = "x" * 5_000_000
    payload = {
        "contents": [{"parts": [{"text": [huge], "foo": huge}], "x": huge}],
        "labels": huge,
        "tools": [[huge]],
        "cachedContent": {huge: huge},
    }
    found = lines(payload)
    assert len(found) == 7
    assert all(len(line) < 500 for line in found)


@pytest.mark.parametrize(
    ("type_name", "name"),
    [
        ("ExaAiSearch", "apiKey"),
        ("AuthConfigOauthConfig", "access_token"),
        ("AuthConfigOidcConfig", "idToken"),
    ],
)
def test_a_secret_is_never_shown(type_name: str, name: str) -> None:
    assert lines({name: ["s3cret"]}, type_name, "vertex") == [
        f"{camel_case(name)}: wrong type; found (hidden); expected a string"
    ]


def test_a_platform_may_give_a_field_a_narrower_type() -> None:
    payload = configured(topK=40.5)
    [fault] = lines(payload)
    assert fault == "generationConfig.topK: wrong type; found 40.5; expected an integer"
    assert lines(payload, platform="vertex") == lines(payload, platform=None) == []


@pytest.mark.parametrize("model", [[], {}, 5, None])
def test_a_model_may_be_anything(model: Any) -> None:
    found = validation.validate({**HELLO, "model": model}, REQUEST)
    assert [fault.path for fault in found] == ([] if model is None else ["model"])


def test_examples_of_a_value_are_those_of_the_platform() -> None:
    def values(platform: Platform) -> list[str]:
        found: list[str] = definitions("BlockReason", platform)["BlockReason"]["examples"]
        return found

    assert "MODEL_ARMOR" in values("vertex")
    assert "MODEL_ARMOR" not in values("google-ai")
