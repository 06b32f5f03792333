"""The spec of Azure OpenAI beside the openai package, which programs written for Azure use."""

from typing import Any, get_args, get_type_hints

import pytest

from gemini_sdk import validation
from gemini_sdk.types import azure_openai as azure
from gemini_sdk.validation.compiled_schemas import definitions

openai_types = pytest.importorskip("openai.types", reason="the extra peers is not installed")
chat = pytest.importorskip("openai.types.chat")
responses = pytest.importorskip("openai.types.responses")
chat_params = pytest.importorskip("openai.types.chat.completion_create_params")
text_params = pytest.importorskip("openai.types.completion_create_params")

NEITHER_WORKED_ON_NOR_KNOWN_TO_AZURE = {"moderation", "obfuscation", "metadata"}


def fields_of(type_name: str) -> set[str]:
    return set(definitions(type_name, "azure-openai")[type_name]["properties"])


REQUESTS = [
    (chat_params.CompletionCreateParamsNonStreaming, "CreateChatCompletionRequest"),
    (chat_params.CompletionCreateParamsStreaming, "CreateChatCompletionRequest"),
    (text_params.CompletionCreateParamsNonStreaming, "CreateCompletionRequest"),
    (text_params.CompletionCreateParamsStreaming, "CreateCompletionRequest"),
    (chat.ChatCompletionSystemMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionDeveloperMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionUserMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionAssistantMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionToolMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionFunctionMessageParam, "ChatCompletionMessageParam"),
    (chat.ChatCompletionContentPartTextParam, "ChatCompletionContentPart"),
    (chat.ChatCompletionContentPartImageParam, "ChatCompletionContentPart"),
    (chat.ChatCompletionContentPartInputAudioParam, "ChatCompletionContentPart"),
    (chat.ChatCompletionContentPartRefusalParam, "ChatCompletionContentPart"),
    (chat.ChatCompletionMessageFunctionToolCallParam, "ChatCompletionMessageToolCall"),
    (chat.ChatCompletionFunctionToolParam, "ChatCompletionTool"),
    (chat.ChatCompletionNamedToolChoiceParam, "ChatCompletionNamedToolChoice"),
    (chat.ChatCompletionAudioParam, "ChatCompletionAudioOptions"),
    (chat.ChatCompletionPredictionContentParam, "ChatCompletionPrediction"),
    (chat.ChatCompletionStreamOptionsParam, "ChatCompletionStreamOptions"),
    (responses.response_create_params.ResponseCreateParamsStreaming, "CreateResponseRequest"),
    (responses.response_create_params.ResponseCreateParamsNonStreaming, "CreateResponseRequest"),
    (responses.EasyInputMessageParam, "ResponseInputItem"),
    (responses.ResponseOutputMessageParam, "ResponseInputItem"),
    (responses.ResponseFunctionToolCallParam, "ResponseInputItem"),
    (responses.response_input_item_param.FunctionCallOutput, "ResponseInputItem"),
    (responses.ResponseReasoningItemParam, "ResponseInputItem"),
    (responses.ResponseFunctionWebSearchParam, "ResponseInputItem"),
    (responses.ResponseCodeInterpreterToolCallParam, "ResponseInputItem"),
    (responses.ResponseFileSearchToolCallParam, "ResponseInputItem"),
    (responses.ResponseInputTextParam, "ResponseInputContent"),
    (responses.ResponseInputImageParam, "ResponseInputContent"),
    (responses.ResponseInputFileParam, "ResponseInputContent"),
    (responses.ResponseOutputTextParam, "ResponseInputContent"),
    (responses.ResponseOutputRefusalParam, "ResponseInputContent"),
    (responses.FunctionToolParam, "ResponseTool"),
    (responses.WebSearchToolParam, "ResponseTool"),
    (responses.WebSearchPreviewToolParam, "ResponseTool"),
    (responses.tool_param.CodeInterpreter, "ResponseTool"),
    (responses.ToolChoiceFunctionParam, "ResponseToolChoice"),
    (responses.ToolChoiceAllowedParam, "ResponseToolChoice"),
    (responses.ResponseTextConfigParam, "ResponseTextConfig"),
    (responses.ResponseFormatTextJSONSchemaConfigParam, "ResponseTextFormat"),
]


@pytest.mark.parametrize(
    ("params", "type_name"), REQUESTS, ids=[params.__name__ for params, _ in REQUESTS]
)
def test_whatever_the_openai_package_sends_is_known(params: Any, type_name: str) -> None:
    assert set(get_type_hints(params)) <= fields_of(type_name)


ANSWERS = [
    (chat.ChatCompletion, "ChatCompletion"),
    (chat.ChatCompletionChunk, "ChatCompletionChunk"),
    (chat.ChatCompletionMessage, "ChatCompletionMessage"),
    (chat.chat_completion_chunk.ChoiceDelta, "ChatCompletionDelta"),
    (chat.chat_completion_chunk.ChoiceDeltaToolCall, "ChatCompletionToolCallDelta"),
    (chat.ChatCompletionTokenLogprob, "ChatCompletionTokenLogprob"),
    (responses.ResponseOutputMessage, "ResponseOutputItem"),
    (responses.ResponseReasoningItem, "ResponseOutputItem"),
    (responses.ResponseFunctionWebSearch, "ResponseOutputItem"),
    (responses.ResponseCodeInterpreterToolCall, "ResponseOutputItem"),
    (responses.ResponseOutputText, "ResponseOutputContent"),
    (responses.ResponseUsage, "ResponseUsage"),
    (responses.ResponseTextDeltaEvent, "ResponseStreamEvent"),
    (responses.ResponseTextDoneEvent, "ResponseStreamEvent"),
    (responses.ResponseOutputItemDoneEvent, "ResponseStreamEvent"),
    (responses.ResponseContentPartDoneEvent, "ResponseStreamEvent"),
    (responses.ResponseFunctionCallArgumentsDoneEvent, "ResponseStreamEvent"),
    (responses.ResponseReasoningSummaryPartAddedEvent, "ResponseStreamEvent"),
    (responses.ResponseReasoningSummaryTextDoneEvent, "ResponseStreamEvent"),
    (responses.ResponseCompletedEvent, "ResponseStreamEvent"),
    (openai_types.Completion, "Completion"),
    (openai_types.CompletionChoice, "CompletionChoice"),
]


@pytest.mark.parametrize(
    ("model", "type_name"), ANSWERS, ids=[model.__name__ for model, _ in ANSWERS]
)
def test_whatever_the_openai_package_reads_is_an_attribute(model: Any, type_name: str) -> None:
    known = set(getattr(azure, type_name).model_fields)
    assert set(model.model_fields) - known <= NEITHER_WORKED_ON_NOR_KNOWN_TO_AZURE


def test_roles_are_those_of_the_openai_package() -> None:
    roles = {
        get_args(get_type_hints(params)["role"])[0]
        for params in (
            message for message, name in REQUESTS if name == "ChatCompletionMessageParam"
        )
    }
    assert roles == set(
        definitions("ChatCompletionRole", "azure-openai")["ChatCompletionRole"]["examples"]
    )


FAULTY: list[tuple[dict[str, Any], str]] = [
    ({"top_logprobs": 2}, "top_logprobs"),
    ({"parallel_tool_calls": True}, "parallel_tool_calls"),
    ({"tool_choice": "auto"}, "tool_choice"),
    ({"temperature": 2.5}, "temperature"),
    ({"n": 200}, "n"),
    ({"stop": []}, "stop"),
    ({"max_token": 5}, "max_token"),
    ({"messages": [{"role": "tool", "content": "x"}]}, "messages[0]"),
    (
        {"messages": [{"role": "user", "content": "x", "tool_calls": []}]},
        "messages[0].tool_calls",
    ),
    (
        {"messages": [{"role": "user", "content": [{"type": "text", "image_url": {"url": "x"}}]}]},
        "messages[0].content[0].image_url",
    ),
]


@pytest.mark.parametrize(("more", "path"), FAULTY)
def test_a_fault_is_reported_at_its_place(more: dict[str, Any], path: str) -> None:
    request = {"messages": [{"role": "user", "content": "Hello"}], **more}
    assert path in [
        fault.path
        for fault in validation.faults(request, "CreateChatCompletionRequest", "azure-openai")
    ]


def test_an_answers_message_may_be_sent_back() -> None:
    assert fields_of("ChatCompletionMessage") <= fields_of("ChatCompletionMessageParam")
