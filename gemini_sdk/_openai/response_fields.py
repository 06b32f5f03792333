"""The result of every field of a responses request, where a conversation of chat completions is made of it first."""

from gemini_sdk._openai.fields import TO_GEMINI, Field, Table

_CHAT = TO_GEMINI["CreateChatCompletionRequest"]
_MESSAGE = TO_GEMINI["ChatCompletionMessageParam"]
_PART = TO_GEMINI["ChatCompletionContentPart"]
_FUNCTION = TO_GEMINI["ChatCompletionFunctionObject"]
_FORMAT = TO_GEMINI["ChatCompletionJsonSchema"]
_CONFIG = "generationConfig"
_DECLARATION = "tools[].functionDeclarations[]"
_LOCAL = "by the client's responses_store; refused without one"
_OPENAI_ONLY = "Gemini has no equivalent"


def _exact(target: str, reason: str = "", *, whole: bool = False) -> Field:
    return Field("exact", target, reason, whole=whole)


def _adapted(target: str, reason: str) -> Field:
    return Field("adapted", target, reason, whole=True)


def _info(reason: str) -> Field:
    return Field("lost", "", reason, whole=True)


def _lost(reason: str) -> Field:
    return Field("lost", "", reason, "warning", whole=True)


_PROGRAM = _adapted("", "information for the program, not for the model")
_SUMMARY = _adapted("", "only thought signatures are sent back, not summaries")
_GOOGLE_RUNS = _info("what Google's tools did is not sent back")
_FUNCTION_ONLY = {
    "output_schema": _info("Gemini gets no schema of results"),
    "defer_loading": _lost("all functions are sent"),
    "allowed_callers": _lost(_OPENAI_ONLY),
    "async": _lost(_OPENAI_ONLY),
}
_TOOL = {
    "type": _exact(_DECLARATION, "web searches become googleSearch, code_interpreter becomes codeExecution"),
    "name": _FUNCTION["name"],
    "description": _FUNCTION["description"],
    "parameters": _FUNCTION["parameters"],
    "strict": _FUNCTION["strict"],
    **_FUNCTION_ONLY,
    "search_context_size": _info("Google decides how much it reads"),
    "search_content_types": _lost("Google searches for texts"),
    "user_location": _lost("describe the place in the prompt instead"),
    "external_web_access": _lost("Google Search always reads the web"),
    "filters": Field("lost", "", "Google Search has no list of allowed domains", "error", whole=True),
    "container": _adapted("tools[].codeExecution", "Google's own sandbox; send files as parts of the prompt"),
    "vector_store_ids": Field("lost", "", "Gemini cannot search OpenAI's vector stores", "error", whole=True),
    "server_label": _lost("Gemini does not call MCP servers for this client"),
    "server_url": _lost("Gemini does not call MCP servers for this client"),
}  # fmt: skip

RESPONSES_TO_GEMINI: Table = {
    "CreateResponseRequest": {
        "model": _CHAT["model"],
        "input": _exact("contents"),
        "instructions": _exact("systemInstruction"),
        "previous_response_id": _adapted("contents", _LOCAL),
        "conversation": _adapted("contents", _LOCAL),
        "max_output_tokens": _CHAT["max_tokens"],
        "max_tool_calls": _lost("Gemini has no limit on calls of Google's tools"),
        "temperature": _CHAT["temperature"],
        "top_p": _CHAT["top_p"],
        "top_logprobs": _exact(f"{_CONFIG}.logprobs", "together with responseLogprobs"),
        "reasoning": _exact(f"{_CONFIG}.thinkingConfig"),
        "text": _exact(f"{_CONFIG}.responseMimeType"),
        "tools": _exact("tools"),
        "tool_choice": _exact("toolConfig.functionCallingConfig"),
        "parallel_tool_calls": _CHAT["parallel_tool_calls"],
        "include": _adapted("", "log probabilities, sources, outputs of code and signatures"),
        "metadata": _adapted("", "comes back in the response; not sent to Gemini"),
        "store": _adapted("", "keeps the response in the client's responses_store; false goes to Google AI, too"),
        "stream": _CHAT["stream"],
        "stream_options": _adapted("", "this package makes the events"),
        "truncation": _adapted("", "a conversation that is too long is an error; `auto` is lost"),
        "background": Field("adapted", "", "answered in the foreground", "warning"),
        "background_options": _info("answered in the foreground"),
        "user": _CHAT["user"],
        "safety_identifier": _CHAT["safety_identifier"],
        "service_tier": _CHAT["service_tier"],
        "prompt": Field("lost", "", "OpenAI keeps the template; send its text as instructions", "error", whole=True),
        "prompt_cache_key": _CHAT["prompt_cache_key"],
        "prompt_cache_options": _CHAT["prompt_cache_options"],
        "prompt_cache_retention": _CHAT["prompt_cache_retention"],
        "moderation": _CHAT["moderation"],
        "context_management": _lost("Gemini does not shorten conversations"),
        "access_programs": _info(_OPENAI_ONLY),
        "image": _info(_OPENAI_ONLY),
    },
    "ResponseConversation": {"id": _exact("contents", _LOCAL)},
    "ResponseReasoning": {
        "effort": _CHAT["reasoning_effort"],
        "summary": _adapted(f"{_CONFIG}.thinkingConfig.includeThoughts", "Gemini has one kind of summary"),
        "generate_summary": _adapted(f"{_CONFIG}.thinkingConfig.includeThoughts", "Gemini has one kind of summary"),
        "context": _info("Gemini uses the reasoning of the signatures that come back"),
        "mode": _lost(_OPENAI_ONLY),
    },
    "ResponseTextConfig": {
        "format": _exact(f"{_CONFIG}.responseMimeType"),
        "verbosity": _CHAT["verbosity"],
    },
    "ResponseTextFormat": {
        "type": _exact(f"{_CONFIG}.responseMimeType"),
        "name": _FORMAT["name"],
        "description": _FORMAT["description"],
        "schema": _FORMAT["schema"],
        "strict": _FORMAT["strict"],
    },
    "ResponseStreamOptions": {"include_obfuscation": _info("events are not padded")},
    "ResponseInputItem": {
        "type": _exact("contents[]"),
        "id": _PROGRAM,
        "status": _PROGRAM,
        "role": _MESSAGE["role"],
        "content": _MESSAGE["content"],
        "phase": _PROGRAM,
        "call_id": _MESSAGE["tool_call_id"],
        "name": _exact("contents[].parts[].functionCall.name"),
        "arguments": _exact("contents[].parts[].functionCall.args", "read as JSON"),
        "output": _exact("contents[].parts[].functionResponse.response"),
        "summary": _SUMMARY,
        "encrypted_content": _exact("contents[].parts[].thoughtSignature", "of Gemini; that of other models is lost"),
        "namespace": _lost("Gemini's functions have no namespace"),
        "caller": _PROGRAM,
        "async": _PROGRAM,
        "action": _GOOGLE_RUNS,
        "code": _GOOGLE_RUNS,
        "container_id": _GOOGLE_RUNS,
        "outputs": _GOOGLE_RUNS,
        "queries": _lost(_OPENAI_ONLY),
        "results": _lost(_OPENAI_ONLY),
        "extra_content": _MESSAGE["extra_content"],
    },
    "ResponseSummary": {
        "type": _SUMMARY,
        "text": _SUMMARY,
    },
    "ResponseInputContent": {
        "type": _PART["type"],
        "text": _PART["text"],
        "image_url": _PART["image_url"],
        "detail": TO_GEMINI["ChatCompletionImageUrl"]["detail"],
        "file_id": TO_GEMINI["ChatCompletionFile"]["file_id"],
        "file_data": TO_GEMINI["ChatCompletionFile"]["file_data"],
        "file_url": _exact("contents[].parts[].fileData"),
        "filename": TO_GEMINI["ChatCompletionFile"]["filename"],
        "input_audio": _PART["input_audio"],
        "refusal": _PART["refusal"],
        "annotations": _PROGRAM,
        "logprobs": _PROGRAM,
        "prompt_cache_breakpoint": _PART["prompt_cache_breakpoint"],
    },
    "ResponseTool": _TOOL,
    "ResponseToolChoice": {
        "type": _exact("toolConfig.functionCallingConfig.mode", "Google's tools cannot be forced"),
        "name": _exact("toolConfig.functionCallingConfig.allowedFunctionNames"),
        "mode": _exact("toolConfig.functionCallingConfig.mode"),
        "tools": _adapted("tools", "other tools are left out"),
        "server_label": _lost("Gemini does not call MCP servers for this client"),
    },
    "ChatCompletionInputAudio": TO_GEMINI["ChatCompletionInputAudio"],
    "ChatCompletionExtraContent": TO_GEMINI["ChatCompletionExtraContent"],
    "ChatCompletionGoogleExtra": TO_GEMINI["ChatCompletionGoogleExtra"],
}  # fmt: skip
"""What becomes of the fields of responses requests."""
