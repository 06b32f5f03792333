"""What becomes of names, values and turns that this package does not know: by whom they were written decides."""

import asyncio
import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import httpx
import pytest

import gemini_sdk
from gemini_sdk import AsyncGeminiClient, GeminiClient, UnknownNameWarning, VertexClient
from gemini_sdk.errors import InvalidPayloadError, UnexpectedKeywordError
from gemini_sdk.types import generate_content as types

ANSWER = {
    "candidates": [
        {
            "content": {
                "role": "model",
                "parts": [{"text": "hi", "novelty": {"a": None}}, {}, {"widget": 1}],
                "extra": 2,
            },
            "finishReason": "BRAND_NEW",
        }
    ]
}


class Service:
    """A client of one platform, and what it sent."""

    def __init__(
        self, client: GeminiClient | VertexClient, sent: list[Any], http: httpx.Client
    ) -> None:
        self.client = client
        self.http = http
        self.sent = sent

    def generate(self, contents: Any, **options: Any) -> types.GenerateContentResponse:
        return self.client.generate_content("gemini-2.5-flash", contents, **options)


@pytest.fixture(params=[GeminiClient, VertexClient])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    sent: list[Any] = []

    def answer(asked: httpx.Request) -> httpx.Response:
        sent.append(json.loads(asked.content))
        on_vertex = "aiplatform" in asked.url.host
        parent = "projects/p/locations/l/tuningJobs/1" if on_vertex else "tunedModels/m"
        return httpx.Response(200, json={**ANSWER, "name": f"{parent}/operations/1"})

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        yield Service(request.param(api_key="key", http_client=http), sent, http)


def faulted(call: Callable[[], object]) -> list[str | None]:
    with pytest.raises(InvalidPayloadError) as error:
        call()
    return [fault.suggestion for fault in error.value.faults]


OPTIONS: list[tuple[dict[str, Any], str]] = [
    ({"generation_config": {"temprature": 1}}, "temperature"),
    (
        {"safety_settings": [{"category": "HARASSMENT", "threshold": "OFF"}]},
        "HARM_CATEGORY_HARASSMENT",
    ),
    (
        {"safety_settings": types.SafetySetting.model_validate({"threshold": "BLOCK_NOEN"})},
        "BLOCK_NONE",
    ),
    ({"generation_config": {"responseSchema": {"type": "strnig"}}}, "STRING"),
    (
        {
            "generation_config": {
                "response_schema": {"type": "object", "properties": {"a": {"type": "strnig"}}}
            }
        },
        "STRING",
    ),
]


@pytest.mark.parametrize(("options", "meant"), OPTIONS)
def test_a_typo_is_never_sent(service: Service, options: dict[str, Any], meant: str) -> None:
    assert meant in faulted(lambda: service.generate("hi", **options))
    assert service.sent == []


def test_keywords_that_are_typos_are_refused(service: Service) -> None:
    with pytest.raises(UnexpectedKeywordError, match="did you mean 'generation_config'"):
        service.generate("hi", generation_confg={})
    with pytest.raises(
        UnexpectedKeywordError, match=r"did you mean 'generation_config\.temperature'"
    ):
        service.generate("hi", temperature=1)


def test_an_unknown_field_is_sent_with_one_warning_that_names_it(service: Service) -> None:
    with pytest.warns(UnknownNameWarning) as caught:
        service.generate(
            [{"role": "user", "parts": [{"text": "x", "novelty": 1}]}],
            generation_config={"quantumMode": True},
            tool_config={"functionCallingConfig": {"mode": "ALWAYS"}},
        )
    assert len(caught) == 1
    text = str(caught[0].message)
    for word in ("quantumMode", "novelty", '"ALWAYS"', "AUTO, ANY, NONE", "filterwarnings"):
        assert word in text
    assert caught[0].filename == __file__
    assert service.sent[0]["generationConfig"] == {"quantumMode": True}


def test_an_unknown_keyword_becomes_a_field(service: Service) -> None:
    with pytest.warns(UnknownNameWarning, match="quantum_mode"):
        service.generate("hi", quantum_mode=types.Part(text="x"), extra_body={"more": 1})
    assert service.sent[0]["quantumMode"] == {"text": "x"}
    assert service.sent[0]["more"] == 1


def methods_with_bodies(service: Service) -> Iterator[tuple[Callable[..., object], str]]:
    """Calls whose keywords are fields of their bodies, and a typo of one of these."""
    client = service.client
    yield partial(client.generate_content, "m", "hi"), "tool_confg"
    yield partial(client.count_tokens, "m", "hi"), "system_instruktion"
    if isinstance(client, GeminiClient):
        models = client.tuned_models
        data = [("a", "b")]
        yield partial(models.create, base_model="m", training_data=data), "display_nam"
        yield (
            partial(models.transfer_ownership, "tunedModels/m", email_address="a@b.c"),
            "email_adress",
        )
        yield partial(models.permissions.create, "tunedModels/m", role="READER"), "grantee_typ"
    else:
        named = VertexClient(
            project="p", credentials=lambda: "t", http_client=service.http
        ).tuning_jobs
        uri = "gs://b/d.jsonl"
        yield partial(named.create, base_model="m", training_dataset_uri=uri), "epoch_cout"
        yield partial(named.rebase, tuned_model="projects/p/locations/l/models/1"), "pipeline_jop"


def test_every_call_with_a_body_takes_unknown_fields_and_refuses_typos(service: Service) -> None:
    for call, typo in methods_with_bodies(service):
        with pytest.warns(UnknownNameWarning, match="quantum_mode"):
            call(quantum_mode=[1])
        assert service.sent[-1]["quantumMode"] == [1], call
        count = len(service.sent)
        with pytest.raises(UnexpectedKeywordError, match="did you mean"):
            call(**{typo: "x"})
        assert len(service.sent) == count


def test_a_field_of_an_inner_object_is_known(service: Service) -> None:
    for name in ("mime_type", "thought_signature"):
        with pytest.raises(UnexpectedKeywordError):
            service.generate("hi", **{name: "x"})


def test_updates_take_no_unknown_fields() -> None:
    """Their mask would leave them out."""
    options: Any = {"quantum_mode": 1}
    with GeminiClient(api_key="key") as client, pytest.raises(UnexpectedKeywordError):
        client.tuned_models.update("tunedModels/x", description="d", **options)


def test_an_unknown_keyword_is_refused_where_there_is_no_body() -> None:
    options: Any = {"quantum_mode": 1}
    with GeminiClient(api_key="key") as client, pytest.raises(UnexpectedKeywordError):
        client.tuned_models.get("tunedModels/x", **options)


def test_nothing_is_said_without_validation(service: Service) -> None:
    service.generate("hi", generation_config={"temprature": 1}, validate=False)
    service.generate("hi", quantum_mode=1, validate=False)
    assert len(service.sent) == 2


def test_an_asynchronous_call_warns_its_caller() -> None:
    async def run() -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, json=ANSWER))
        async with httpx.AsyncClient(transport=transport) as http:
            client = AsyncGeminiClient(api_key="key", http_client=http)
            options: Any = {"quantumMode": 1}
            await client.generate_content("gemini-2.5-flash", "hi", generation_config=options)

    with pytest.warns(UnknownNameWarning) as caught:
        asyncio.run(run())
    assert caught[0].filename == __file__


def test_the_categories_of_warnings_are_public() -> None:
    assert issubclass(UnknownNameWarning, gemini_sdk.GeminiSDKWarning)
    assert issubclass(gemini_sdk.ModelWarning, gemini_sdk.GeminiSDKWarning)
    assert issubclass(gemini_sdk.GeminiSDKWarning, UserWarning)


WRONG_TURNS: list[Any] = [
    {"role": "assistant", "parts": [{"text": "x"}]},
    {"role": "system", "parts": [{"text": "x"}]},
    {"role": "user"},
    {"role": "user", "parts": []},
    {"role": "user", "parts": None},
    {"role": "user", "parts": [{}]},
    {"role": "user", "parts": {}},
    {"role": "user", "parts": [{"text": None}]},
    {"parts": [{"text": "x"}, {}]},
    {},
    types.Content(role="assistant", parts=[types.Part(text="x")]),
    types.Content(role="user", parts=[types.Part()]),
    types.Content.from_parts([]),
]


@pytest.mark.parametrize("turn", WRONG_TURNS)
def test_turns_of_no_role_and_empty_ones_are_faults(service: Service, turn: Any) -> None:
    assert faulted(lambda: service.generate([turn]))


@pytest.mark.parametrize("role", ["user", "USER", "model", "Model", "function", None, ""])
def test_roles_are_read_in_any_case(service: Service, role: str | None) -> None:
    service.generate([{"role": role, "parts": [{"text": "x"}]}])
    service.generate("x", system_instruction={"role": "anything", "parts": [{"text": "x"}]})


SAVED: Mapping[str, Callable[[types.Content], object]] = {
    "model": lambda content: content,
    "dump": lambda content: content.model_dump(),
    "json dump": lambda content: content.model_dump(mode="json"),
    "json text": lambda content: json.loads(content.model_dump_json()),
    "wire": lambda content: json.loads(content.to_json()),
    "without nulls": lambda content: content.model_dump(exclude_none=True),
    "read again": lambda content: types.Content.model_validate_json(content.to_json()),
    "keywords": lambda content: types.Content(**json.loads(content.to_json())),
}


@pytest.mark.parametrize("form", SAVED)
def test_what_came_in_an_answer_goes_back_without_a_word(service: Service, form: str) -> None:
    first = service.generate("hi").candidates or []
    assert first[0].content is not None
    turn: Any = SAVED[form](first[0].content)
    service.generate(["hi", turn, "go on"])
    turns: Any = [{"role": "user", "parts": [{"text": "hi"}]}, turn]
    service.client.chats.create("gemini-2.5-flash", history=turns).send_message("go on")
    for sent in service.sent[1:]:
        assert {"widget": 1} in sent["contents"][1]["parts"]
        assert sent["contents"][1]["parts"][0]["novelty"] == {"a": None}


def test_parts_of_an_answer_may_stand_in_a_turn_of_the_user(service: Service) -> None:
    first = service.generate("hi").candidates or []
    assert first[0].content is not None
    service.generate([*(first[0].content.parts or []), "go on"])


def test_a_typo_in_a_turn_of_the_model_is_a_warning(service: Service) -> None:
    shot = {"role": "model", "parts": [{"txt": "an example"}]}
    with pytest.warns(UnknownNameWarning, match="did you mean 'text'"):
        service.generate(["hi", shot, "go on"])


def test_a_history_that_a_person_wrote_is_validated(service: Service) -> None:
    turns: Any = [{"role": "user", "parts": [{"txt": "hi"}]}]
    chat = service.client.chats.create("gemini-2.5-flash", history=turns)
    assert faulted(lambda: chat.send_message("go on")) == ["text"]


def test_null_means_not_given_on_every_platform(service: Service) -> None:
    prompt = types.Content.from_text("hi").model_dump()
    picture = types.Part.from_bytes(b"x", "image/png").model_dump()
    service.generate(
        [prompt, picture],
        generation_config=types.GenerationConfig(temperature=1).model_dump(),
        safety_settings=[
            types.SafetySetting(category="harm_category_harassment", threshold="off").model_dump()
        ],
        tools=[types.Tool.model_validate({"googleSearch": {}}).model_dump()],
        labels=None,
    )
    assert service.sent[0]["generationConfig"] == {"temperature": 1}
    assert service.sent[0]["tools"] == [{"googleSearch": {}}]
    call: Any = {"role": "model", "parts": [{"functionCall": {"name": "f", "args": {"x": None}}}]}
    service.generate(["hi", call, "go on"])
    assert service.sent[1]["contents"][1] == call


def test_half_of_a_surrogate_pair_is_sent_and_read(service: Service) -> None:
    service.generate("x\ud83d")
    assert service.sent[0]["contents"][0]["parts"][0]["text"] == "x\ud83d"
    read = types.Content.model_validate_json(rb'{"role": "model", "parts": [{"text": "x\ud83d"}]}')
    assert read.text == "x\ud83d"
    service.generate(["hi", read])
    assert service.sent[1]["contents"][1]["parts"] == [{"text": "x\ud83d"}]
    assert json.loads(read.to_json()) == {"role": "model", "parts": [{"text": "x\ud83d"}]}


def test_keys_that_look_like_numbers_are_named(service: Service) -> None:
    labels: Any = {"007": 5, "7": "x"}
    with pytest.raises(InvalidPayloadError) as error:
        service.generate("hi", labels=labels)
    assert [fault.path for fault in error.value.faults] == ["labels.007"]
    schema: Any = {"type": "OBJECT", "properties": {"1": {"type": "STRING", "nulable": True}}}
    assert faulted(lambda: service.generate("hi", generation_config={"response_schema": schema}))


def test_warnings_can_be_made_errors(service: Service) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UnknownNameWarning)
        with pytest.raises(UnknownNameWarning):
            service.generate("hi", generation_config={"quantumMode": 1})
    assert service.sent == []
