"""A responses request as one of chat completions, and what has no place there. Pure: nothing is sent or read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gemini_sdk._openai.findings import Faults, Findings
from gemini_sdk._openai.places import Places
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.response_items import ItemReader, PlacedItem, clean_items
from gemini_sdk._openai.response_tools import ResponseTools, flat_tool, sorted_tools
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import InvalidPayloadError

_SAME = (
    "model temperature top_p stream service_tier user safety_identifier moderation prompt_cache_key "
    "prompt_cache_options prompt_cache_retention"
).split()
"""The fields that chat completions has, too."""
LOGPROBS = "message.output_text.logprobs"
_NOT_INCLUDED: Mapping[str, str] = {
    "file_search_call.results": "Gemini cannot search OpenAI's vector stores",
    "computer_call_output.output.image_url": "Gemini has no such tool here",
    "message.input_image.image_url": "answers do not repeat the input",
    "web_search_call.results": "Google Search only has the sources",
}
INCLUDED = (
    LOGPROBS,
    "reasoning.encrypted_content",
    "web_search_call.action.sources",
    "code_interpreter_call.outputs",
)
"""What a request may ask to have in the output, of what Gemini has."""
_TRUNCATIONS = ("auto", "disabled")
_SUMMARIES = ("auto", "concise", "detailed")
_VERBOSITIES = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class StoredItems:
    """The items of an earlier conversation, and the field that named it."""

    field: str
    items: Sequence[Json]


@dataclass(frozen=True, slots=True)
class ChatForm:
    """A responses request as one of chat completions."""

    payload: Json
    """The request of chat completions."""
    places: Places
    """Where its parts come from."""
    google: Json
    """Members of the generateContent request that chat completions has no fields for."""


def described_response(payload: Json, *, nulls: bool = False) -> Json:
    """A request in the form that the specs describe: with functions in one form, without what was parsed of answers
    and, unless `nulls` is set, without nulls.
    """
    given = dict(payload)
    if "input" in given:
        given["input"] = clean_items(given["input"], nulls=nulls)
    if isinstance(given.get("tools"), list):
        tools = as_list(given["tools"])
        given["tools"] = [flat_tool(t) if (t := as_object(each)) else each for each in tools]
    return given if nulls else _without_nulls(given)


def _without_nulls(payload: Json) -> Json:
    """A request without nulls, but for those in schemas and other data of the program, where null means null."""
    made = {name: value for name, value in payload.items() if value is not None}
    for name in ("reasoning", "text", "tool_choice", "conversation", "stream_options"):
        if (held := as_object(made.get(name))) is not None:
            made[name] = _set(held)
    text = as_object(made.get("text")) or {}
    if (form := as_object(text.get("format"))) is not None:
        made["text"] = {**text, "format": _set(form)}
    if isinstance(made.get("tools"), list):
        tools = as_list(made["tools"])
        made["tools"] = [_set(held) if (held := as_object(each)) else each for each in tools]
    return made


def _set(held: Json) -> Json:
    return {name: value for name, value in held.items() if value is not None}


def chat_form(
    payload: Json, stored: StoredItems | None, findings: Findings, thinks: bool
) -> ChatForm:
    """The request of chat completions that means the same. `thinks`: whether the model may have thoughts to show.

    Raises InvalidPayloadError for what neither chat completions nor Gemini has.
    """
    field = None if stored is None else stored.field
    text = ("input",) if isinstance(payload.get("input"), str) else ()
    places = Places(("instructions", *text, *(() if field is None else (field,))), field)
    chat: Json = {name: payload[name] for name in _SAME if name in payload}
    for name in chat:
        places.add(name, name)
    chat["messages"] = _messages(payload, stored, places, findings)
    places.add("messages", "input")
    tools = sorted_tools(payload, places, findings)
    chat |= _functions(payload, tools, places, findings)
    chat |= _settings(payload, places)
    _tell(payload, findings)
    findings.check()
    google: Json = {}
    if tools.googles:
        google["tools"] = [{name: {}} for name in tools.googles]
    if _summary(payload, thinks, findings):
        google["generationConfig"] = {"thinkingConfig": {"includeThoughts": True}}
    return ChatForm(chat, places, google)


def _messages(
    payload: Json, stored: StoredItems | None, places: Places, findings: Findings
) -> list[Json]:
    reader, silent = ItemReader(places), Faults()
    if payload.get("instructions"):
        reader.instruct(payload["instructions"])
    items = list(new_items(payload))
    placed = [PlacedItem(item, path, findings) for path, item in items]
    if stored is not None:
        before = [PlacedItem(item, stored.field, silent) for item in stored.items]
        placed = before + placed
    elif "input" not in payload:
        findings.fault("input", "is missing", expected="a text, or a list of items")
    reader.read(placed)
    try:
        silent.check()
    except InvalidPayloadError as error:
        findings.extend(places.shown_faults(error.faults))
    return reader.messages


def new_items(payload: Json) -> Iterator[tuple[str, Json]]:
    """The items of the input, each with its path; a text is a message of the user."""
    given = payload.get("input")
    if isinstance(given, str):
        yield "input", {"type": "message", "role": "user", "content": given}
    for number, item in enumerate(as_list(given)):
        yield f"input[{number}]", as_object(item) or {}


def _functions(
    payload: Json, tools: ResponseTools, places: Places, findings: Findings
) -> dict[str, Any]:
    made: Json = {}
    parallel = payload.get("parallel_tool_calls")
    if tools.functions:
        made["tools"] = tools.functions
        if tools.choice is not None:
            made["tool_choice"] = tools.choice
        if parallel is not None:
            made["parallel_tool_calls"] = parallel
            places.add("parallel_tool_calls", "parallel_tool_calls")
    elif tools.choice is not None:
        made["tool_choice"] = tools.choice
    elif parallel is not None:
        findings.exact("parallel_tool_calls", "there are no functions", target="")
    return made


def _settings(payload: Json, places: Places) -> Json:
    made: Json = {}
    if "max_output_tokens" in payload:
        made["max_completion_tokens"] = payload["max_output_tokens"]
        places.add("max_completion_tokens", "max_output_tokens")
    reasoning, text = (
        as_object(payload.get("reasoning")) or {},
        as_object(payload.get("text")) or {},
    )
    if (effort := reasoning.get("effort")) is not None:
        made["reasoning_effort"] = effort
        places.add("reasoning_effort", "reasoning.effort")
    if (form := as_object(text.get("format"))) is not None:
        made["response_format"] = _format(form)
        places.add("response_format", "text.format")
        places.add("response_format.json_schema", "text.format")
    if "verbosity" in text:
        made["verbosity"] = text["verbosity"]
        places.add("verbosity", "text.verbosity")
    tops = payload.get("top_logprobs")
    if tops or LOGPROBS in payload.get("include", ()):
        made["logprobs"] = True
        places.add("logprobs", None)
    if tops:
        made["top_logprobs"] = tops
        places.add("top_logprobs", "top_logprobs")
    if payload.get("store") is False:
        made["store"] = False
        places.add("store", "store")
    return made


def _format(form: Json) -> Json:
    if form.get("type") != "json_schema":
        return form
    names = ("name", "description", "schema", "strict")
    schema = {name: form[name] for name in names if form.get(name) is not None}
    return {"type": "json_schema", "json_schema": schema}


def _summary(payload: Json, thinks: bool, findings: Findings) -> bool:
    """Whether thoughts are asked for."""
    reasoning = as_object(payload.get("reasoning")) or {}
    asked = [name for name in ("summary", "generate_summary") if reasoning.get(name)]
    for name in () if thinks else asked:
        findings.lose(f"reasoning.{name}", "the model does not think", "info")
    return thinks and bool(asked)


def _tell(payload: Json, findings: Findings) -> None:
    """Report settings whose value makes a difference, and refuse what cannot be done."""
    for number, value in enumerate(payload.get("include", ())):
        if value in _NOT_INCLUDED:
            findings.lose(f"include[{number}]", _NOT_INCLUDED[value], "info")
        elif value not in INCLUDED:
            known = (*INCLUDED, *_NOT_INCLUDED)
            findings.unknown(f"include[{number}]", "value", value, known)
    reasoning = as_object(payload.get("reasoning")) or {}
    text = as_object(payload.get("text")) or {}
    truncation = payload.get("truncation")
    if truncation == "auto":
        findings.lose("truncation", "Gemini refuses a conversation that is too long")
    elif truncation not in (None, *_TRUNCATIONS):
        findings.unknown("truncation", "value", truncation, _TRUNCATIONS)
    for path, value, known in (
        ("reasoning.summary", reasoning.get("summary"), _SUMMARIES),
        ("text.verbosity", text.get("verbosity"), _VERBOSITIES),
    ):
        if value is not None and value not in known:
            findings.unknown(path, "value", value, known)
    if payload.get("background") is False:
        findings.exact("background", "answered in the foreground", target="")
    if payload.get("prompt") is not None:
        expected = "the text of the template as instructions, and its variables in the input"
        findings.fault("prompt", "a template of OpenAI's service", expected=expected)
    if payload.get("stream_options") is not None and not payload.get("stream"):
        findings.fault("stream_options", "needs another field", expected="stream: true")
    if "conversation" in payload and "previous_response_id" in payload:
        findings.fault(
            "previous_response_id", "conflicts with conversation", expected="one of them"
        )
