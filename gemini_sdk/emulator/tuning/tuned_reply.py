"""The answer of a tuned model: the output of the training example whose input is nearest to the prompt.

Nearness is the share of letter pairs two texts have in common (Dice's coefficient), case and outer white space
aside; an input that is the prompt wins over all, then the earlier example. No language model, and it says so: a model
tuned to count cannot count further than its examples, yet what it was tuned by shows in every answer.
"""

from collections import Counter
from collections.abc import Sequence

from gemini_sdk.emulator.tuning.training import Example


def nearest(prompt: str, examples: Sequence[Example]) -> Example | None:
    """The nearest example; None if there are none."""
    plain = prompt.strip().casefold()
    pairs = _pairs(plain)
    ranked = ((_nearness(plain, pairs, e.input), -number) for number, e in enumerate(examples))
    best = max(ranked, default=None)
    return None if best is None else examples[-best[1]]


def _nearness(prompt: str, pairs: Counter[str], text: str) -> float:
    text = text.strip().casefold()
    if text == prompt:
        return 2.0
    others = _pairs(text)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def _pairs(text: str) -> Counter[str]:
    """Each two letters in a row, the edges counting as letters."""
    framed = f"\0{text}\0"
    return Counter(framed[at : at + 2] for at in range(len(framed) - 1))
