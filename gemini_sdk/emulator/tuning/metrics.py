"""The metrics of a tuning job, under the names Vertex AI gives them: a JSON line a step.

Vertex AI shows them in an experiment, and the job names a file of them in Cloud Storage (`gcsMetricsUri`), whose form
it does not document; this one is the emulator's. A job has metrics where its data could be read, and those of
validation where it has validation data.
"""

from collections.abc import Sequence
from typing import Any

from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.tuning.progress import Run
from gemini_sdk.emulator.tuning.training import Measure, TrainingStep


def reported(run: Run, steps: Sequence[TrainingStep], now: float) -> list[dict[str, Any]]:
    """The metrics of the steps that are done."""
    return [
        {
            "step": number,
            "epoch": run.epoch_of(number),
            "time": rfc3339(run.time_of(number)),
            **_named("train", step.train),
            **(_named("eval", step.validation) if step.validation else {}),
        }
        for number, step in enumerate(steps[: run.completed_steps(now)], 1)
    ]


def _named(kind: str, measure: Measure) -> dict[str, float]:
    return {
        f"/{kind}_total_loss": measure.loss,
        f"/{kind}_fraction_of_correct_next_step_preds": measure.correct,
        f"/{kind}_num_predictions": measure.predictions,
    }
