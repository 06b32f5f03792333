"""`client.responses` of drop-in clients: the openai package's own types read every response."""

import json
from collections.abc import Callable
from typing import Any

import pydantic
import pytest

from gemini_sdk import GeminiClient, migration
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.migration import MemoryResponseStore, pydantic_function_tool
from tests.driver import Driver

openai = pytest.importorskip("openai", reason="the extra peers is not installed")
official = pytest.importorskip("openai.types.responses")
conversation_types = pytest.importorskip("openai.types.conversations")

MakeClient = Callable[..., Any]
WEATHER: dict[str, Any] = {
    "type": "function",
    "name": "get_weather",
    "description": "The weather of a city.",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    "strict": True,
}


class City(pydantic.BaseModel):
    """A city."""

    name: str
    inhabitants: int


PARIS = City(name="Paris", inhabitants=2)


def said(*parts: dict[str, Any], reason: str | None = "STOP", **more: Any) -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": list(parts)}, **more}
    if reason is not None:
        candidate["finishReason"] = reason
    return {"responseId": "turn1", "modelVersion": "gemini-3.8-flash", "candidates": [candidate]}


def checked(response: Any) -> Any:
    """The response as the openai package reads it; both have the same text."""
    read = official.Response.model_validate(response.model_dump())
    again = official.Response.model_validate_json(response.model_dump_json())
    assert read.output_text == again.output_text == response.output_text
    return read


def sent(emulator: Emulator) -> Any:
    return emulator.journal()[-1].body


@pytest.mark.parametrize("vertex", [False, True])
def test_a_text_is_answered(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, vertex: bool
) -> None:
    create = drop_in(vertex=vertex).responses.create
    made = driver.get(create(model="gpt-4o", input="Hello", instructions="Be brief."))
    read = checked(made)
    assert read.output_text
    assert (read.status, read.object, read.instructions) == ("completed", "response", "Be brief.")
    (message,) = read.output
    assert (message.type, message.role, message.status) == ("message", "assistant", "completed")
    assert read.usage.total_tokens == read.usage.input_tokens + read.usage.output_tokens > 0
    body = sent(drop_in_emulator)
    assert body["contents"] == [{"role": "user", "parts": [{"text": "Hello"}]}]
    assert body["systemInstruction"] == {"parts": [{"text": "Be brief."}]}


def test_settings_are_sent_and_come_back(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}}}
    made = driver.get(
        drop_in().responses.create(
            model="gpt-5",
            input=[{"role": "user", "content": "Hello"}],
            temperature=0.5,
            top_p=0.9,
            max_output_tokens=500,
            reasoning={"effort": "low", "summary": "auto"},
            text={"format": {"type": "json_schema", "name": "city", "schema": schema}},
            tools=[WEATHER],
            tool_choice="required",
            parallel_tool_calls=True,
            metadata={"team": "a"},
            truncation="disabled",
            store=False,
            stream=False,
            service_tier="flex",
            include=["message.output_text.logprobs"],
            user=openai.NOT_GIVEN,
            max_tool_calls=openai.omit,
        )
    )
    read = checked(made)
    assert read.metadata == {"team": "a"}
    assert (read.temperature, read.top_p, read.max_output_tokens) == (0.5, 0.9, 500)
    assert read.text.format.type == "json_schema"
    assert (read.reasoning.effort, read.tool_choice) == ("low", "required")
    assert read.tools[0].name == "get_weather"
    body = sent(drop_in_emulator)
    config = body["generationConfig"]
    assert config["responseJsonSchema"] == schema
    assert config["thinkingConfig"]["includeThoughts"] is True
    assert (config["maxOutputTokens"], config["responseLogprobs"]) == (500, True)
    assert body["toolConfig"]["functionCallingConfig"]["mode"] == "ANY"
    assert (body["store"], body["serviceTier"]) == (False, "flex")


CALLED = said(
    {"text": "Let me think.", "thought": True},
    {
        "functionCall": {"name": "get_weather", "args": {"city": "Paris"}},
        "thoughtSignature": "c2ln",
    },
    {"functionCall": {"name": "get_weather", "args": {"city": "Rome"}}},
)


@pytest.mark.parametrize("form", ["as they are", "dumped", "rebuilt", "with reasoning only"])
def test_calls_are_answered_in_every_form(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, form: str
) -> None:
    drop_in_emulator.add(Rule(body=CALLED, times=1))
    create = drop_in().responses.create
    items: list[Any] = [{"role": "user", "content": "How is the weather?"}]
    first = driver.get(create(model="gpt-4o", input=items, tools=[WEATHER]))
    read = checked(first)
    assert [item.type for item in read.output] == ["reasoning", "function_call", "function_call"]
    assert read.output[0].summary[0].text == "Let me think."
    calls = [item for item in first.output if item.type == "function_call"]
    assert [json.loads(call.arguments)["city"] for call in calls] == ["Paris", "Rome"]
    assert len({call.call_id for call in calls}) == 2
    if form == "as they are":
        items += first.output
    elif form == "dumped":
        items += [item.model_dump() for item in read.output]
    elif form == "rebuilt":  # the client remembers the signature
        names = ("type", "call_id", "name", "arguments")
        items += [{name: getattr(call, name) for name in names} for call in calls]
    else:  # another client, which has the reasoning item alone
        create = drop_in().responses.create
        items += [
            {n: v for n, v in item.model_dump().items() if n != "extra_content"}
            for item in read.output
        ]
    items += [
        {"type": "function_call_output", "call_id": call.call_id, "output": "3.10"}
        for call in reversed(calls)
    ]
    second = driver.get(create(model="gpt-4o", input=items, tools=[WEATHER]))
    assert second.output_text
    question, answer, results = sent(drop_in_emulator)["contents"]
    assert [part["functionCall"]["args"] for part in answer["parts"]] == [
        {"city": "Paris"},
        {"city": "Rome"},
    ]
    assert answer["parts"][0]["thoughtSignature"] == "c2ln"
    assert "thoughtSignature" not in answer["parts"][1]
    assert [part["functionResponse"]["response"] for part in results["parts"]] == [
        {"result": "3.10"}
    ] * 2
    assert [each["role"] for each in (question, answer, results)] == ["user", "model", "user"]


def test_signatures_come_as_reasoning_where_requested(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    called: dict[str, Any] = {"name": "get_weather", "args": {}}
    call: dict[str, Any] = {"functionCall": called, "thoughtSignature": "c2ln"}
    drop_in_emulator.add(Rule(body=said(call)))
    create = drop_in().responses.create
    made = driver.get(
        create(model="gpt-5", input="x", tools=[WEATHER], include=["reasoning.encrypted_content"])
    )
    reasoning, _ = checked(made).output
    assert (reasoning.type, reasoning.summary) == ("reasoning", [])
    assert reasoning.encrypted_content.endswith("c2ln")
    foreign: dict[str, Any] = {
        "type": "reasoning",
        "id": "rs_1",
        "summary": [],
        "encrypted_content": "gAAAAAB",
    }
    driver.get(create(model="gpt-5", input=[foreign, {"role": "user", "content": "x"}]))
    assert "gAAAAAB" not in json.dumps(sent(drop_in_emulator))


@pytest.mark.parametrize(
    ("reason", "status", "why"),
    [
        ("MAX_TOKENS", "incomplete", "max_output_tokens"),
        ("SAFETY", "incomplete", "content_filter"),
        ("MALFORMED_FUNCTION_CALL", "failed", "MALFORMED_FUNCTION_CALL"),
    ],
)
def test_answers_that_are_not_whole_say_so(
    driver: Driver,
    drop_in: MakeClient,
    drop_in_emulator: Emulator,
    reason: str,
    status: str,
    why: str,
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": "Once"}, reason=reason)))
    read = checked(driver.get(drop_in().responses.create(model="gpt-4o", input="x")))
    assert read.status == status == ("failed" if read.error else "incomplete")
    assert why in (read.error.message if read.error else read.incomplete_details.reason)
    assert read.output[0].status == "incomplete"


def test_a_blocked_prompt_is_an_incomplete_response(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body={"promptFeedback": {"blockReason": "SAFETY"}}))
    read = checked(driver.get(drop_in().responses.create(model="gpt-4o", input="x")))
    assert (read.status, read.incomplete_details.reason) == ("incomplete", "content_filter")
    assert read.output == []


GROUNDED: dict[str, Any] = {
    "groundingMetadata": {
        "webSearchQueries": ["height of the tower"],
        "groundingChunks": [{"web": {"uri": "https://a.example/", "title": "Towers"}}],
        "groundingSupports": [
            {"segment": {"startIndex": 5, "endIndex": 10}, "groundingChunkIndices": [0]}
        ],
    }
}


def test_web_searches_have_sources(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": "Üb: 330 m"}, **GROUNDED)))
    made = driver.get(
        drop_in().responses.create(
            model="gpt-4o",
            input="How high is the tower?",
            tools=[{"type": "web_search_preview"}],
            include=["web_search_call.action.sources"],
        )
    )
    message, search = checked(made).output
    (citation,) = message.content[0].annotations
    cited = message.content[0].text[citation.start_index : citation.end_index]
    assert (citation.type, citation.url, cited) == ("url_citation", "https://a.example/", "330 m")
    assert search.action.queries == ["height of the tower"]
    assert search.action.sources[0].url == "https://a.example/"
    assert sent(drop_in_emulator)["tools"] == [{"googleSearch": {}}]


def test_code_is_an_item(driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    code = {"executableCode": {"language": "PYTHON", "code": "print(4)"}}
    result = {"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "4\n"}}
    drop_in_emulator.add(Rule(body=said(code, result, {"text": "Four."})))
    create = drop_in().responses.create
    tools = [{"type": "code_interpreter", "container": {"type": "auto"}}]
    made = driver.get(create(model="gpt-4o", input="2+2?", tools=tools))
    call, message = checked(made).output
    assert (call.type, call.code, call.outputs[0].logs) == (
        "code_interpreter_call",
        "print(4)",
        "4\n",
    )
    assert message.content[0].text == "Four."
    assert sent(drop_in_emulator)["tools"] == [{"codeExecution": {}}]
    again = [{"role": "user", "content": "2+2?"}, *made.output, {"role": "user", "content": "x"}]
    driver.get(create(model="gpt-4o", input=again, tools=tools))
    assert len(sent(drop_in_emulator)["contents"]) == 3


def test_log_probabilities_come_where_requested(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    chosen = [{"token": "Hi", "logProbability": -0.5}]
    logprobs: dict[str, Any] = {
        "logprobsResult": {"chosenCandidates": chosen, "topCandidates": [{"candidates": chosen}]}
    }
    drop_in_emulator.add(Rule(body=said({"text": "Hi"}, **logprobs)))
    made = driver.get(drop_in().responses.create(model="gpt-4o", input="x", top_logprobs=1))
    (row,) = checked(made).output[0].content[0].logprobs
    assert (row.token, row.logprob, row.top_logprobs[0].token) == ("Hi", -0.5, "Hi")


@pytest.mark.parametrize(
    "tool",
    [
        {**WEATHER, "name": "City"},
        pydantic_function_tool(City),
        openai.pydantic_function_tool(City),
    ],
)
def test_arguments_are_parsed(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, tool: Any
) -> None:
    call = {"functionCall": {"name": "City", "args": PARIS.model_dump()}}
    drop_in_emulator.add(Rule(body=said(call)))
    made = driver.get(drop_in().responses.parse(model="gpt-4o", input="x", tools=iter([tool])))
    (item,) = made.output
    expected = PARIS if "function" in tool else PARIS.model_dump()
    assert item.parsed_arguments == expected
    checked(made)
    output = {"type": "function_call_output", "call_id": item.call_id, "output": "ok"}
    again = [{"role": "user", "content": "x"}, item, output]
    driver.get(drop_in().responses.create(model="gpt-4o", input=again, tools=[tool]))
    assert "parsed" not in json.dumps(sent(drop_in_emulator))


def test_texts_are_parsed(driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator) -> None:
    drop_in_emulator.add(Rule(body=said({"text": PARIS.model_dump_json()})))
    parse = drop_in().responses.parse
    made = driver.get(parse(model="gpt-4o", input="x", text_format=City))
    assert made.output_parsed == PARIS
    config = sent(drop_in_emulator)["generationConfig"]
    assert config["responseJsonSchema"]["properties"].keys() == {"name", "inhabitants"}
    read = official.ParsedResponse[City].model_validate(made.model_dump())
    assert read.output_parsed == PARIS
    unsent = driver.get(parse(model="gpt-4o", input="x", parse_as=City))
    assert unsent.output_parsed == PARIS
    assert "responseJsonSchema" not in sent(drop_in_emulator).get("generationConfig", {})
    assert driver.get(parse(model="gpt-4o", input="x")).output_parsed is None
    raw = driver.get(
        drop_in().responses.with_raw_response.parse(model="gpt-4o", input="x", text_format=City)
    )
    assert (raw.status_code, raw.parse().output_parsed) == (200, PARIS)
    text = {"format": {"type": "json_object"}}
    with pytest.raises(migration.BadRequestError, match="conflicts with text_format"):
        driver.get(parse(model="gpt-4o", input="x", text_format=City, text=text))


def test_another_answer_than_the_type_is_an_error(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    drop_in_emulator.add(Rule(body=said({"text": '{"name'}, reason="MAX_TOKENS")))
    with pytest.raises(pydantic.ValidationError):
        driver.get(drop_in().responses.parse(model="gpt-4o", input="x", text_format=City))


def test_conversations_continue_by_the_store(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    store = MemoryResponseStore()
    responses = drop_in(responses_store=store).responses
    drop_in_emulator.add(Rule(body={**CALLED, "responseId": "one"}, times=1))
    drop_in_emulator.add(Rule(body={**said({"text": "Mild."}), "responseId": "two"}, times=1))
    tools = [WEATHER]
    first = driver.get(
        responses.create(model="gpt-4o", input="Weather?", instructions="A", tools=tools)
    )
    outputs = [
        {"type": "function_call_output", "call_id": item.call_id, "output": "mild"}
        for item in first.output
        if item.type == "function_call"
    ]
    second = driver.get(
        responses.create(model="gpt-4o", input=outputs, previous_response_id=first.id, tools=tools)
    )
    assert checked(second).previous_response_id == first.id
    body = sent(drop_in_emulator)
    assert [each["role"] for each in body["contents"]] == ["user", "model", "user"]
    assert body["contents"][1]["parts"][0]["thoughtSignature"] == "c2ln"
    assert "systemInstruction" not in body
    driver.get(responses.create(model="gpt-4o", input="Thanks", previous_response_id=second.id))
    assert [each["role"] for each in sent(drop_in_emulator)["contents"]] == [
        "user",
        "model",
        "user",
        "model",
        "user",
    ]
    again = driver.get(responses.retrieve(first.id))
    assert again == first
    page = responses.input_items.list(second.id, order="asc")
    assert [item.call_id for item in page] == [output["call_id"] for output in outputs]
    assert page.first_id == page.data[0].id
    driver.get(responses.delete(first.id))
    with pytest.raises(migration.NotFoundError, match="responses_store"):
        driver.get(responses.retrieve(first.id))
    with pytest.raises(migration.BadRequestError, match="previous_response_id: not in the store"):
        driver.get(responses.create(model="gpt-4o", input="x", previous_response_id=first.id))


def test_named_conversations_grow(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in(responses_store=MemoryResponseStore())
    begun = driver.get(
        client.conversations.create(
            items=[{"role": "user", "content": "My name is Ada."}], metadata={"a": "b"}
        )
    )
    assert conversation_types.Conversation.model_validate(begun.model_dump()).metadata == {"a": "b"}
    for name in (begun.id, {"id": begun.id}):
        made = driver.get(client.responses.create(model="gpt-4o", input="Hi", conversation=name))
        assert checked(made).conversation.id == begun.id
    assert len(sent(drop_in_emulator)["contents"]) == 3
    listed = client.conversations.items.list(begun.id, order="asc", limit=2)
    assert [item.role for item in listed] == ["user", "user"]
    driver.get(
        client.conversations.items.create(begun.id, items=[{"role": "user", "content": "x"}])
    )
    (last,) = client.conversations.items.list(begun.id, limit=1)
    assert last.content[0].text == "x"
    driver.get(client.conversations.update(begun.id, metadata={"a": "c"}))
    assert driver.get(client.conversations.retrieve(begun.id)).metadata == {"a": "c"}
    gone = driver.get(client.conversations.delete(begun.id))
    deleted = conversation_types.ConversationDeletedResource
    assert deleted.model_validate(gone.model_dump()).deleted
    with pytest.raises(migration.NotFoundError):
        driver.get(client.conversations.retrieve(begun.id))
    with pytest.raises(migration.BadRequestError, match="conversation: not in the store"):
        driver.get(client.responses.create(model="gpt-4o", input="Hi", conversation=begun.id))


def test_a_conversation_keeps_what_others_add_and_stays_deleted(
    driver: Driver, drop_in: MakeClient
) -> None:
    client = drop_in(responses_store=MemoryResponseStore())
    conversations = client.conversations
    for deleted in (False, True):
        begun = driver.get(conversations.create(items=[{"role": "user", "content": "one"}]))
        stream = driver.get(
            client.responses.create(model="gpt-4o", input="two", conversation=begun.id, stream=True)
        )
        chunks = driver.chunks(stream if driver.blocking else aiter(stream))
        next(chunks)
        added = [{"role": "user", "content": "three"}]
        driver.get(conversations.items.create(begun.id, items=added))
        if deleted:
            driver.get(conversations.delete(begun.id))
        list(chunks)
        if deleted:
            with pytest.raises(migration.NotFoundError):
                driver.get(conversations.retrieve(begun.id))
        else:
            items = conversations.items.list(begun.id, order="asc").data
            assert [i.content[0].text for i in items[:3]] == ["one", "three", "two"]
            assert len(items) == 4


def test_the_methods_of_a_store_take_the_options_of_calls(
    driver: Driver, drop_in: MakeClient
) -> None:
    client = drop_in(responses_store=MemoryResponseStore())
    options: dict[str, Any] = {"timeout": 3, "extra_headers": {"a": "b"}}
    conversations, responses = client.conversations, client.responses
    begun = driver.get(conversations.create(**options))
    items = [{"role": "user", "content": "x"}]
    driver.get(conversations.items.create(begun.id, items=items, **options))
    driver.get(conversations.update(begun.id, metadata={"a": "c"}, **options))
    assert driver.get(conversations.retrieve(begun.id, **options)).metadata == {"a": "c"}
    assert len(conversations.items.list(begun.id, limit=3, **options).data) == 1
    with pytest.raises(TypeError, match="unexpected keyword argument 'limitt'"):
        conversations.items.list(begun.id, limitt=3)
    with pytest.raises(AttributeError, match=r"find the item by its id in list\("):
        _ = conversations.items.retrieve
    driver.get(conversations.delete(begun.id, **options))
    made = driver.get(responses.create(model="gpt-4o", input="Hi"))
    assert driver.get(responses.retrieve(made.id, **options)).id == made.id
    assert len(responses.input_items.list(made.id, **options).data) == 1
    with pytest.raises(TypeError, match="unexpected keyword argument 'nothing'"):
        driver.get(responses.delete(made.id, nothing=1))
    driver.get(responses.delete(made.id, **options))


def test_without_a_store_nothing_is_continued(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in()
    for name in ("previous_response_id", "conversation"):
        with pytest.raises(migration.BadRequestError, match=f"{name}: .*responses_store="):
            driver.get(client.responses.create(model="gpt-4o", input="x", **{name: "resp_1"}))
    calls: list[Callable[[], Any]] = [
        lambda: client.responses.retrieve("resp_1"),
        lambda: client.responses.delete("resp_1"),
        lambda: client.responses.input_items.list("resp_1"),
        lambda: client.conversations.create(),
    ]
    for call in calls:
        with pytest.raises(migration.OpenAIError, match="responses_store="):
            driver.get(call())
    assert drop_in_emulator.journal() == []
    with pytest.raises(migration.OpenAIError, match="load, save and delete"):
        drop_in(responses_store={})


def test_what_is_not_to_be_stored_is_not(driver: Driver, drop_in: MakeClient) -> None:
    store = MemoryResponseStore(size=1)
    create = drop_in(responses_store=store).responses.create
    driver.get(create(model="gpt-4o", input="x", store=False))
    assert len(store) == 0
    driver.get(create(model="gpt-4o", input="a"))
    last = driver.get(create(model="gpt-4o", input="b"))
    assert len(store) == 1
    assert store.load(last.id) is not None
    assert json.loads(json.dumps(store.load(last.id))) == store.load(last.id)


def test_tokens_are_counted(driver: Driver, drop_in: MakeClient) -> None:
    count = drop_in().responses.input_tokens.count
    few = driver.get(count(model="gpt-4o", input="One"))
    many = driver.get(count(model="gpt-4o", input="One, two, three, four, five, six"))
    kind = official.InputTokenCountResponse
    assert 0 < kind.model_validate(few.model_dump()).input_tokens < many.input_tokens


WRONG: list[tuple[dict[str, Any], str]] = [
    ({}, "input: is missing"),
    ({"input": ""}, "conversation is empty"),
    ({"input": 5}, "input"),
    ({"input": "x", "max_output_token": 5}, "did you mean 'max_output_tokens'"),
    ({"input": [{"role": "usr", "content": "x"}]}, r"input\[0\]\.role"),
    (
        {"input": [{"role": "tool", "content": "x"}]},
        r"input\[0\]\.role: unknown role; found 'tool'",
    ),
    ({"input": [{"role": "user"}]}, r"input\[0\]\.content"),
    ({"input": [{"type": "mesage", "role": "user", "content": "x"}]}, r"input\[0\]\.type"),
    ({"input": [{"type": "item_reference", "id": "x"}]}, r"input\[0\]: a reference"),
    (
        {"input": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]},
        r"input\[0\]\.content\[0\]\.type.*input_text",
    ),
    (
        {"input": [{"role": "user", "content": [{"type": "input_image"}]}]},
        r"input\[0\]\.content\[0\]: no file.*image_url",
    ),
    (
        {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "a.png"}]}]},
        r"input\[0\]\.content\[0\]\.image_url: no URL",
    ),
    (
        {"input": [{"role": "user", "content": [{"type": "input_file", "file_id": "file-1"}]}]},
        r"input\[0\]\.content\[0\]\.file_id: not a file of Google",
    ),
    (
        {"input": [{"type": "function_call_output", "call_id": "c", "output": "x"}]},
        r"input\[0\]\.call_id: the result has no call",
    ),
    (
        {
            "input": [
                {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"},
                {"role": "user", "content": "x"},
            ]
        },
        r"input\[0\]\.call_id: the call has no result.*function_call_output item",
    ),
    (
        {
            "input": [
                {"type": "function_call", "call_id": "c", "name": "f", "arguments": "[1"},
                {"type": "function_call_output", "call_id": "c", "output": "x"},
            ]
        },
        r"input\[0\]\.arguments: not JSON",
    ),
    ({"input": "x", "tools": [{"type": "file_search", "vector_store_ids": ["v"]}]}, "fileSearch"),
    ({"input": "x", "tools": [{"type": "mcp", "server_label": "a"}]}, "MCP session"),
    ({"input": "x", "tools": [{"type": "web_serch"}]}, r"tools\[0\]\.type.*web_search"),
    ({"input": "x", "tools": [{"type": "function"}]}, r"tools\[0\]"),
    ({"input": "x", "tools": [WEATHER], "tool_choice": "always"}, "tool_choice"),
    (
        {"input": "x", "tools": [WEATHER], "tool_choice": {"type": "function", "name": "f"}},
        "tool_choice.name: unknown function; found 'f'",
    ),
    ({"input": "x", "text": {"format": {"type": "yaml"}}}, r"text\.format\.type"),
    ({"input": "x", "text": {"format": {"type": "json_schema"}}}, r"text\.format"),
    ({"input": "x", "reasoning": {"effort": "lots"}}, r"reasoning\.effort: unknown.*max"),
    ({"input": "x", "reasoning": {"summary": "long"}}, r"reasoning\.summary: unknown value"),
    ({"input": "x", "text": {"verbosity": "loud"}}, r"text\.verbosity: unknown value"),
    ({"input": "x", "include": ["everything"]}, r"include\[0\]"),
    ({"input": "x", "truncation": "middle"}, "truncation"),
    ({"input": "x", "temperature": 3}, "temperature"),
    ({"input": "x", "prompt": {"id": "pmpt_1"}}, "prompt: a template"),
    ({"input": "x", "stream_options": {}}, "stream_options: needs another field"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG)
def test_wrong_requests_are_refused_before_they_are_sent(
    drop_in_emulator: Emulator, wrong: dict[str, Any], message: str
) -> None:
    with GeminiClient(api_key="k", base_url=drop_in_emulator.url) as gemini:
        client = migration.OpenAI(gemini=gemini, responses_store=MemoryResponseStore())
        with pytest.raises(migration.BadRequestError, match=message):
            client.responses.create(model="gpt-4o", **wrong)
    assert drop_in_emulator.journal() == []


def test_what_responses_lack_says_what_to_use(drop_in: MakeClient) -> None:
    responses = drop_in().responses
    for name in ("cancel", "compact", "connect"):
        with pytest.raises(AttributeError, match=f"has no '{name}': "):
            getattr(responses, name)
    assert hasattr(drop_in().with_raw_response, "responses")
