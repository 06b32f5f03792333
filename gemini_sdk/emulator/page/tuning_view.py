"""Tunings as the page gets them, with their loss by step."""

from collections.abc import Sequence
from itertools import islice

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import tuning_outcome
from gemini_sdk.emulator.tuning.progress import Run
from gemini_sdk.emulator.tuning.training import TrainingStep
from gemini_sdk.emulator.tuning.tuned_model import TunedModel
from gemini_sdk.emulator.tuning.tuning_job import TuningJob

MOST = 50
"""Tunings that are shown, the newest first."""
_POINTS = 240
"""Points of a curve at most."""


def tunings(store: Store, now: float) -> list[Json]:
    """The tuned models of Google AI and the tuning jobs of Vertex AI, the newest first."""
    models = [
        _shown(
            "Google AI",
            r.name,
            r.model,
            r.model.get("baseModel"),
            r.state(now),
            r.run,
            r.steps,
            now,
        )
        for _, r in islice(store.newest(TunedModel, "tunedModels"), MOST)
    ]
    jobs = [
        _shown(
            "Vertex AI",
            f"tuningJobs/{r.id}",
            {"displayName": r.job.get("tunedModelDisplayName")},
            r.job.get("baseModel"),
            r.run.phase(now).name,
            r.run,
            r.steps,
            now,
        )
        for _, r in islice(store.newest(TuningJob, "tuningJobs"), MOST)
    ]
    return sorted([*models, *jobs], key=lambda shown: -shown["created"])[:MOST]


def _shown(
    service: str,
    name: str,
    described: Json,
    base: str | None,
    state: str,
    run: Run,
    steps: Sequence[TrainingStep],
    now: float,
) -> Json:
    done = run.completed_steps(now)
    error = tuning_outcome.error(run, now)
    return {
        "service": service,
        "name": name,
        "title": described.get("displayName") or name,
        "base": base or "",
        "state": state,
        "final": run.phase(now).final,
        "created": run.created,
        "seconds": max(0.0, min(now, run.ended) - run.created),
        "examples": run.examples,
        "epochs": run.epochs,
        "step": done,
        "steps": run.total_steps,
        "percent": run.completed_percent(now),
        "error": None if error is None else str(error.get("message", "")),
        "training": _curve([(n, s.train.loss) for n, s in enumerate(steps[:done], 1)]),
        "validation": _curve(
            [(n, s.validation.loss) for n, s in enumerate(steps[:done], 1) if s.validation]
        ),
    }


def _curve(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """As many points as a curve needs, the first and the last among them."""
    stride = -(-len(points) // _POINTS) or 1
    return [point for at, point in enumerate(points) if at % stride == 0 or at == len(points) - 1]
