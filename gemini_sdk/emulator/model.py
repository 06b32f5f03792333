"""The emulator's model: small, deterministic, free of IO, and no language model at all.

It answers in template sentences around the prompt's own words (`generated_text`), in JSON made to the response schema
(`schema_example`) or with function calls (`calling`). The same request gets the same answer, always; where
`temperature` is above zero, that and the `seed` choose among the sentences. It knows nothing and makes that plain,
yet obeys every switch which shapes an answer: maxOutputTokens, stopSequences, candidateCount, responseMimeType,
response schemas, tools, system instruction, thinking, and the safety phrases of `safety`.

Token counts are estimates (`tokens`): four characters a token, rounded up.
"""

import json
from dataclasses import dataclass
from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._wire import Timestamp
from gemini_sdk.emulator import generated_text, safety, tokens
from gemini_sdk.emulator.api_errors import bad_request
from gemini_sdk.emulator.calling import calls
from gemini_sdk.emulator.schema_example import (
    MalformedSchemaError,
    UnsatisfiableError,
    example,
)
from gemini_sdk.emulator.seeded_choice import SeededChoice
from gemini_sdk.emulator.turn import results, text_of
from gemini_sdk.types import generate_content as gc

JSON_TYPE, ENUM_TYPE = "application/json", "text/x.enum"


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """The values of an answer that are not in the request."""

    platform: str
    model: str
    created: str
    """The time of the answer, RFC 3339; sent by Vertex AI only."""
    cached: tokens.Count | None = None
    """The tokens at the beginning of the prompt that come from a cached content."""


Said = str | list[gc.Part]
"""An answer as text, or as parts."""


def generate(
    request: gc.GenerateContentRequest, around: AnswerContext, said: Said | None = None
) -> gc.GenerateContentResponse:
    """The answer to a request. `said`, where given, is the answer instead of the model's own.

    Raises ApiError for faults that the schemas alone cannot find: a response schema without a MIME type to go with
    it, or one that nothing satisfies.
    """
    turn = _Turn.of(request)
    settings = request.safety_settings
    if safety.blocks(safety.BLOCK_PROMPT, turn.prompt.text, settings):
        return _blocked(request, around, turn)
    silent = safety.blocks(safety.BLOCK_ANSWER, turn.prompt.text, settings)
    count = _config(request).candidate_count or 1
    candidates = [
        _silenced(index, around) if silent else _candidate(request, around, turn, index, said)
        for index in range(count)
    ]
    return _response(request, around, turn, candidates)


def count_tokens(request: gc.CountTokensRequest, platform: str) -> gc.CountTokensResponse:
    """The tokens of a prompt, by the same measure as the usage of an answer to it."""
    inner = request.generate_content_request
    count = (
        tokens.of_prompt(inner)
        if inner is not None
        else tokens.of_parts(request.contents, request.system_instruction, request.tools)
    )
    for instance in request.instances or ():
        count.add_json(instance)
    answer = gc.CountTokensResponse(total_tokens=count.total, prompt_tokens_details=count.details())
    if platform == "vertex":
        answer.total_billable_characters = count.characters
    return answer


@dataclass(frozen=True, slots=True)
class _Turn:
    """The last turn, as far as the model looks at it."""

    prompt: generated_text.Prompt
    results: list[tuple[str, str]]
    """Function responses in the last turn: name and JSON."""
    key: Any
    """What the model's free choices depend on."""

    @classmethod
    def of(cls, request: gc.GenerateContentRequest) -> "_Turn":
        contents = request.contents or []
        parts = (contents[-1].parts if contents else None) or []
        texts = [text_of(c) for c in contents if (c.role or "").lower() != "model" and text_of(c)]
        own = text_of(contents[-1]) if contents else ""
        before = texts[:-1] if own else texts
        system = request.system_instruction
        prompt = generated_text.Prompt(
            text=own,
            before=before[-1] if before else "",
            system=text_of(system) if system else "",
            media=tuple(d.mime_type or "data" for p in parts for d in _media(p)),
        )
        return cls(prompt, results(contents[-1]) if contents else [], _key(request))

    @property
    def question(self) -> str:
        """The last question of the user, even if functions ran after it."""
        return self.prompt.text or self.prompt.before


def _media(part: gc.Part) -> list[gc.Blob | gc.FileData]:
    return [data for data in (part.inline_data, part.file_data) if data is not None]


def _config(request: gc.GenerateContentRequest) -> gc.GenerationConfig:
    return request.generation_config or gc.GenerationConfig()


def _key(request: gc.GenerateContentRequest) -> Any:
    config = _config(request)
    free = (
        [config.temperature, config.top_p, config.top_k, config.seed] if config.temperature else []
    )
    # Unset fields are left out: a field that the API gets changes no answer.
    asked = request.model_dump(
        mode="json", by_alias=True, exclude_none=True, include={"contents", "system_instruction"}
    )
    return [asked, free]


def _candidate(
    request: gc.GenerateContentRequest,
    around: AnswerContext,
    turn: _Turn,
    index: int,
    given: Said | None,
) -> gc.Candidate:
    candidate = gc.Candidate(
        index=index, safety_ratings=safety.ratings(around.platform, blocked=False)
    )
    if isinstance(given, list):
        wanted = [part.model_copy() for part in given]
    else:
        is_given = given is not None
        wanted = [] if is_given else calls(request, turn.question, responded=bool(turn.results))
    if wanted:
        parts, candidate.finish_reason = wanted, "STOP"
    else:
        said = (
            given if isinstance(given, str) else _said(request, turn, SeededChoice(turn.key, index))
        )
        said, candidate.finish_reason = _limited(said, _config(request))
        parts = [gc.Part(text=said)]
    thinking = _config(request).thinking_config
    if thinking and thinking.include_thoughts:
        signature = SeededChoice(turn.key).digest("thought").encode()
        parts[0].thought_signature = signature
        parts.insert(0, gc.Part(text=generated_text.thought(turn.prompt), thought=True))
    candidate.content = gc.Content(role="model", parts=parts)
    return candidate


def _said(request: gc.GenerateContentRequest, turn: _Turn, seeded: SeededChoice) -> str:
    config = _config(request)
    schema = _schema(config)
    if schema is not None or config.response_mime_type == JSON_TYPE:
        return _structured(config, schema, turn, seeded)
    if turn.results:
        return generated_text.report(turn.results, turn.question, turn.prompt.system)
    return generated_text.answer(turn.prompt, seeded)


def _schema(config: gc.GenerationConfig) -> Any:
    """The JSON Schema asked for, or None."""
    schema: Any = config.response_json_schema
    if config.response_schema is not None:
        plain = config.response_schema.model_dump(mode="json", by_alias=True, exclude_unset=True)
        schema = to_json_form(plain)
    if schema is not None and config.response_mime_type not in (JSON_TYPE, ENUM_TYPE):
        raise bad_request(
            "a response schema needs a response_mime_type of application/json or text/x.enum",
            field="generation_config.response_mime_type",
        )
    return schema


def _structured(config: gc.GenerationConfig, schema: Any, turn: _Turn, seeded: SeededChoice) -> str:
    if schema is None:
        made: Any = {
            "question": turn.question,
            "answer": generated_text.answer(turn.prompt, seeded),
        }
    else:
        made = _made(schema, turn.question)
    if config.response_mime_type == ENUM_TYPE and isinstance(made, str):
        return made
    return json.dumps(made, ensure_ascii=False, indent=2)


def _made(schema: Any, text: str) -> Any:
    try:
        return example(schema, text)
    except MalformedSchemaError as error:
        reason = f"the response schema is invalid: {error}"
        raise bad_request(reason, field="generation_config.response_schema") from error
    except UnsatisfiableError as error:
        reason = f"no value matches the response schema: {error}"
        raise bad_request(reason, field="generation_config.response_schema") from error


def _limited(text: str, config: gc.GenerationConfig) -> tuple[str, str]:
    """The text as far as its limits let it go, and the reason why it ends there."""
    reason = "STOP"
    if config.max_output_tokens is not None:
        limit = config.max_output_tokens * tokens.CHARACTERS_PER_TOKEN
        text, reason = text[:limit], "MAX_TOKENS" if len(text) > limit else reason
    stops = [at for stop in config.stop_sequences or () if stop and (at := text.find(stop)) >= 0]
    return (text[: min(stops)], "STOP") if stops else (text, reason)


def _silenced(index: int, around: AnswerContext) -> gc.Candidate:
    ratings = safety.ratings(around.platform, blocked=True)
    return gc.Candidate(index=index, finish_reason="SAFETY", safety_ratings=ratings)


def _blocked(
    request: gc.GenerateContentRequest, around: AnswerContext, turn: _Turn
) -> gc.GenerateContentResponse:
    response = _response(request, around, turn, [])
    ratings = safety.ratings(around.platform, blocked=True)
    response.prompt_feedback = gc.PromptFeedback(block_reason="SAFETY", safety_ratings=ratings)
    if around.platform == "vertex":
        response.prompt_feedback.block_reason_message = "The prompt holds the safety phrase."
    return response


def _response(
    request: gc.GenerateContentRequest,
    around: AnswerContext,
    turn: _Turn,
    candidates: list[gc.Candidate],
) -> gc.GenerateContentResponse:
    response = gc.GenerateContentResponse(
        usage_metadata=_usage(request, candidates, around),
        model_version=around.model,
        response_id=SeededChoice(turn.key, around.model).digest("id"),
    )
    if candidates:
        response.candidates = candidates
    if around.platform == "vertex":
        response.create_time = Timestamp(around.created)
    return response


def _usage(
    request: gc.GenerateContentRequest, candidates: list[gc.Candidate], around: AnswerContext
) -> gc.UsageMetadata:
    prompt, answers, thoughts = tokens.of_prompt(request), tokens.Count(), tokens.Count()
    total = prompt.total
    usage = gc.UsageMetadata(
        prompt_token_count=prompt.total, prompt_tokens_details=prompt.details()
    )
    for candidate in candidates:
        for part in (candidate.content.parts if candidate.content else None) or ():
            (thoughts if part.thought else answers).add_part(part)
    if answers.total:
        usage.candidates_token_count = answers.total
        usage.candidates_tokens_details = answers.details()
    if thoughts.total:
        usage.thoughts_token_count = thoughts.total
    usage.total_token_count = total + answers.total + thoughts.total
    if around.cached is not None:
        usage.cached_content_token_count = around.cached.total
        usage.cache_tokens_details = around.cached.details()
    if around.platform == "vertex":
        usage.traffic_type = "ON_DEMAND"
    return usage
