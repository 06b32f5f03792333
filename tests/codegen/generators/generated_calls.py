"""Calls an emulator with the clients that openapi-python-client made of the bundled specs, in their environment."""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false

import json
import sys

from azure_inference_client import AuthenticatedClient as AzureClient
from azure_inference_client.api.default import get_chat_completions, get_completions, get_embeddings
from azure_inference_client.models import (
    ChatCompletionsChunk,
    ChatCompletionsRequest,
    CompletionsRequest,
    EmbeddingsRequest,
    ErrorBody,
)
from generate_content_client import AuthenticatedClient as GoogleClient
from generate_content_client.api.default import generativelanguage_models_count_tokens as count
from generate_content_client.api.default import (
    generativelanguage_models_generate_content as generate,
)
from generate_content_client.api.default import (
    generativelanguage_models_stream_generate_content as stream,
)
from generate_content_client.models import (
    CountTokensRequest,
    ErrorResponse,
    GenerateContentRequest,
    GenerateContentResponse,
)

MODEL = "gemini-2.5-flash"


def google(url):
    """generateContent, both forms of streamGenerateContent, countTokens, and an error."""
    client = GoogleClient(base_url=url, token="key", prefix="", auth_header_name="x-goog-api-key")
    asked = {"contents": [{"role": "user", "parts": [{"text": "Why is the sky blue?"}]}]}
    request = GenerateContentRequest.from_dict(asked)
    answer = generate.sync(MODEL, client=client, body=request)
    assert isinstance(answer, GenerateContentResponse), answer
    said = text_of(answer)
    assert said
    pieces = stream.sync(MODEL, client=client, body=request)
    assert "".join(map(text_of, pieces)) == said
    events = read_events(client, stream._get_kwargs(MODEL, body=request, alt="sse"))
    assert "".join(text_of(GenerateContentResponse.from_dict(e)) for e in events) == said
    counted = count.sync(MODEL, client=client, body=CountTokensRequest.from_dict(asked))
    assert counted.total_tokens > 0
    refused = generate.sync("nothing", client=client, body=request)
    assert isinstance(refused, ErrorResponse)
    assert refused.error.code == 404


def azure(url):
    """Chat and text completions, the first streamed too, embeddings, and an error."""
    client = AzureClient(base_url=url, token="key", prefix="", auth_header_name="api-key")
    version = {"api_version": "2024-05-01-preview"}
    asked = {"messages": [{"role": "user", "content": "Why is the sky blue?"}]}
    answer = get_chat_completions.sync(
        client=client, body=ChatCompletionsRequest.from_dict(asked), **version
    )
    said = answer.choices[0].message.content
    assert said
    streamed = ChatCompletionsRequest.from_dict({**asked, "stream": True})
    events = read_events(client, get_chat_completions._get_kwargs(body=streamed, **version))
    chunks = [ChatCompletionsChunk.from_dict(event) for event in events]
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == said
    prompt = CompletionsRequest.from_dict({"prompt": "Once"})
    assert get_completions.sync(client=client, body=prompt, **version).choices[0].text
    inputs = EmbeddingsRequest.from_dict({"input": ["a", "b"]})
    assert len(get_embeddings.sync(client=client, body=inputs, **version).data) == 2
    wrong = ChatCompletionsRequest.from_dict({"messages": []})
    refused = get_chat_completions.sync(client=client, body=wrong, **version)
    assert isinstance(refused, ErrorBody), refused


def text_of(answer):
    """The text of an answer or a piece of it."""
    candidates = answer.candidates or []
    return "".join(part.text or "" for c in candidates for part in c.content.parts or [])


def read_events(client, request):
    """The JSON of each server-sent event; such clients do not read these themselves."""
    with client.get_httpx_client().stream(**request) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        for line in response.iter_lines():
            if line.startswith("data:") and line != "data: [DONE]":
                yield json.loads(line.removeprefix("data:"))


if __name__ == "__main__":
    google(sys.argv[1])
    azure(sys.argv[1])
    print("clients of openapi-python-client: every call of theirs is answered as they read it")
