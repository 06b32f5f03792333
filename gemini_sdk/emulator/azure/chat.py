"""Chat: the model's answer in Azure's words, whole and in chunks."""

from collections.abc import Iterator
from itertools import zip_longest

from gemini_sdk._openai.candidate import arguments, candidate_content, finish_reason
from gemini_sdk.emulator.azure import answer_metadata, audio, content_filter
from gemini_sdk.emulator.azure.answer_metadata import CommonMembers
from gemini_sdk.emulator.seeded_choice import SeededChoice
from gemini_sdk.emulator.stream import pieces
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc


def whole(
    response: gc.GenerateContentResponse, envelope: CommonMembers, *, aloud: bool
) -> az.ChatCompletions:
    """The answer in one piece; `aloud` says whether it is speech."""
    return az.ChatCompletions(
        **envelope.fields("chat.completion"),
        choices=[_choice(c, envelope, aloud=aloud) for c in response.candidates or ()],
        usage=answer_metadata.usage(response),
    )


def chunks(answer: az.ChatCompletions, envelope: CommonMembers) -> list[az.ChatCompletionsChunk]:
    """The answer in chunks of one word, alternating between the choices. The caller adds the usage."""
    rows = zip_longest(*(_fragments(choice) for choice in answer.choices or ()))
    return [chunk(envelope, [piece]) for row in rows for piece in row if piece is not None]


def leading(envelope: CommonMembers) -> az.ChatCompletionsChunk:
    """The chunk in which Azure OpenAI says what the content filter finds in the prompt."""
    first = chunk(envelope, [])
    found = content_filter.results(blocked=False)
    first.prompt_filter_results = [
        az.PromptFilterResult(prompt_index=0, content_filter_results=found)
    ]
    return first


def chunk(envelope: CommonMembers, choices: list[az.ChatChunkChoice]) -> az.ChatCompletionsChunk:
    """A chunk of the answer; without choices, what other members are to be added to."""
    return az.ChatCompletionsChunk(**envelope.fields("chat.completion.chunk"), choices=choices)


def _choice(candidate: gc.Candidate, envelope: CommonMembers, *, aloud: bool) -> az.ChatChoice:
    index = candidate.index or 0
    said = candidate_content(candidate, f"candidates[{index}]")
    calls = [
        _call(call, SeededChoice(envelope.id, index, place))
        for place, (call, _) in enumerate(said.calls)
    ]
    message = az.ChatMessage(role="assistant", content=said.text or (None if calls else ""))
    if said.thoughts:
        message.reasoning_content = said.thoughts
    if calls:
        message.tool_calls = calls
    elif aloud and said.text:
        message.content = None
        message.audio = audio.spoken(said.text, envelope, index)
    reason = finish_reason(candidate.finish_reason, called=bool(calls))
    choice = az.ChatChoice(index=index, finish_reason=reason, message=message)
    if reason == "content_filter":
        choice.content_filter_results = content_filter.results(blocked=True)
    return choice


def _call(call: gc.FunctionCall, seeded: SeededChoice) -> az.ToolCall:
    function = az.ToolCallFunction(name=call.name or "", arguments=arguments(call))
    return az.ToolCall(id=f"call_{seeded.digest('call')}", type="function", function=function)


def _fragments(choice: az.ChatChoice) -> Iterator[az.ChatChunkChoice]:
    """A choice piece by piece, the last one with its finish reason."""
    for delta in _deltas(choice.message or az.ChatMessage()):
        yield az.ChatChunkChoice(index=choice.index, finish_reason=None, delta=delta)
    last = az.ChatChunkChoice(
        index=choice.index, finish_reason=choice.finish_reason, delta=az.ChatMessageDelta()
    )
    if choice.content_filter_results:
        last.content_filter_results = choice.content_filter_results
    yield last


def _deltas(message: az.ChatMessage) -> Iterator[az.ChatMessageDelta]:
    yield az.ChatMessageDelta(role="assistant", content="")
    for piece in pieces(message.reasoning_content or ""):
        yield az.ChatMessageDelta(reasoning_content=piece)
    for piece in pieces(message.text or ""):
        yield az.ChatMessageDelta(content=piece)
    if message.audio:
        yield az.ChatMessageDelta(audio=_delta_of(message.audio))
    for index, call in enumerate(message.tool_calls or ()):
        function = call.function or az.ToolCallFunction()
        begun = az.ToolCallFunctionDelta(name=function.name, arguments="")
        yield _calling(az.ToolCallDelta(index=index, id=call.id, type=call.type, function=begun))
        for piece in pieces(function.arguments or ""):
            more = az.ToolCallFunctionDelta(arguments=piece)
            yield _calling(az.ToolCallDelta(index=index, function=more))


def _delta_of(audio: az.ChatAudio) -> az.ChatAudioDelta:
    return az.ChatAudioDelta.model_validate(audio.model_dump(exclude_unset=True))


def _calling(call: az.ToolCallDelta) -> az.ChatMessageDelta:
    return az.ChatMessageDelta(tool_calls=[call])
