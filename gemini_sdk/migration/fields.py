"""What becomes of every field, in one table: conversions, their reports and the documentation are made from it.

A row says where a field goes in the usual case. Conversions carry `exact` settings over by it and say, through the
ledger, only where a value makes a difference. What is lost is lost with all that is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gemini_sdk.migration.report import Kind, Severity


@dataclass(frozen=True, slots=True)
class Field:
    """What becomes of one field."""

    kind: Kind
    target: str = ""
    reason: str = ""
    severity: Severity = "info"
    whole: bool = False
    """It is converted with all that is in it, which has no rows of its own."""


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
_OPENAI_ONLY = "Gemini has nothing like it"
_SAMPLING = {
    "temperature": _exact(f"{_CONFIG}.temperature", "a model with a smaller range gets its maximum"),
    "top_p": _exact(f"{_CONFIG}.topP"),
    "n": _exact(f"{_CONFIG}.candidateCount", "8 at most; Azure OpenAI goes to 128"),
    "max_tokens": _exact(f"{_CONFIG}.maxOutputTokens", "thinking counts toward it; the model's limit at most"),
    "stop": _exact(f"{_CONFIG}.stopSequences", "5 at most; one string becomes a list"),
    "presence_penalty": _exact(f"{_CONFIG}.presencePenalty"),
    "frequency_penalty": _exact(f"{_CONFIG}.frequencyPenalty"),
    "seed": _exact(f"{_CONFIG}.seed", "32 bits; larger values are folded"),
    "logit_bias": _lost("token ids are those of another vocabulary"),
    "user": _lost("Gemini is not told who the end user is"),
    "model": _adapted("model", "by the model map"),
    "stream": _exact("streamGenerateContent", "another method, with alt=sse"),
    "stream_options": _adapted("", "chunks are made here, and tell usage as they are asked to"),
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
        "parallel_tool_calls": _lost("Gemini cannot be kept from calling several functions at once"),
        "functions": _exact("tools[0].functionDeclarations"),
        "function_call": _exact("toolConfig.functionCallingConfig"),
        "data_sources": _lost("Gemini does not search Azure's services", "error"),
        "reasoning_effort": _adapted(f"{_CONFIG}.thinkingConfig", "a budget of tokens for 2.5, a level for 3"),
        "modalities": _exact(f"{_CONFIG}.responseModalities"),
        "prediction": _lost("it would save time only", "info"),
        "audio": _adapted(f"{_CONFIG}.speechConfig", "speech comes as Gemini makes it"),
        "user_security_context": _lost("Gemini is not told who the end user is"),
        "metadata": _lost("what Gemini keeps has no tags", "info"),
        "store": _adapted("store", "for the logs of Google AI, which no call reads; Vertex AI has no such switch"),
        "service_tier": _adapted("serviceTier", "`default` is `standard`; prices and speed are Google's"),
        "moderation": _lost(f"{_OPENAI_ONLY}; its own filters stay on"),
        "prompt_cache_key": _lost("Gemini caches prompts by itself", "info"),
        "prompt_cache_options": _lost("Gemini caches prompts by itself", "info"),
        "prompt_cache_retention": _lost("Gemini caches prompts by itself", "info"),
        "safety_identifier": _lost("Gemini is not told who the end user is"),
        "verbosity": _lost("ask for it in the system message"),
        "web_search_options": _lost("Gemini's tool for it is googleSearch", "error"),
    },
    "ChatCompletionMessageParam": {
        "role": _exact("contents[].role", "system and developer messages make systemInstruction"),
        "content": _exact("contents[].parts"),
        "name": _lost("turns have no names"),
        "refusal": _adapted("contents[].parts[].text", "as text"),
        "tool_calls": _exact("contents[].parts[].functionCall"),
        "tool_call_id": _exact("contents[].parts[].functionResponse.id", "the call's name goes beside it"),
        "function_call": _exact("contents[].parts[].functionCall"),
        "audio": _lost("Gemini keeps no spoken answers to refer to", "error"),
        "context": _lost("it was told to the program, not to the model", "info"),
        "annotations": _lost("they were told to the program, not to the model", "info"),
        "reasoning_content": _lost("summaries of reasoning are not sent back; signatures are", "info"),
        "extra_content": _exact("contents[].parts[]"),
    },
    "ChatCompletionContentPart": {
        "type": _exact("contents[].parts[]"),
        "text": _exact("contents[].parts[].text"),
        "image_url": _exact("contents[].parts[].inlineData", "or fileData, by the kind of URL"),
        "input_audio": _exact("contents[].parts[].inlineData"),
        "refusal": _adapted("contents[].parts[].text", "as text"),
        "file": _exact("contents[].parts[].inlineData"),
        "prompt_cache_breakpoint": _lost("Gemini caches prompts by itself", "info"),
    },
    "ChatCompletionImageUrl": {
        "url": _exact("contents[].parts[].inlineData"),
        "detail": _adapted(f"{_CONFIG}.mediaResolution", "for all media of the request; the highest asked for"),
    },
    "ChatCompletionInputAudio": {
        "data": _exact("contents[].parts[].inlineData.data"),
        "format": _exact("contents[].parts[].inlineData.mimeType"),
    },
    "ChatCompletionFile": {
        "file_data": _exact("contents[].parts[].inlineData"),
        "file_id": _adapted("contents[].parts[].fileData", "a URI of Google's; OpenAI's ids are refused"),
        "filename": _lost("Gemini does not need it", "info"),
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
        "thought": _lost("summaries of reasoning are not sent back; signatures are", "info"),
    },
    "ChatCompletionTool": {
        "type": _exact("tools[0].functionDeclarations[]"),
        "function": _exact("tools[0].functionDeclarations[]"),
    },
    "ChatCompletionFunctionObject": {
        "name": _exact("tools[0].functionDeclarations[].name"),
        "description": _exact("tools[0].functionDeclarations[].description"),
        "parameters": _exact("tools[0].functionDeclarations[].parametersJsonSchema", whole=True),
        "strict": _lost("Gemini follows schemas as well as it can", "info"),
    },
    "ChatCompletionNamedToolChoice": {
        "type": _exact("toolConfig.functionCallingConfig.mode"),
        "function": _exact("toolConfig.functionCallingConfig"),
    },
    "ChatCompletionNamedFunction": {
        "name": _exact("toolConfig.functionCallingConfig.allowedFunctionNames"),
    },
    "ChatCompletionStreamOptions": {
        "include_usage": _adapted("", "Gemini always tells usage; chunks tell it where that is asked for"),
        "include_obfuscation": _lost("chunks are not padded", "info"),
    },
    "ChatCompletionResponseFormat": {
        "type": _exact(f"{_CONFIG}.responseMimeType"),
        "json_schema": _exact(f"{_CONFIG}.responseJsonSchema"),
    },
    "ChatCompletionJsonSchema": {
        "name": _adapted("", "schemas have no name; answers are the same"),
        "description": _lost("say it in the schema's own description"),
        "schema": _exact(f"{_CONFIG}.responseJsonSchema", whole=True),
        "strict": _adapted("", "Gemini always follows the schema"),
    },
    "ChatCompletionAudioOptions": {
        "voice": _adapted(f"{_CONFIG}.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName",
                          "another voice of Gemini's", "warning"),
        "format": _lost("speech comes as PCM, 16 bits at 24 kHz"),
    },
    "CreateCompletionRequest": {
        **_SAMPLING,
        "prompt": _exact("contents[0].parts[0].text", "one user turn"),
        "best_of": _lost("Gemini does not rank candidates"),
        "echo": _lost("prepend the prompt to the answer"),
        "logprobs": _exact(f"{_CONFIG}.logprobs", "with responseLogprobs"),
        "suffix": _lost("Gemini does not fill gaps", "error"),
    },
}  # fmt: skip
"""What becomes of the fields of chat completions and completions requests."""

_TOOL = "runs on Google's side only"
TO_AZURE: Table = {
    "GenerateContentRequest": {
        "cachedContent": _lost("a cache of Google's; send the prompt itself", "error"),
        "contents": _exact("messages"),
        "generationConfig": _exact("temperature, max_tokens and others"),
        "safetySettings": _lost("Azure's filters are configured with the deployment"),
        "systemInstruction": _exact("messages[0]", "a system message"),
        "toolConfig": _exact("tool_choice"),
        "tools": _exact("tools"),
        "model": _exact("model"),
        "continuationToken": _lost("continues an answer of Google's", "error"),
        "labels": _lost("Azure has no billing tags of a request", "info"),
        "modelArmorConfig": _lost("Azure's filters are configured with the deployment"),
        "outputConfig": _lost("Azure stores no output in your buckets", "error"),
        "serviceTier": _lost("the deployment decides the class of service", "info"),
        "store": _lost("the deployment decides what is kept", "info"),
    },
    "Content": {"parts": _exact("messages[].content"), "role": _exact("messages[].role")},
    "Part": {
        "text": _exact("messages[].content"),
        "thought": _adapted("messages[].reasoning_content", "a thought's text goes there"),
        "thoughtSignature": _adapted("messages[].tool_calls[].extra_content",
                                     "kept for the way back, in Azure OpenAI's form only"),
        "inlineData": _exact("messages[].content[].image_url", "or input_audio or, of Azure OpenAI, file"),
        "fileData": _exact("messages[].content[].image_url"),
        "functionCall": _exact("messages[].tool_calls"),
        "functionResponse": _exact("messages[]", "a tool message"),
        "executableCode": _lost(_TOOL),
        "codeExecutionResult": _lost(_TOOL),
        "videoMetadata": _lost("Azure reads no videos"),
        "partMetadata": _lost("it is the caller's own", "info"),
        "audioTranscription": _lost("Azure hears the recording itself", "info"),
        "mediaResolution": _adapted("messages[].content[].image_url.detail", "low, or high", whole=True),
        "speechMetadata": _lost("Azure has no place for it"),
        "toolCall": _lost(_TOOL),
        "toolResponse": _lost(_TOOL),
        "mediaProcessing": _lost("Azure reads no videos"),
        "documentMetadata": _lost("Azure reads the whole document"),
        "spreadsheetMetadata": _lost("Azure reads the whole file"),
        "audioMetadata": _lost("Azure hears the whole recording"),
    },
    "Blob": {
        "data": _exact("messages[].content[]"),
        "mimeType": _exact("messages[].content[]"),
        "displayName": _lost("Azure does not need it", "info"),
    },
    "FileData": {
        "fileUri": _exact("messages[].content[].image_url.url"),
        "mimeType": _lost("Azure tells it from the file", "info"),
        "displayName": _lost("Azure does not need it", "info"),
    },
    "FunctionCall": {
        "args": _exact("messages[].tool_calls[].function.arguments", "as JSON text", whole=True),
        "id": _exact("messages[].tool_calls[].id"),
        "name": _exact("messages[].tool_calls[].function.name"),
        "partialArgs": _lost("calls are sent whole"),
        "willContinue": _lost("calls are sent whole", "info"),
    },
    "FunctionResponse": {
        "id": _exact("messages[].tool_call_id"),
        "name": _adapted("messages[].tool_call_id", "finds the call where there is no id"),
        "parts": _lost("tool messages are text"),
        "response": _exact("messages[].content", "as JSON text", whole=True),
        "scheduling": _lost("calls wait for their result", "info"),
        "willContinue": _lost("calls have one result"),
    },
    "GenerationConfig": {
        "candidateCount": _exact("n", "of Azure OpenAI only"),
        "frequencyPenalty": _exact("frequency_penalty"),
        "presencePenalty": _exact("presence_penalty"),
        "imageConfig": _lost("chat completions make no images"),
        "logprobs": _exact("top_logprobs", "of Azure OpenAI only"),
        "responseLogprobs": _exact("logprobs", "of Azure OpenAI only"),
        "maxOutputTokens": _exact("max_tokens"),
        "mediaResolution": _adapted("messages[].content[].image_url.detail", "low, or high"),
        "responseJsonSchema": _adapted("response_format.json_schema", "under the name answer", whole=True),
        "responseMimeType": _exact("response_format"),
        "responseModalities": _lost("ask a speaking deployment for modalities and audio"),
        "responseSchema": _adapted("response_format.json_schema", "as JSON Schema, under the name answer", whole=True),
        "seed": _exact("seed"),
        "speechConfig": _lost("voices are others"),
        "stopSequences": _exact("stop", "4 at most"),
        "temperature": _exact("temperature"),
        "thinkingConfig": _exact("reasoning_effort", "of Azure OpenAI only"),
        "topK": _lost("Azure has top_p only"),
        "topP": _exact("top_p"),
        "responseJsonSchemaOrdered": _lost("internal; set responseJsonSchema"),
        "enableEnhancedCivicAnswers": _lost("Azure has nothing like it"),
        "audioTimestamp": _lost("Azure has nothing like it"),
        "audioTranscriptionConfig": _lost("Azure has nothing like it"),
        "enableAffectiveDialog": _lost("Azure has nothing like it"),
        "responseFormat": _lost("set responseMimeType and responseJsonSchema"),
        "routingConfig": _lost("the deployment is the model"),
        "translationConfig": _lost("Azure has nothing like it"),
        "modelConfig": _lost("the deployment is the model"),
        "logitBias": _lost("tokens are those of another vocabulary"),
        "echo": _lost("prepend the prompt to the answer"),
    },
    "ThinkingConfig": {
        "includeThoughts": _lost("Azure does not tell its models' thoughts"),
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
        "behavior": _lost("calls wait for their result"),
        "description": _exact("tools[].function.description"),
        "name": _exact("tools[].function.name", "64 letters, digits, underscores and dashes at most"),
        "parameters": _adapted("tools[].function.parameters", "as JSON Schema", whole=True),
        "parametersJsonSchema": _exact("tools[].function.parameters", whole=True),
        "response": _lost("Azure is not told what functions return", "info"),
        "responseJsonSchema": _lost("Azure is not told what functions return", "info"),
    },
    "ToolConfig": {
        "functionCallingConfig": _exact("tool_choice"),
        "retrievalConfig": _lost("is for tools of Google's"),
        "includeServerSideToolInvocations": _lost("is for tools of Google's"),
    },
    "FunctionCallingConfig": {
        "allowedFunctionNames": _adapted("tool_choice", "one name is chosen; of several, other tools are left out"),
        "mode": _exact("tool_choice"),
        "streamFunctionCallArguments": _lost("Azure streams arguments anyway", "info"),
    },
}  # fmt: skip
"""What becomes of the fields of a generateContent request."""
