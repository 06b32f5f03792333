"""OpenAI's responses, answered by the emulator's chat completions: what a program is told before it is rewritten."""

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx2

_KEPT: dict[str, list[Any]] = {}
"""The messages of each response that was given, by its id."""
_numbers = itertools.count(1)


def is_response(path: str) -> bool:
    """Whether a path is that of responses."""
    return path.endswith("/responses")


def chat_request(request: Any, asked: Mapping[str, Any], url: str) -> Any:
    """The request of chat completions that stands for one of responses."""
    body: dict[str, Any] = {"model": asked["model"], "messages": messages(asked)}
    for name, other in (("temperature", "temperature"), ("max_output_tokens", "max_tokens")):
        if asked.get(name) is not None:
            body[other] = asked[name]
    if tools := [t for t in asked.get("tools") or () if t["type"] == "function"]:
        body["tools"] = [
            {"type": "function", "function": {k: v for k, v in t.items() if k != "type"}}
            for t in tools
        ]
    wanted: dict[str, Any] = asked.get("text") or {}
    form: dict[str, Any] = wanted.get("format") or {}
    if form.get("type") == "json_schema":
        schema = {k: v for k, v in form.items() if k != "type"}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    headers = {"authorization": "Bearer any", "content-type": "application/json"}
    return httpx2.Request(
        "POST",
        f"{url}/v1/chat/completions",
        headers=headers,
        json=body,
        extensions=request.extensions,
    )


def messages(asked: Mapping[str, Any]) -> list[Any]:
    """The messages of chat completions that say what a request of responses says, and all before it."""
    said: list[Any] = []
    if asked.get("instructions"):
        said.append({"role": "system", "content": asked["instructions"]})
    return said + _KEPT.get(asked.get("previous_response_id") or "", []) + _items(asked["input"])


def _items(given: Any) -> list[Any]:
    if isinstance(given, str):
        return [{"role": "user", "content": given}]
    said: list[Any] = []
    for item in given:
        kind = item.get("type", "message")
        if kind == "message":
            said.append({"role": item["role"], "content": _text(item["content"])})
        elif kind == "function_call":
            function = {"name": item["name"], "arguments": item["arguments"]}
            call = {"id": item["call_id"], "type": "function", "function": function}
            said.append({"role": "assistant", "content": None, "tool_calls": [call]})
        elif kind == "function_call_output":
            output = {"tool_call_id": item["call_id"], "content": _text(item["output"])}
            said.append({"role": "tool", **output})
    return said


def _text(content: Any) -> Any:
    if isinstance(content, str):
        return content
    if all(part["type"] in ("input_text", "output_text") for part in content):
        return "".join(part["text"] for part in content)
    return [
        {"type": "image_url", "image_url": {"url": part["image_url"]}}
        if part["type"] == "input_image"
        else {"type": "text", "text": part["text"]}
        for part in content
    ]


def response(asked: Mapping[str, Any], chat: Mapping[str, Any]) -> Any:
    """The answer to a request of responses, given that of chat completions: whole or as events."""
    if "error" in chat:
        return httpx2.Response(400, json=chat)
    number = next(_numbers)
    message = chat["choices"][0]["message"]
    output: list[Any] = [
        {
            "type": "function_call",
            "id": f"fc_{number}",
            "call_id": call["id"],
            "status": "completed",
            **{name: call["function"][name] for name in ("name", "arguments")},
        }
        for call in message.get("tool_calls") or ()
    ]
    if message.get("content"):
        part: dict[str, Any] = {
            "type": "output_text",
            "text": message["content"],
            "annotations": [],
        }
        output.append(
            {
                "type": "message",
                "id": f"msg_{number}",
                "role": "assistant",
                "status": "completed",
                "content": [part],
            }
        )
    usage = chat["usage"]
    whole = {
        "id": f"resp_{number}",
        "object": "response",
        "created_at": chat["created"],
        "status": "completed",
        "model": asked["model"],
        "output": output,
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": asked.get("tools") or [],
        "usage": {
            "input_tokens": usage["prompt_tokens"],
            "output_tokens": usage["completion_tokens"],
            "total_tokens": usage["total_tokens"],
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens_details": {"reasoning_tokens": 0},
        },
    }
    before = [m for m in messages(asked) if m["role"] != "system"]
    _KEPT[f"resp_{number}"] = [*before, *_items(output)]
    if not asked.get("stream"):
        return httpx2.Response(200, json=whole)
    text = "".join(
        f"event: {event['type']}\ndata: {json.dumps({**event, 'sequence_number': n})}\n\n"
        for n, event in enumerate(_events(whole))
    )
    return httpx2.Response(200, headers={"content-type": "text/event-stream"}, text=text)


def _events(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    begun: dict[str, Any] = {**whole, "status": "in_progress", "output": []}
    yield {"type": "response.created", "response": begun}
    for index, item in enumerate(whole["output"]):
        place = {"item_id": item["id"], "output_index": index}
        yield {"type": "response.output_item.added", "output_index": index, "item": item}
        if item["type"] == "message":
            text = item["content"][0]["text"]
            part = {**place, "content_index": 0}
            yield {"type": "response.content_part.added", **part, "part": item["content"][0]}
            for word, space in re.findall(r"(\S*)(\s*)", text):
                delta = word + space
                yield {"type": "response.output_text.delta", **part, "delta": delta, "logprobs": []}
            yield {"type": "response.output_text.done", **part, "text": text, "logprobs": []}
            yield {"type": "response.content_part.done", **part, "part": item["content"][0]}
        else:
            arguments = {"arguments": item["arguments"], "name": item["name"]}
            yield {
                "type": "response.function_call_arguments.delta",
                **place,
                "delta": item["arguments"],
            }
            yield {"type": "response.function_call_arguments.done", **place, **arguments}
        yield {"type": "response.output_item.done", "output_index": index, "item": item}
    yield {"type": "response.completed", "response": whole}
