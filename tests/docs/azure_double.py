"""A server on loopback that answers the calls of docs/azure.md, each alike."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Json = dict[str, Any]

_HEAD: Json = {"id": "1", "object": "chat.completion", "created": 1, "model": "m"}
_USAGE: Json = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
_CALL: Json = {
    "id": "call",
    "type": "function",
    "function": {"name": "weather", "arguments": '{"city": "Paris"}'},
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        request: Json = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path.startswith("/embeddings"):
            self._send(_embeddings(request))
        elif request.get("stream"):
            events = [_chunk({"content": word}) for word in ("Once", " upon", " a time.")]
            events.append(_chunk({}, "stop") | {"usage": _USAGE})
            data = b"".join(b"data: %s\n\n" % json.dumps(e).encode() for e in events)
            self._reply(data + b"data: [DONE]\n\n", "text/event-stream")
        else:
            choice = {"index": 0, "finish_reason": "stop", "message": _message(request)}
            self._send(_HEAD | {"choices": [choice], "usage": _USAGE})

    def _send(self, answer: Json) -> None:
        self._reply(json.dumps(answer).encode(), "application/json")

    def _reply(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _message(request: Json) -> Json:
    said: Json = {"role": "assistant", "content": "About 7000."}
    if "json_schema" in request.get("response_format", {}):
        said["content"] = '{"colour": "blue", "reason": "Light is scattered."}'
    elif "tools" in request and request["messages"][-1]["role"] != "tool":
        said |= {"content": None, "tool_calls": [_CALL]}
    return said


def _chunk(delta: Json, reason: str | None = None) -> Json:
    return _HEAD | {"choices": [{"index": 0, "finish_reason": reason, "delta": delta}]}


def _embeddings(request: Json) -> Json:
    packed = request.get("encoding_format") == "base64"
    vector = "AAAAPwAAgD8=" if packed else [0.5, 1.0]
    data = [
        {"index": index, "object": "embedding", "embedding": vector}
        for index, _ in enumerate(request["input"])
    ]
    return {"object": "list", "model": "m", "data": data, "usage": _USAGE}


@contextmanager
def azure_double() -> Generator[str]:
    """Its address, while it runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
