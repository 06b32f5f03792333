"""The sentences of the emulator's model: templates around the prompt's own words.

They mention what was asked, seen and instructed, since an answer one can recognise makes a better test and a better
demonstration than noise.
"""

import re
from collections import Counter
from dataclasses import dataclass

from gemini_sdk.emulator import text_words
from gemini_sdk.emulator.seeded_choice import SeededChoice

_STORY = re.compile(r"\b(story|poem|tale|fable)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?\s*$|^\s*(who|what|when|where|which|why|how)\b", re.IGNORECASE)
_GREETING = re.compile(r"^\s*(hi|hello|hey|good (morning|evening|day))\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\babout\s+(?P<subject>[^.!?\n]{3,80})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The topics of an answer."""

    text: str
    """The last turn's text."""
    before: str = ""
    """The text of the turn of the user before it."""
    system: str = ""
    media: tuple[str, ...] = ()
    """MIME types of what came with the last turn."""


def answer(prompt: Prompt, seeded: SeededChoice) -> str:
    """Several sentences on the prompt."""
    sentences = [_instructed(prompt.system), _seen(prompt.media), *_body(prompt.text, seeded)]
    if prompt.before:
        sentences.append(f"Before that you wrote “{text_words.shortened(prompt.before, 60)}”.")
    return " ".join(filter(None, sentences))


def report(results: list[tuple[str, str]], question: str, system: str) -> str:
    """The answer after functions have run: each name with what it returned."""
    said = " ".join(f"{name} returned {result}." for name, result in results)
    closing = f"That answers “{text_words.shortened(question)}”." if question else ""
    return " ".join(filter(None, (_instructed(system), said, closing)))


def thought(prompt: Prompt) -> str:
    """A summary of the reasoning there was none of."""
    about = " and ".join(text_words.telling(prompt.text)[:2]) or "the prompt"
    return f"The prompt is about {about}. I shall say so in a few sentences."


def _body(text: str, seeded: SeededChoice) -> list[str]:
    if not text.strip():
        return ["There was no text to answer."]
    topics = [*text_words.telling(text)[:3], "the details", "the rest"]
    if _GREETING.search(text):
        return [seeded.pick(_GREETINGS), "Ask me anything.", seeded.pick(_CLOSINGS)]
    if _STORY.search(text):
        found = _SUBJECT.search(text)
        subject = found["subject"].strip() if found else topics[0]
        return [line.format(subject=subject) for line in (seeded.pick(s) for s in _STORIES)]
    openings = _ANSWERS if _QUESTION.search(text) else _TASKS
    lines = (
        seeded.pick(openings),
        seeded.pick(_FIRST),
        seeded.pick(_SECOND),
        seeded.pick(_CLOSINGS),
    )
    filled = [text_words.shortened(text), topics[0], topics[1]]
    return [line.format(text=filled[0], first=filled[1], second=filled[2]) for line in lines]


def _instructed(system: str) -> str:
    return f"(Instructed: “{text_words.shortened(system)}”)" if system.strip() else ""


def _seen(media: tuple[str, ...]) -> str:
    if not media:
        return ""
    seen = [f"{count} x {kind}" for kind, count in Counter(media).items()]
    return f"I received {', '.join(seen)}."


_GREETINGS = ("Hello! Good to hear from you.", "Hello there!", "Hi! How can I help?")
_ANSWERS = (
    "You asked: “{text}”",
    "That is a good question: “{text}”",
    "On your question, “{text}”, there is a short answer and a long one.",
)
_TASKS = (
    "You wrote: “{text}”",
    "Let me take that up: “{text}”",
    "As for “{text}”, here is what I can offer.",
)
_FIRST = (
    "The short answer begins with {first}.",
    "It comes down to {first}.",
    "Most of it is explained by {first}.",
)
_SECOND = (
    "From there one gets to {second}.",
    "Do not overlook {second}, though.",
    "After that one should look at {second}.",
)
_CLOSINGS = (
    "I am a small deterministic model, so this is as deep as I go.",
    "A larger model would say more, but never the same thing twice.",
    "Ask again and you will get exactly this answer.",
)
_STORIES = (
    ("Once upon a time there was {subject}.", "This is the story of {subject}."),
    (
        "Nobody in the village knew where it had come from.",
        "It had been forgotten in an attic for a hundred years.",
    ),
    (
        "One morning a child found it, looked inside and laughed.",
        "One rainy evening somebody heard a quiet voice from it.",
    ),
    (
        "From that day on nothing was quite as it had been.",
        "What happened next is a story for another evening.",
    ),
    ("And so ends the story of {subject}.", "The rest you may imagine yourself."),
)
