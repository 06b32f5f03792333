"""Statistics of a job's data: `tuningDataStats`, counted as the emulator counts tokens everywhere."""

from collections.abc import Sequence
from statistics import fmean, median
from typing import Any

from gemini_sdk.emulator.tokens import CHARACTERS_PER_TOKEN
from gemini_sdk.emulator.tuning.training import Example

_BUCKETS = 10
_SAMPLES = 3


def supervised(examples: Sequence[Example], *, epochs: int, steps: int) -> dict[str, Any]:
    """SupervisedTuningDataStats."""
    inputs = [_tokens(e.input) for e in examples]
    outputs = [_tokens(e.output) + _tokens(e.other) for e in examples]
    billable = (sum(inputs) + sum(outputs)) * epochs
    samples = [_content(e) for e in examples[:_SAMPLES]]
    return {
        "tuningDatasetExampleCount": str(len(examples)),
        "totalTuningCharacterCount": str(sum(len(e.input) + len(e.output) for e in examples)),
        "totalBillableTokenCount": str(billable),
        "tuningStepCount": str(steps),
        "userInputTokenDistribution": _distribution(inputs),
        "userOutputTokenDistribution": _distribution(outputs),
        "userMessagePerExampleDistribution": _distribution([2] * len(examples)),
        "userDatasetExamples": samples,
    }


def preference(examples: Sequence[Example], *, epochs: int, steps: int) -> dict[str, Any]:
    """PreferenceOptimizationDataStats."""
    statistics = supervised(examples, epochs=epochs, steps=steps)
    same = (
        "tuningDatasetExampleCount",
        "totalBillableTokenCount",
        "tuningStepCount",
        "userInputTokenDistribution",
        "userOutputTokenDistribution",
    )
    return {key: statistics[key] for key in same} | {
        "scoresDistribution": _distribution([0, 1] * len(examples)),
        "scoreVariancePerExampleDistribution": _distribution([0.25] * len(examples)),
        "userDatasetExamples": [_compared(e) for e in examples[:_SAMPLES]],
    }


def _compared(example: Example) -> dict[str, Any]:
    said = ((1, example.output), (0, example.other))
    completions = [
        {"score": score, "completion": {"role": "model", "parts": [{"text": text}]}}
        for score, text in said
    ]
    return {"contents": [_content(example)], "completions": completions}


def _tokens(text: str) -> int:
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def _content(example: Example) -> dict[str, Any]:
    return {"role": "user", "parts": [{"text": example.input}]}


def _distribution(values: Sequence[float]) -> dict[str, Any]:
    ordered = sorted(values)
    low, high = ordered[0], ordered[-1]
    width = (high - low) / _BUCKETS or 1.0
    counts = [0] * _BUCKETS
    for value in ordered:
        counts[min(int((value - low) / width), _BUCKETS - 1)] += 1
    return {
        "sum": sum(ordered),
        "min": low,
        "max": high,
        "mean": fmean(ordered),
        "median": median(ordered),
        "p5": _percentile(ordered, 5),
        "p95": _percentile(ordered, 95),
        "buckets": [
            {"count": count, "left": low + at * width, "right": low + (at + 1) * width}
            for at, count in enumerate(counts)
            if count
        ],
    }


def _percentile(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]
