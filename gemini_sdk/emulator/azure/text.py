"""Text completions: the model's continuations of one prompt or several, whole and in chunks of the same shape."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gemini_sdk._openai.candidate import candidate_content, finish_reason
from gemini_sdk.emulator.azure import answer_metadata, content_filter
from gemini_sdk.emulator.azure.answer_metadata import CommonMembers
from gemini_sdk.emulator.stream import pieces
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc

MAX_TOKENS = 256
"""Tokens of each continuation, if the request does not set them."""


def whole(
    responses: Sequence[gc.GenerateContentResponse], envelope: CommonMembers
) -> az.Completions:
    """The answer in one piece: the choices of each prompt after those of the one before."""
    candidates = [c for response in responses for c in response.candidates or ()]
    return az.Completions(
        **envelope.fields("text_completion"),
        choices=[_choice(index, candidate) for index, candidate in enumerate(candidates)],
        usage=answer_metadata.usage(*responses),
    )


def chunks(answer: az.Completions, envelope: CommonMembers) -> list[az.Completions]:
    """The answer in chunks of one word, alternating between the choices. The caller adds the usage."""
    rows = zip_longest(*(_fragments(choice) for choice in answer.choices or ()))
    return [chunk(envelope, [piece]) for row in rows for piece in row if piece is not None]


def chunk(envelope: CommonMembers, choices: list[az.CompletionsChoice]) -> az.Completions:
    """A chunk of the answer; without choices, what other members are to be added to."""
    return az.Completions(**envelope.fields("text_completion"), choices=choices)


def _choice(index: int, candidate: gc.Candidate) -> az.CompletionsChoice:
    said = candidate_content(candidate, f"candidates[{index}]", 0)
    reason = finish_reason(candidate.finish_reason, called=False)
    choice = az.CompletionsChoice(index=index, text=said.text or "", finish_reason=reason)
    if reason == "content_filter":
        choice.content_filter_results = content_filter.results(blocked=True)
    return choice


def _fragments(choice: az.CompletionsChoice) -> Iterator[az.CompletionsChoice]:
    """A choice piece by piece, the last one with its finish reason."""
    for piece in pieces(choice.text or ""):
        yield az.CompletionsChoice(index=choice.index, text=piece, finish_reason=None)
    yield choice.model_copy(update={"text": ""})
