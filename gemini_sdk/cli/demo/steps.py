"""The examples of the demo: functions whose bodies are shown and run.

They print the output that a program would print. Each `yield` is a check, left out of what is shown: an example works
if there is at least one, and all are true.
"""

import asyncio
import math
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from gemini_sdk import AsyncGeminiClient, GeminiClient, VertexClient
from gemini_sdk.cli.demo import Checks, DemoExample, resources, tuning
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import APIStatusError, InvalidPayloadError
from gemini_sdk.known_models.catalogue import default_model
from gemini_sdk.types.generate_content import Part

MODEL = default_model()


def typed_call(client: GeminiClient) -> Checks:
    answer = client.generate_content(
        MODEL,
        "Why is the sky blue?",
        generation_config={"max_output_tokens": 500},
    )
    print(answer.text)
    print(f"finished: {answer.finish_reason}, model: {answer.model_version}")
    yield answer.text
    yield answer.finish_reason == "STOP"


def stream(client: GeminiClient) -> Checks:
    prompt = "Write a story about a magic backpack."
    for chunk in client.stream_generate_content(MODEL, prompt):
        print(chunk.text, end="", flush=True)
        yield chunk.text


def batch(emulator: Emulator, advance: Callable[[], None]) -> Checks:
    client = AsyncGeminiClient(api_key="any", base_url=emulator.url)

    async def ask(number: int) -> str | None:
        prompt = f"A fact about the number {number}"
        answer = await client.generate_content(MODEL, prompt)
        advance()
        return answer.text

    async def ask_all() -> list[str | None]:
        async with client:
            return await asyncio.gather(*(ask(n) for n in range(64)))

    answers = asyncio.run(ask_all())
    print(f"{len(answers)} answers; the last: {answers[-1]}")
    yield len(answers) == 64 and all(answers)


def function_call(client: GeminiClient) -> Checks:
    def circle_area(radius: float) -> float:
        """Compute the area of a circle.

        Args:
            radius: in metres.
        """
        return math.pi * radius**2

    chat = client.chats.create(MODEL, tools=[circle_area])
    question = "What is the area of a circle with radius 2?"
    (call,) = chat.send_message(question).function_calls
    print(f"the model calls {call.name}({call.args})")

    result = {"area": circle_area(**(call.args or {}))}
    response = Part.from_function_response("circle_area", result)
    answer = chat.send_message(response)
    print(answer.text)
    yield call.name == "circle_area"
    yield "12.56" in (answer.text or "")


def structured(client: GeminiClient) -> Checks:
    class Recipe(BaseModel):
        name: str
        minutes: int
        ingredients: list[str]

    answer = client.generate_content(
        MODEL,
        "A recipe for pancakes",
        generation_config={"response_schema": Recipe},
    )
    print(repr(answer.parsed))
    yield isinstance(answer.parsed, Recipe)


def chat(client: GeminiClient) -> Checks:
    chat = client.chats.create(
        MODEL,
        system_instruction="You are a polite robot.",
    )
    print("1:", chat.send_message("Hello! I am Ada.").text)
    print("2:", chat.send_message("What did I say before?").text)
    print("history:", [turn.role for turn in chat.history])
    yield len(chat.history) == 4
    yield "I am Ada" in (chat.history[-1].text or "")


def caught_before_sending(client: GeminiClient, emulator: Emulator) -> Checks:
    config: Any = {"max_output_tokns": 500, "logprobs": 99}
    try:
        client.generate_content(
            MODEL,
            "Hello",
            generation_config=config,
        )
    except InvalidPayloadError as error:
        for fault in error.faults:
            advice = fault.suggestion or fault.expected
            print(f"{fault.path}: {fault.problem}; try {advice}")
        yield len(error.faults) == 2
        yield not any("max_output_tokns" in str(entry.body) for entry in emulator.journal())


def refused_by_the_server(client: GeminiClient) -> Checks:
    try:
        client.generate_content("palm-1", "Hello")
    except APIStatusError as error:
        print(f"{type(error).__name__}: {error}")
        yield error.status_code == 404 and error.request_id


def tokens(client: GeminiClient) -> Checks:
    prompt = "How long is this to a model?"
    alone = client.count_tokens(MODEL, prompt)
    together = client.count_tokens(
        MODEL,
        prompt,
        system_instruction="Be brief.",
    )
    print("the prompt:", alone.total_tokens, "tokens")
    print("with an instruction:", together.total_tokens, "tokens")
    yield 0 < (alone.total_tokens or 0) < (together.total_tokens or 0)


def vertex_by_key_file(emulator: Emulator) -> Checks:
    # GOOGLE_APPLICATION_CREDENTIALS names a service account's key file
    with VertexClient(project="demo", base_url=emulator.url) as vertex:
        answer = vertex.generate_content(MODEL, "Hello, Vertex!")
    print(answer.text)
    for entry in emulator.journal()[-2:]:
        print(entry.method, entry.path)
    yield [entry.operation for entry in emulator.journal()[-2:]] == [
        "token",
        "aiplatform.projects.locations.publishers.models.generateContent",
    ]


def vertex_by_token(emulator: Emulator) -> Checks:
    with VertexClient(
        project="demo",
        credentials=lambda: "an access token",
        base_url=emulator.url,
    ) as vertex:
        answer = vertex.generate_content(MODEL, "Hello, Vertex!")
    print(answer.text)
    yield answer.text


def examples(*, key_file: bool) -> list[DemoExample]:
    """The examples of the demo; `key_file` says whether there is a service account."""
    vertex = (
        DemoExample("Vertex AI, with a service account", vertex_by_key_file)
        if key_file
        else DemoExample("Vertex AI, with an access token", vertex_by_token)
    )
    return [
        DemoExample("A typed call", typed_call),
        DemoExample("A stream, as it arrives", stream),
        DemoExample("64 calls at once, from asyncio", batch, steps=64),
        DemoExample("A function call, and its result sent back", function_call),
        DemoExample("Structured output, as a pydantic model", structured),
        DemoExample("A chat that remembers", chat),
        DemoExample("A mistake, caught before anything is sent", caught_before_sending),
        DemoExample("An error from the server", refused_by_the_server),
        DemoExample("Counting tokens", tokens),
        vertex,
        *resources.EXAMPLES,
        *tuning.EXAMPLES,
    ]
