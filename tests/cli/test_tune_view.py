"""What `gemini-sdk tune` shows while it watches, on a terminal and elsewhere."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from gemini_sdk.cli.tune.platforms import JobProgress
from gemini_sdk.cli.tune.progress_view import ProgressView
from gemini_sdk.metrics import Curve, TuningMetrics


def standing(completed: int, total: int = 38) -> JobProgress:
    losses = Curve.of((step, 10 / step) for step in range(1, completed + 1))
    return JobProgress("tuning", completed, total, TuningMetrics(mean_loss=losses))


def test_a_bar_with_steps_loss_and_time_on_a_terminal() -> None:
    file = io.StringIO()
    view = ProgressView(Console(file=file, force_terminal=True, width=120))
    with view.live():
        view.follow(standing(5))
        view.follow(standing(19))
    shown = file.getvalue()
    assert "step 19 of 38, mean_loss 0.5263" in shown
    assert "━" in shown
    assert "left" in shown


def test_a_line_for_each_change_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    view = ProgressView(Console(file=io.StringIO()))
    with view.live():
        view.follow(standing(0))
        view.follow(standing(19))
        view.follow(JobProgress("succeeded"))
    assert capsys.readouterr().err.splitlines() == [
        "tuning, step 0 of 38",
        "tuning, step 19 of 38, mean_loss 0.5263",
        "succeeded",
    ]


def test_the_end_tells_of_the_loss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view, picture = ProgressView(Console(file=io.StringIO())), tmp_path / "loss.svg"
    view.follow(standing(4))
    capsys.readouterr()
    view.close(picture, "Loss")
    assert capsys.readouterr().err == f"mean_loss █▃▂▁ 2.5\npicture: {picture}\n"
    assert picture.exists()


def test_a_missing_loss_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view = ProgressView(Console(file=io.StringIO()))
    view.follow(JobProgress("running", metrics_uri="gs://bucket/metrics.jsonl"))
    view.close(tmp_path / "loss.svg", "Loss")
    output = capsys.readouterr().err
    assert "no picture: the service reported no loss" in output
    assert "metrics: gs://bucket/metrics.jsonl" in output
    assert list(tmp_path.iterdir()) == []
