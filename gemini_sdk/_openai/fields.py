"""The result of every field, in one table: conversions, their reports and the documentation are made from it.

A row says where a field goes in the usual case. Conversions carry `exact` settings over by it and say, through the
findings, only where a value makes a difference. A lost field is lost with all of its members.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gemini_sdk._openai.report import Kind, Severity


@dataclass(frozen=True, slots=True)
class Field:
    """The result of one field."""

    kind: Kind
    target: str = ""
    reason: str = ""
    severity: Severity = "info"
    whole: bool = False
    """Whether the field is converted with all of its members, so that the members have no rows."""


Table = Mapping[str, Mapping[str, Field]]
"""By type and field."""


def _exact(target: str, reason: str = "", *, whole: bool = False) -> Field:
    return Field("exact", target, reason, whole=whole)


def _adapted(
    target: str, reason: str, severity: Severity = "info", *, whole: bool = False
) -> Field:
    return Field("adapted", target, reason, severity, whole)


def _lost(reason: str, severity: Severity = "warning") -> Field:
    return Field("lost", "", reason, severity, whole=True)


_CONFIG = "generationConfig"
_OPENAI_ONLY = "Gemini has no equivalent"
_SAMPLING = {
    "temperature": _exact(f"{_CONFIG}.temperature", "limited to the model's maximum"),
    "top_p": _exact(f"{_CONFIG}.topP"),
    "n": _exact(f"{_CONFIG}.candidateCount", "at most 8; Azure OpenAI allows 128"),
    "max_tokens": _exact(f"{_CONFIG}.maxOutputTokens", "includes thinking tokens; limited to the model's maximum"),
    "stop": _exact(f"{_CONFIG}.stopSequences", "at most 5; a string becomes a list; empty text is left out"),
    "presence_penalty": _exact(f"{_CONFIG}.presencePenalty"),
    "frequency_penalty": _exact(f"{_CONFIG}.frequencyPenalty"),
    "seed": _exact(f"{_CONFIG}.seed", "32 bits; larger values are reduced"),
    "logit_bias": _lost("Gemini has other token ids"),
    "user": _lost("Gemini has no field for the end user"),
    "model": _adapted("model", "replaced by the model map"),
    "stream": _exact("streamGenerateContent", "a separate method, with alt=sse"),
    "stream_options": _adapted("", "this package makes the chunks, with the usage if requested"),
}  # fmt: skip

TO_GEMINI: Table = {
    "CreateChatCompletionRequest": {
        "messages": _exact("contents"),
        **_SAMPLING,
        "max_completion_tokens": _SAMPLING["max_tokens"],
        "logprobs": _exact(f"{_CONFIG}.responseLogprobs"),
        "top_logprobs": _exact(f"{_CONFIG}.logprobs"),
        "response_format": _exact(f"{_CONFIG}.responseMimeType"),
        "tools": _exact("tools[0].functionDeclarations"),
        "tool_choice": _exact("toolConfig.functionCallingConfig"),
        "parallel_tool_calls": _lost("Gemini has no option against parallel function calls"),
        "functions": _exact("tools[0].functionDeclarations"),
        "function_call": _exact("toolConfig.functionCallingConfig"),
        "data_sources": _lost("Gemini cannot search Azure's services", "error"),
        "reasoning_effort": _adapted(f"{_CONFIG}.thinkingConfig", "tokens for Gemini 2.5, a level for Gemini 3"),
        "modalities": _exact(f"{_CONFIG}.responseModalities"),
        "prediction": _lost("only affects latency", "info"),
        "audio": _adapted(f"{_CONFIG}.speechConfig", "Gemini chooses the audio format"),
        "user_security_context": _lost("Gemini has no field for the end user"),
        "metadata": _lost("Gemini's stored answers have no tags", "info"),
        "store": _adapted("store", "for the logs of Google AI; Vertex AI has no such option"),
        "service_tier": _adapted("serviceTier", "`default` is `standard`; Google's prices and speed apply"),
        "moderation": _lost(f"{_OPENAI_ONLY}; Gemini's filters stay on"),
        "prompt_cache_key": _lost("Gemini caches prompts automatically", "info"),
        "prompt_cache_options": _lost("Gemini caches prompts automatically", "info"),
        "prompt_cache_retention": _lost("Gemini caches prompts automatically", "info"),
        "safety_identifier": _lost("Gemini has no field for the end user"),
        "verbosity": _lost("describe it in the system message instead"),
        "web_search_options": _lost("use Gemini's tool googleSearch instead", "error"),
    },
    "ChatCompletionMessageParam": {
        "role": _exact("contents[].role", "system and developer messages become systemInstruction"),
        "content": _exact("contents[].parts"),
        "name": _lost("Gemini's turns have no name"),
        "refusal": _adapted("contents[].parts[].text", "as text"),
        "tool_calls": _exact("contents[].parts[].functionCall"),
        "tool_call_id": _exact("contents[].parts[].functionResponse.id", "the function name is added"),
        "function_call": _exact("contents[].parts[].functionCall"),
        "audio": _lost("Gemini stores no audio answers; without content, the transcript is sent", "error"),
        "context": _lost("information for the program, not for the model", "info"),
        "annotations": _lost("information for the program, not for the model", "info"),
        "reasoning_content": _lost("only thought signatures are sent back, not summaries", "info"),
        "extra_content": _exact("contents[].parts[]"),
    },
    "ChatCompletionContentPart": {
        "type": _exact("contents[].parts[]"),
        "text": _exact("contents[].parts[].text"),
        "image_url": _exact("contents[].parts[].inlineData", "or fileData, depending on the URL"),
        "input_audio": _exact("contents[].parts[].inlineData"),
        "refusal": _adapted("contents[].parts[].text", "as text"),
        "file": _exact("contents[].parts[].inlineData"),
        "prompt_cache_breakpoint": _lost("Gemini caches prompts automatically", "info"),
    },
    "ChatCompletionImageUrl": {
        "url": _exact("contents[].parts[].inlineData"),
        "detail": _adapted(f"{_CONFIG}.mediaResolution", "for all media of the request; the highest value is used"),
    },
    "ChatCompletionInputAudio": {
        "data": _exact("contents[].parts[].inlineData.data"),
        "format": _exact("contents[].parts[].inlineData.mimeType"),
    },
    "ChatCompletionFile": {
        "file_data": _exact("contents[].parts[].inlineData"),
        "file_id": _adapted("contents[].parts[].fileData", "accepts URIs and names of Google's files only"),
        "filename": _lost("only its extension is used, if nothing else says the media type", "info"),
    },
    "ChatCompletionMessageToolCall": {
        "id": _exact("contents[].parts[].functionCall.id"),
        "type": _exact("contents[].parts[].functionCall"),
        "function": _exact("contents[].parts[].functionCall"),
        "extra_content": _exact("contents[].parts[]"),
    },
    "ChatCompletionMessageFunction": {
        "name": _exact("contents[].parts[].functionCall.name"),
        "arguments": _exact("contents[].parts[].functionCall.args", "read as JSON"),
    },
    "ChatCompletionExtraContent": {"google": _exact("contents[].parts[]")},
    "ChatCompletionGoogleExtra": {
        "thought_signature": _exact("contents[].parts[].thoughtSignature"),
        "thought": _lost("only thought signatures are sent back, not summaries", "info"),
    },
    "ChatCompletionTool": {
        "type": _exact("tools[0].functionDeclarations[]"),
        "function": _exact("tools[0].functionDeclarations[]"),
    },
    "ChatCompletionFunctionObject": {
        "name": _exact("tools[0].functionDeclarations[].name"),
        "description": _exact("tools[0].functionDeclarations[].description"),
        "parameters": _exact("tools[0].functionDeclarations[].parametersJsonSchema", whole=True),
        "strict": _lost("Gemini has no strict mode for functions"),
    },
    "ChatCompletionNamedToolChoice": {
        "type": _exact("toolConfig.functionCallingConfig.mode"),
        "function": _exact("toolConfig.functionCallingConfig"),
        "allowed_tools": _exact("toolConfig.functionCallingConfig.allowedFunctionNames"),
    },
    "ChatCompletionAllowedTools": {
        "mode": _exact("toolConfig.functionCallingConfig.mode"),
        "tools": _exact("toolConfig.functionCallingConfig.allowedFunctionNames",
                        "with `auto`, other tools are left out", whole=True),
    },
    "ChatCompletionNamedFunction": {
        "name": _exact("toolConfig.functionCallingConfig.allowedFunctionNames"),
    },
    "ChatCompletionStreamOptions": {
        "include_usage": _adapted("", "Gemini always sends the usage; chunks contain it if requested"),
        "include_obfuscation": _lost("chunks are not padded", "info"),
    },
    "ChatCompletionResponseFormat": {
        "type": _exact(f"{_CONFIG}.responseMimeType"),
        "json_schema": _exact(f"{_CONFIG}.responseJsonSchema"),
    },
    "ChatCompletionJsonSchema": {
        "name": _adapted("", "Gemini's schemas have no name; no effect on answers"),
        "description": _lost("use the description in the schema instead"),
        "schema": _exact(f"{_CONFIG}.responseJsonSchema", whole=True),
        "strict": _adapted("", "Gemini always follows the schema"),
    },
    "ChatCompletionAudioOptions": {
        "voice": _adapted(f"{_CONFIG}.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName",
                          "replaced by one of Gemini's voices", "warning", whole=True),
        "format": _lost("audio is PCM, 16 bits at 24 kHz"),
    },
    "CreateEmbeddingRequest": {
        "input": _exact("contents", "texts only"),
        "model": _SAMPLING["model"],
        "dimensions": _exact("outputDimensionality"),
        "encoding_format": _adapted("", "this package encodes the vectors"),
        "user": _SAMPLING["user"],
    },
    "CreateCompletionRequest": {
        **_SAMPLING,
        "prompt": _exact("contents[0].parts[0].text", "one user turn"),
        "best_of": _lost("Gemini does not rank candidates"),
        "echo": _lost("prepend the prompt to the answer yourself"),
        "logprobs": _exact(f"{_CONFIG}.logprobs", "together with responseLogprobs"),
        "suffix": _lost("Gemini has no insertion mode", "error"),
    },
}  # fmt: skip
"""What becomes of the fields of chat completions and completions requests."""

_MESSAGE, _IMAGE = "ChatCompletionMessageParam", "ChatCompletionImageUrl"
_CALL = "ChatCompletionMessageToolCall"
_UNSIGNED = _lost("models are not tuned on thought signatures", "info")
TO_DATASET: Table = {
    **TO_GEMINI,
    _MESSAGE: {
        **TO_GEMINI[_MESSAGE],
        "refusal": _adapted("contents[].parts[].text", "the model is tuned to say it", "warning"),
        "extra_content": _UNSIGNED,
    },
    _CALL: {**TO_GEMINI[_CALL], "extra_content": _UNSIGNED},
    _IMAGE: {
        **TO_GEMINI[_IMAGE],
        "detail": _lost("a dataset has one media resolution for all lines"),
    },
}
"""What becomes of the messages and tools of a line for tuning, where that is not the same as in requests."""

_TOOL = "runs on Google's servers only"
TO_AZURE: Table = {
    "GenerateContentRequest": {
        "cachedContent": _lost("the cache is on Google's servers; send the prompt instead", "error"),
        "contents": _exact("messages"),
        "generationConfig": _exact("temperature, max_tokens and others"),
        "safetySettings": _lost("Azure's filters are configured with the deployment"),
        "systemInstruction": _exact("messages[0]", "a system message"),
        "toolConfig": _exact("tool_choice"),
        "tools": _exact("tools"),
        "model": _exact("model"),
        "continuationToken": _lost("only Google can continue its answers", "error"),
        "labels": _lost("Azure has no billing labels for requests", "info"),
        "modelArmorConfig": _lost("Azure's filters are configured with the deployment"),
        "outputConfig": _lost("Azure does not write output to your storage", "error"),
        "serviceTier": _lost("the deployment decides the service tier", "info"),
        "store": _lost("the deployment decides what is stored", "info"),
    },
    "Content": {"parts": _exact("messages[].content"), "role": _exact("messages[].role")},
    "Part": {
        "text": _exact("messages[].content"),
        "thought": _adapted("messages[].reasoning_content", "contains the text of the thought"),
        "thoughtSignature": _adapted("messages[].tool_calls[].extra_content",
                                     "kept for the next request to Gemini; Azure OpenAI's format only"),
        "inlineData": _exact("messages[].content[].image_url", "or input_audio, or file (Azure OpenAI only)"),
        "fileData": _exact("messages[].content[].image_url"),
        "functionCall": _exact("messages[].tool_calls"),
        "functionResponse": _exact("messages[]", "a tool message"),
        "executableCode": _lost(_TOOL),
        "codeExecutionResult": _lost(_TOOL),
        "videoMetadata": _lost("Azure does not accept videos"),
        "partMetadata": _lost("data of the program, not for the model", "info"),
        "audioTranscription": _lost("Azure processes the recording itself", "info"),
        "mediaResolution": _adapted("messages[].content[].image_url.detail", "low, or high", whole=True),
        "speechMetadata": _lost("Azure has no equivalent"),
        "toolCall": _lost(_TOOL),
        "toolResponse": _lost(_TOOL),
        "mediaProcessing": _lost("Azure does not accept videos"),
        "documentMetadata": _lost("Azure reads the whole document"),
        "spreadsheetMetadata": _lost("Azure reads the whole file"),
        "audioMetadata": _lost("Azure processes the whole recording"),
    },
    "Blob": {
        "data": _exact("messages[].content[]"),
        "mimeType": _exact("messages[].content[]"),
        "displayName": _lost("Azure does not need it", "info"),
    },
    "FileData": {
        "fileUri": _exact("messages[].content[].image_url.url"),
        "mimeType": _lost("Azure detects it from the file", "info"),
        "displayName": _lost("Azure does not need it", "info"),
    },
    "FunctionCall": {
        "args": _exact("messages[].tool_calls[].function.arguments", "as JSON text", whole=True),
        "id": _exact("messages[].tool_calls[].id"),
        "name": _exact("messages[].tool_calls[].function.name"),
        "partialArgs": _lost("calls are sent complete"),
        "willContinue": _lost("calls are sent complete", "info"),
    },
    "FunctionResponse": {
        "id": _exact("messages[].tool_call_id"),
        "name": _adapted("messages[].tool_call_id", "used to find the call if there is no id"),
        "parts": _lost("tool messages contain only text"),
        "response": _exact("messages[].content", "as JSON text", whole=True),
        "scheduling": _lost("calls always wait for their result", "info"),
        "willContinue": _lost("calls have one result"),
    },
    "GenerationConfig": {
        "candidateCount": _exact("n", "Azure OpenAI only"),
        "frequencyPenalty": _exact("frequency_penalty"),
        "presencePenalty": _exact("presence_penalty"),
        "imageConfig": _lost("chat completions cannot generate images"),
        "logprobs": _exact("top_logprobs", "Azure OpenAI only"),
        "responseLogprobs": _exact("logprobs", "Azure OpenAI only"),
        "maxOutputTokens": _exact("max_tokens"),
        "mediaResolution": _adapted("messages[].content[].image_url.detail", "low, or high"),
        "responseJsonSchema": _adapted("response_format.json_schema", "with the name answer", whole=True),
        "responseMimeType": _exact("response_format"),
        "responseModalities": _lost("use modalities and audio with a deployment that supports audio", "error"),
        "responseSchema": _adapted("response_format.json_schema", "as JSON Schema, with the name answer", whole=True),
        "seed": _exact("seed"),
        "speechConfig": _lost("Azure has other voices"),
        "stopSequences": _exact("stop", "4 at most"),
        "temperature": _exact("temperature"),
        "thinkingConfig": _exact("reasoning_effort"),
        "topK": _lost("Azure has top_p only"),
        "topP": _exact("top_p"),
        "responseJsonSchemaOrdered": _lost("internal; set responseJsonSchema"),
        "enableEnhancedCivicAnswers": _lost("Azure has no equivalent"),
        "audioTimestamp": _lost("Azure has no equivalent"),
        "audioTranscriptionConfig": _lost("Azure has no equivalent"),
        "enableAffectiveDialog": _lost("Azure has no equivalent"),
        "responseFormat": _lost("set responseMimeType and responseJsonSchema"),
        "routingConfig": _lost("the deployment selects the model"),
        "translationConfig": _lost("Azure has no equivalent"),
        "modelConfig": _lost("the deployment selects the model"),
        "logitBias": _lost("Azure's models have other token ids"),
        "echo": _lost("prepend the prompt to the answer yourself"),
    },
    "ThinkingConfig": {
        "includeThoughts": _lost("Azure does not return its models' thoughts"),
        "thinkingBudget": _adapted("reasoning_effort", "the nearest of minimal, low, medium and high", "warning"),
        "thinkingLevel": _adapted("reasoning_effort", "minimal, low, medium or high"),
    },
    "Tool": {
        "functionDeclarations": _exact("tools"),
        **dict.fromkeys(
            "codeExecution computerUse googleMaps googleSearch googleSearchRetrieval urlContext fileSearch "
            "enterpriseWebSearch exaAiSearch parallelAiSearch retrieval mcpServers".split(),
            _lost(_TOOL, "error"),
        ),
    },
    "FunctionDeclaration": {
        "behavior": _lost("calls always wait for their result"),
        "description": _exact("tools[].function.description"),
        "name": _exact("tools[].function.name", "at most 64 letters, digits, underscores and hyphens"),
        "parameters": _adapted("tools[].function.parameters", "as JSON Schema", whole=True),
        "parametersJsonSchema": _exact("tools[].function.parameters", whole=True),
        "response": _lost("Azure's function declarations have no return type", "info"),
        "responseJsonSchema": _lost("Azure's function declarations have no return type", "info"),
    },
    "ToolConfig": {
        "functionCallingConfig": _exact("tool_choice"),
        "retrievalConfig": _lost("for Google's tools only"),
        "includeServerSideToolInvocations": _lost("for Google's tools only"),
    },
    "FunctionCallingConfig": {
        "allowedFunctionNames": _adapted("tool_choice", "one name is chosen; with several, other tools are left out"),
        "mode": _exact("tool_choice"),
        "streamFunctionCallArguments": _lost("Azure streams arguments anyway", "info"),
    },
}  # fmt: skip
"""What becomes of the fields of a generateContent request."""

TO_TUNING_MESSAGES: Table = {
    **TO_AZURE,
    "Part": {
        **TO_AZURE["Part"],
        "mediaResolution": _lost("a line for tuning has no field for it"),
    },
    "FileData": {
        **TO_AZURE["FileData"],
        "mimeType": _adapted("messages[].content[].image_url.url", "named by its extension"),
    },
}
"""What becomes of the contents and tools of a line for tuning, where that is not the same as in requests."""
