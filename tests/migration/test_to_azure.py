"""The way back: generateContent requests as ones of Azure AI Model Inference and of Azure OpenAI."""

import json
from typing import Any

import pytest

from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from gemini_sdk.migration import LossyConversionError, to_azure, to_gemini
from gemini_sdk.types.azure_inference import ChatCompletionsRequest
from gemini_sdk.types.azure_openai import CreateChatCompletionRequest
from gemini_sdk.types.generate_content import GenerateContentRequest

HELLO: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}


def openai(more: dict[str, Any]) -> dict[str, Any]:
    made = to_azure(HELLO | more, service="azure-openai").request
    assert isinstance(made, CreateChatCompletionRequest)
    wire: dict[str, Any] = json.loads(made.to_json())
    return wire


def inference(more: dict[str, Any]) -> dict[str, Any]:
    made = to_azure(HELLO | more).request
    assert isinstance(made, ChatCompletionsRequest)
    wire: dict[str, Any] = json.loads(made.to_json())
    return wire


CONFIGS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"temperature": 0.5, "top_p": 0.9}, {"temperature": 0.5, "top_p": 0.9}),
    ({"maxOutputTokens": 5, "seed": 7}, {"max_tokens": 5, "seed": 7}),
    ({"stopSequences": ["a"]}, {"stop": ["a"]}),
    ({"candidateCount": 2}, {"n": 2}),
    ({"responseLogprobs": True, "logprobs": 3}, {"logprobs": True, "top_logprobs": 3}),
    ({"thinkingConfig": {"thinkingBudget": 1000}}, {"reasoning_effort": "low"}),
    ({"thinkingConfig": {"thinkingLevel": "HIGH"}}, {"reasoning_effort": "high"}),
    ({"responseMimeType": "application/json"}, {"response_format": {"type": "json_object"}}),
    (
        {"responseMimeType": "application/json", "responseSchema": {"type": "STRING"}},
        {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": {"type": "string"}},
            }
        },
    ),
]


@pytest.mark.parametrize(("config", "expected"), CONFIGS)
def test_a_generation_config_becomes_settings(
    config: dict[str, Any], expected: dict[str, Any]
) -> None:
    made = openai({"generationConfig": config})
    assert {name: value for name, value in made.items() if name != "messages"} == expected


def test_what_inference_leaves_to_models_is_reported() -> None:
    request = HELLO | {"generationConfig": {"candidateCount": 2, "temperature": 0.5}}
    made = to_azure(request)
    assert json.loads(made.request.to_json()).keys() == {"messages", "temperature"}
    assert [row.path for row in made.report.lost] == ["generationConfig.candidateCount"]
    with pytest.raises(LossyConversionError):
        to_azure(request, strict=True)


def test_a_conversation() -> None:
    made = inference(
        {
            "systemInstruction": {"parts": [{"text": "Be brief."}]},
            "contents": [
                {"parts": [{"text": "Look"}, {"inlineData": {"mimeType": "image/png", "data": "QUJD"}}]},
                {"role": "model", "parts": [
                    {"functionCall": {"name": "f", "args": {"x": 1}}, "thoughtSignature": "QUJD"},
                    {"functionCall": {"name": "f", "args": {"x": 2}}},
                ]},
                {"role": "user", "parts": [
                    {"functionResponse": {"name": "f", "response": {"y": 1}}},
                    {"functionResponse": {"name": "f", "response": {"y": 2}}},
                    {"text": "And?"},
                ]},
                {"role": "model", "parts": [{"text": "Hm", "thought": True}, {"text": "So"}]},
            ],
        }
    )  # fmt: skip
    messages = made["messages"]
    assert messages[0] == {"role": "system", "content": "Be brief."}
    assert messages[1]["content"][1]["image_url"]["url"] == "data:image/png;base64,QUJD"
    assert [call["id"] for call in messages[2]["tool_calls"]] == ["call_0", "call_1"]
    assert [(m["tool_call_id"], json.loads(m["content"])) for m in messages[3:5]] == [
        ("call_0", {"y": 1}),
        ("call_1", {"y": 2}),
    ]
    assert messages[5] == {"role": "user", "content": "And?"}
    assert messages[6] == {"role": "assistant", "content": "So", "reasoning_content": "Hm"}


def test_signatures_stay_in_openais_form() -> None:
    call = {"functionCall": {"name": "f", "id": "1"}, "thoughtSignature": "QUJD"}
    result = {"functionResponse": {"name": "f", "id": "1", "response": {"x": 1}}}
    turns = [{"role": "model", "parts": [call]}, {"role": "user", "parts": [result]}]
    contents = [*HELLO["contents"], *turns]
    (made,) = openai({"contents": contents})["messages"][1]["tool_calls"]
    assert made["extra_content"] == {"google": {"thought_signature": "QUJD"}}
    lost = to_azure({"contents": contents}).report.lost
    assert [row.path for row in lost] == ["contents[1].parts[0].thoughtSignature"]


@pytest.mark.parametrize(
    ("config", "choice"),
    [
        ({"mode": "AUTO"}, "auto"),
        ({"mode": "NONE"}, "none"),
        ({"mode": "ANY"}, "required"),
        (
            {"mode": "ANY", "allowedFunctionNames": ["g"]},
            {"type": "function", "function": {"name": "g"}},
        ),
    ],
)
def test_tools(config: dict[str, Any], choice: Any) -> None:
    declared = [{"name": "f", "parameters": {"type": "OBJECT"}}, {"name": "g"}]
    made = inference(
        {
            "tools": [{"functionDeclarations": declared}],
            "toolConfig": {"functionCallingConfig": config},
        }
    )
    assert made["tool_choice"] == choice
    assert made["tools"][0]["function"] == {"name": "f", "parameters": {"type": "object"}}


def test_what_azure_lacks_is_reported() -> None:
    config: dict[str, Any] = {"topK": 3, "stopSequences": list("abcde")}
    more: dict[str, Any] = {
        "safetySettings": [],
        "tools": [{"googleSearch": {}}],
        "generationConfig": config,
    }
    assert {row.path for row in to_azure(HELLO | more).report.lost} == {
        "safetySettings",
        "tools[0].googleSearch",
        "generationConfig.topK",
        "generationConfig.stopSequences[4]",
    }


def test_ids_that_are_made_are_of_no_other_call() -> None:
    parts = [{"functionCall": {"name": "f"}}, {"functionCall": {"name": "g", "id": "call_0"}}]
    results = [
        {"functionResponse": {"name": "g", "id": "call_0", "response": {"of": "g"}}},
        {"functionResponse": {"name": "f", "response": {"of": "f"}}},
    ]
    turns = [{"role": "model", "parts": parts}, {"role": "user", "parts": results}]
    messages = inference({"contents": [*HELLO["contents"], *turns]})["messages"]
    called = {call["id"]: call["function"]["name"] for call in messages[1]["tool_calls"]}
    answered = {m["tool_call_id"]: json.loads(m["content"])["of"] for m in messages[2:]}
    assert len(called) == 2
    assert answered == called


def test_a_word_of_an_enum_comes_as_json() -> None:
    config = {
        "responseMimeType": "text/x.enum",
        "responseSchema": {"type": "STRING", "enum": ["a"]},
    }
    report = to_azure({**HELLO, "generationConfig": config}).report
    row = report.find("generationConfig.responseMimeType")
    assert row is not None
    assert (row.kind, row.severity) == ("adapted", "warning")


BAD: list[tuple[dict[str, Any], str]] = [
    ({"contents": [{"role": "bot", "parts": [{"text": "x"}]}]}, "contents[0].role"),
    (
        {"contents": [{"parts": [{"functionResponse": {"name": "f", "response": {}}}]}]},
        "contents[0].parts[0].functionResponse",
    ),
    (
        {
            "contents": [
                {"role": "model", "parts": [{"functionCall": {"name": "f"}}]},
                *HELLO["contents"],
            ]
        },
        "contents[0].parts[0].functionCall",
    ),
    (
        {
            "contents": [
                {"role": "model", "parts": [{"functionCall": {"name": "f", "id": "1"}}] * 2},
            ]
        },
        "contents[0].parts[1].functionCall.id",
    ),
    (
        {"contents": [{"role": "model", "parts": [{"functionCall": {"name": "f"}}]}]},
        "contents[0].parts[0].functionCall",
    ),
    (
        {"contents": [{"parts": [{"fileData": {"fileUri": "gs://b/a.png"}}]}]},
        "contents[0].parts[0].fileData.fileUri",
    ),
    (
        {
            "tools": [{"functionDeclarations": [{"name": "f"}]}],
            "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["g"]}},
        },
        "toolConfig.functionCallingConfig.allowedFunctionNames[0]",
    ),
    (
        {"tools": [{"googleSearch": {}}, {"functionDeclarations": [{"name": "a.b"}]}]},
        "tools[1].functionDeclarations[0].name",
    ),
    ({"contnts": []}, "contnts"),
]


@pytest.mark.parametrize(("more", "path"), BAD)
def test_bad_input_is_reported_at_its_place(more: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidPayloadError) as error:
        to_azure(HELLO | more)
    assert path in [fault.path for fault in error.value.faults]


def test_nulls_in_schemas_are_what_was_not_set() -> None:
    schema = {"type": "OBJECT", "items": None, "minLength": None, "properties": None}
    declared = {"name": "f", "parameters": schema}
    made = inference({"tools": [{"functionDeclarations": [declared]}]})
    assert made["tools"][0]["function"]["parameters"] == {"type": "object"}


def test_an_unknown_service_is_reported() -> None:
    service: Any = "azure"
    with pytest.raises(ConfigurationError, match="unknown service 'azure'; use azure-inference or"):
        to_azure({"contents": [{"parts": [{"text": "x"}]}]}, service=service)


def test_models_are_taken_too() -> None:
    request = GenerateContentRequest.model_validate(HELLO)
    assert to_azure(request, model="phi-4").request == to_azure(HELLO, model="phi-4").request
    assert to_azure(request, model="phi-4").model == "phi-4"
    chat = {"messages": [{"role": "user", "content": "Hello"}], "temperature": 0.5}
    back = to_azure(to_gemini(chat).request, service="azure-openai").request
    assert json.loads(back.to_json()) == chat


def test_roles_and_enums_are_read_as_the_service_reads_them() -> None:
    request = {
        "contents": [
            {"role": "User", "parts": [{"text": "a"}]},
            {"role": "MODEL", "parts": [{"text": "b"}]},
            {"role": "uSER", "parts": [{"text": "c"}]},
        ],
        "tools": [{"functionDeclarations": [{"name": "f"}]}],
        "toolConfig": {"functionCallingConfig": {"mode": 2}},
    }
    made = to_azure(request, model="gpt-4o").request
    assert [message.role for message in made.messages or []] == ["user", "assistant", "user"]
    assert made.tool_choice == "required"
