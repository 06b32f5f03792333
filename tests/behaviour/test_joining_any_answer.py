"""Any answer, cut into chunks as the services cut them, is put together again: every member of it."""

import json
from base64 import b64decode, b64encode
from itertools import pairwise
from typing import Any, get_args, get_origin

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from typing_extensions import TypeIs

from gemini_sdk import Accumulator
from gemini_sdk._behaviour import join_rules
from gemini_sdk._wire import Model
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.azure_inference import ChatChoice, ChatCompletions, ChatCompletionsChunk
from gemini_sdk.types.generate_content import Candidate, GenerateContentResponse

Json = dict[str, Any]


def is_object(value: Any) -> TypeIs[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: Any) -> TypeIs[list[Any]]:
    return isinstance(value, list)


SENT_WHOLE = frozenset({"args", "response", "partMetadata"})
"""Free objects, which no service cuts."""


def dumped(message: Model) -> Json:
    # By way of JSON, where a number that is none is a text, which equals itself.
    plain: Json = json.loads(message.to_json())
    return plain


def joined(chunks: list[Json]) -> Json:
    accumulator: Accumulator[GenerateContentResponse] = Accumulator()
    for chunk in chunks:
        accumulator.add(GenerateContentResponse.model_validate(chunk))
    assert accumulator.response is not None
    return dumped(accumulator.response)


def is_text(part: Json) -> bool:
    return isinstance(part.get("text"), str) and part.keys() <= {"text", "thought"}


def is_sound(part: Json) -> bool:
    blob: Json = part.get("inlineData") or {}
    return str(blob.get("mimeType")).lower().startswith("audio/l16") and part.keys() == {
        "inlineData"
    }


def kind(part: Json) -> object:
    if is_text(part):
        return bool(part.get("thought"))
    return is_sound(part) and part["inlineData"]["mimeType"]


def settled(parts: list[Json]) -> list[Json]:
    """Parts as an answer that is not streamed has them: no two of plain text beside each other, no pieces of calls."""
    result: list[Json] = []
    for part in parts:
        call = part.get("functionCall")
        if call:
            call = {k: v for k, v in call.items() if k not in ("partialArgs", "willContinue")}
            part = {**part, "functionCall": call}
        if (
            not result
            or (kind(part) is False and not is_text(part))
            or kind(part) != kind(result[-1])
        ):
            result.append(part)
    return result


def without_nulls(value: Any) -> Any:
    """What models of it are equal by."""
    if is_object(value):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    return [without_nulls(each) for each in value] if is_list(value) else value


def without_repeats(value: Any) -> Any:
    """Lists that do not say the same twice, which joining cannot distinguish from a repeated piece."""
    if is_object(value):
        return {k: v if k in SENT_WHOLE else without_repeats(v) for k, v in value.items()}
    if is_list(value):
        found = {
            json.dumps(without_nulls(each), sort_keys=True): without_repeats(each) for each in value
        }
        return list(found.values())
    return value


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.just(0.5) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
ARGS = st.dictionaries(st.text(max_size=3) | st.sampled_from(["city", "a b"]), VALUES, max_size=3)
TEXTS = st.text(min_size=1, max_size=9)


def text(said: str) -> Json:
    return {"text": said}


def thought(said: str) -> Json:
    return {"text": said, "thought": True}


def call(args: Json) -> Json:
    return {"functionCall": {"name": "f", "args": args}}


def signed_call(args: Json) -> Json:
    return {"functionCall": {"id": "1", "args": args}, "thoughtSignature": "c2ln"}


def sound(data: bytes) -> Json:
    return {"inlineData": {"mimeType": "audio/L16;rate=24000", "data": b64encode(data).decode()}}


PARTS = st.one_of(
    TEXTS.map(text),
    TEXTS.map(thought),
    ARGS.map(call),
    ARGS.map(signed_call),
    st.binary(min_size=1, max_size=9).map(sound),
    payloads("Part"),
)
LISTS = ["groundingMetadata", "citationMetadata", "logprobsResult", "urlContextMetadata"]


@st.composite
def candidates(draw: st.DrawFn, index: int) -> Json:
    # Drawn in either spelling of a name; here each is to have one.
    candidate = dumped(Candidate.model_validate(draw(payloads("Candidate"))))
    for name in draw(st.sets(st.sampled_from(LISTS))):
        candidate[name] = draw(payloads(name[0].upper() + name[1:]))
    candidate["content"] = {"role": "model", "parts": draw(st.lists(PARTS, max_size=5))}
    return candidate | {"index": index}


@st.composite
def answers(draw: st.DrawFn) -> Json:
    """Answers of any members, with candidates that say something."""
    drawn = dumped(
        GenerateContentResponse.model_validate(draw(payloads("GenerateContentResponse", "vertex")))
    )
    drawn.pop("candidates", None)
    drawn["candidates"] = [draw(candidates(n)) for n in range(draw(st.integers(0, 2)))]
    if draw(st.booleans()):
        drawn["usageMetadata"] = draw(payloads("UsageMetadata"))
    whole = dumped(GenerateContentResponse.model_validate(drawn))
    for candidate in whole["candidates"]:
        content = candidate.pop("content")
        candidate |= without_repeats(candidate)
        content["parts"] = settled(content["parts"])
        candidate["content"] = content
    rated: list[Json] = [*whole["candidates"], whole.get("promptFeedback") or {}]
    for each in rated:
        ratings: list[Json] = each.get("safetyRatings") or []
        if ratings:
            each["safetyRatings"] = list({r.get("category"): r for r in ratings}.values())
    return {k: v if k == "candidates" else without_repeats(v) for k, v in whole.items()}


class Cutter:
    """Cuts values into as many pieces as there are chunks; None where a chunk has none of it."""

    def __init__(self, draw: st.DrawFn, count: int) -> None:
        self.draw = draw
        self.count = count

    def place(self) -> int:
        return self.draw(st.integers(0, self.count - 1))

    def message(self, value: Json, lists: Any) -> list[Json]:
        chunks: list[Json] = [{} for _ in range(self.count)]
        for name, member in value.items():
            for chunk, piece in zip(chunks, lists(name, member), strict=True):
                if piece is not None:
                    chunk[name] = piece[0]
        return chunks

    def member(self, name: str, value: Any) -> list[Any]:
        pieces: list[Any] = [None] * self.count
        if name == "candidates" and value:
            return self.candidates(value)
        if name == "parts" and value:
            return self.parts(value)
        if is_object(value) and value and name not in SENT_WHOLE:
            inner = self.message(value, self.member)
            return [[piece] if piece else None for piece in inner]
        if is_list(value) and value and not name.endswith("Details"):
            return self.items(value)
        for _ in range(self.draw(st.integers(1, 2)) if name != "text" else 1):
            pieces[self.place()] = [value]
        return pieces

    def items(self, values: list[Any], together: Any = list) -> list[Any]:
        """Items one after another, those of one chunk together."""
        places = sorted(self.place() for _ in values)
        found: list[list[Any]] = [[] for _ in range(self.count)]
        for place, value in zip(places, values, strict=True):
            found[place].append(value)
        return [[together(each)] if each else None for each in found]

    def candidates(self, values: list[Json]) -> list[Any]:
        pieces: list[Any] = [None] * self.count
        for value in values:
            rest = {k: v for k, v in value.items() if k != "index"}
            begin = self.place()
            for number, piece in enumerate(self.message(rest, self.member)):
                if not piece and number != begin:
                    continue
                at: Any = pieces[number][0] if pieces[number] else []
                pieces[number] = [[*at, {**piece, "index": value["index"]}]]
        return pieces

    def parts(self, values: list[Json]) -> list[Any]:
        """Parts one after another: texts and sounds cut anywhere, calls in pieces."""
        return self.items([piece for part in values for piece in self.part(part)])

    def part(self, part: Json) -> list[Json]:
        if is_text(part):
            return [{**part, "text": piece} for piece in self.cut(part["text"])]
        if is_sound(part):
            data = b64decode(part["inlineData"]["data"])
            cuts = self.draw(st.lists(st.integers(0, len(data)), max_size=2))
            edges = [0, *sorted(cuts), len(data)]
            return [sound(data[a:b]) for a, b in pairwise(edges)]
        called: Json = part.get("functionCall") or {}
        if called.get("args") is not None:
            return self.call(part)
        return [part]

    def cut(self, text: str) -> list[str]:
        cuts = self.draw(st.lists(st.integers(0, len(text)), max_size=3))
        return [text[a:b] for a, b in pairwise([0, *sorted(cuts), len(text)])]

    def call(self, part: Json) -> list[Json]:
        args: Json = part["functionCall"]["args"]
        if not self.draw(st.booleans()) or not cuttable(args):
            return [part]
        head = {k: v for k, v in part["functionCall"].items() if k != "args"}
        pieces: list[Json] = [{**part, "functionCall": {**head, "willContinue": True}}]
        for path, value in leaves(args, "$"):
            for arg in self.argument(path, value):
                call = {"partialArgs": [arg], "willContinue": True}
                pieces.append({"functionCall": call})
        return [*pieces, {"functionCall": {}}]

    def argument(self, path: str, value: Any) -> list[Json]:
        if isinstance(value, str):
            cut = [
                {"jsonPath": path, "stringValue": v, "willContinue": True} for v in self.cut(value)
            ]
            return [*cut, {"jsonPath": path, "stringValue": ""}]
        if value is None:
            return [{"jsonPath": path, "nullValue": None}]
        return [
            {"jsonPath": path, "boolValue" if isinstance(value, bool) else "numberValue": value}
        ]


def cuttable(value: Any) -> bool:
    """Whether values at paths can say it all: empty objects and lists have no value."""
    if is_object(value):
        return bool(value) and all(cuttable(each) for each in value.values())
    if is_list(value):
        return bool(value) and all(cuttable(each) for each in value)
    return not isinstance(value, int) or abs(value) < 2**53


def leaves(value: Any, path: str) -> list[tuple[str, Any]]:
    if is_object(value):
        steps = [(f"{path}[{json.dumps(k)}]", v) for k, v in value.items()]
    elif is_list(value):
        steps = [(f"{path}[{k}]", v) for k, v in enumerate(value)]
    else:
        return [(path, value)]
    return [leaf for step, inner in steps for leaf in leaves(inner, step)]


def chunks_of(whole: Json) -> st.SearchStrategy[list[Json]]:
    @st.composite
    def drawn(draw: st.DrawFn) -> list[Json]:
        cutter = Cutter(draw, draw(st.integers(1, 5)))
        return cutter.message(whole, cutter.member)

    return drawn()


@given(answers(), st.data())
def test_any_answer_of_gemini(whole: Json, data: st.DataObject) -> None:
    chunks = data.draw(chunks_of(whole))
    assert joined(chunks) == whole
    asked: Accumulator[GenerateContentResponse] = Accumulator()
    for chunk in chunks:
        asked.add(GenerateContentResponse.model_validate(chunk))
        if data.draw(st.booleans()):
            assert asked.response is not None
    assert asked.response is not None
    assert dumped(asked.response) == whole, "asking on the way changes nothing"


@given(answers())
def test_an_answer_in_one_chunk_is_itself(whole: Json) -> None:
    assert joined([whole]) == whole


def lists_of(kind: type[BaseModel]) -> set[str]:
    """The members that are lists in a message, or in one of those it holds, parts apart."""
    found: set[str] = set()
    for name, field in kind.model_fields.items():
        annotations = [each for each in (field.annotation, *get_args(field.annotation)) if each]
        if any(get_origin(each) is list for each in annotations):
            found.add(name)
        for each in annotations:
            if isinstance(each, type) and issubclass(each, BaseModel):
                found |= lists_of(each)
    return found


def test_how_lists_are_joined_is_said_of_each() -> None:
    said = {name for rules in vars(join_rules).values() if is_object(rules) for name in rules}
    lists = lists_of(GenerateContentResponse) | lists_of(Candidate)
    assert lists <= said


def azure_joined(chunks: list[Json]) -> Json:
    accumulator: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    for chunk in chunks:
        accumulator.add(ChatCompletionsChunk.model_validate(chunk))
    assert accumulator.response is not None
    return dumped(accumulator.response)


CALLS = st.lists(st.text(max_size=9), max_size=3)


@st.composite
def azure_answers(draw: st.DrawFn) -> Json:
    """Answers of any members, with choices that say something."""
    whole = dumped(ChatCompletions.model_validate(draw(payloads("ChatCompletions"))))
    choices: list[Json] = []
    for index in range(draw(st.integers(0, 2))):
        choice = dumped(ChatChoice.model_validate(draw(payloads("ChatChoice"))))
        message = {"role": "assistant", "content": draw(TEXTS | st.none())}
        if draw(st.booleans()):
            message["reasoning_content"] = draw(TEXTS)
        calls = [
            {
                "id": f"call-{n}",
                "type": "function",
                "function": {"name": f"f{n}", "arguments": said},
            }
            for n, said in enumerate(draw(CALLS))
        ]
        choice |= {"message": message | ({"tool_calls": calls} if calls else {})}
        choices.append(choice | {"index": index})
    rest: Json = without_repeats(whole)
    return rest | {"choices": choices, "object": "chat.completion"}


class AzureCutter(Cutter):
    """Cuts as chat servers do: what a chunk adds to a message is its `delta`."""

    def member(self, name: str, value: Any) -> list[Any]:
        if name == "choices" and value:
            return self.candidates(value)
        if name == "message":
            said = self.message(value, self.member)
            return [[piece] if piece else None for piece in said]
        if name in ("content", "reasoning_content", "arguments") and isinstance(value, str):
            return self.items(self.cut(value), "".join)
        if name == "tool_calls":
            return self.items(
                [piece for n, call in enumerate(value) for piece in self.tool(n, call)]
            )
        if name in ("logprobs", "usage", "object", "role"):
            pieces: list[Any] = [None] * self.count
            pieces[self.place()] = [value]
            return pieces
        return super().member(name, value)

    def tool(self, index: int, call: Json) -> list[Json]:
        head, *rest = self.cut(call["function"]["arguments"])
        function = {**call["function"], "arguments": head}
        mark = self.draw(st.sampled_from(["index", "id", "both"]))
        place = {"index": index} if mark != "id" else {}
        named = {"id": call["id"]} if mark != "index" else {}
        more = [{**place, **named, "function": {"arguments": each}} for each in rest]
        return [{**place, **call, "function": function}, *more]


@given(azure_answers(), st.data())
def test_any_answer_of_azure(whole: Json, data: st.DataObject) -> None:
    @st.composite
    def drawn(draw: st.DrawFn) -> list[Json]:
        cutter = AzureCutter(draw, draw(st.integers(1, 5)))
        return cutter.message(whole, cutter.member)

    chunks: list[Json] = json.loads(json.dumps(data.draw(drawn())).replace('"message"', '"delta"'))
    for chunk in chunks:
        chunk["object"] = "chat.completion.chunk"
    assert azure_joined(chunks) == whole
