"""The metrics of a tuning: read from both platforms, drawn in a picture and in a line of text."""

import json
import math
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from gemini_sdk.metrics import Curve, TuningMetrics, sparkline
from gemini_sdk.metrics.chart import ticks
from gemini_sdk.metrics.font import font_for
from gemini_sdk.metrics.picture import html, png, svg
from gemini_sdk.types.tuned_models import CreateTunedModelMetadata, TunedModel
from gemini_sdk.warnings import GeminiSDKWarning

SNAPSHOTS = [{"step": 2, "meanLoss": 1.5}, {"step": 1, "meanLoss": 3.0, "epoch": 1}]
finite = st.floats(allow_nan=False, allow_infinity=False, width=32)
points = st.lists(st.tuples(st.integers(0, 10**6), st.floats(width=32)))


@pytest.mark.parametrize(
    "tuned",
    [
        TunedModel.model_validate({"tuningTask": {"snapshots": SNAPSHOTS}}),
        CreateTunedModelMetadata.model_validate({"snapshots": SNAPSHOTS}),
    ],
)
def test_the_loss_of_a_tuned_model(tuned: Any) -> None:
    metrics = TuningMetrics.of(tuned)
    assert metrics.mean_loss == Curve((1, 2), (3.0, 1.5))
    assert metrics.losses == {"mean_loss": metrics.mean_loss}
    assert metrics.mean_loss.last == 1.5


@pytest.mark.parametrize("tuned", [TunedModel(), CreateTunedModelMetadata()])
def test_a_model_that_tells_nothing_yet(tuned: Any) -> None:
    metrics = TuningMetrics.of(tuned)
    assert not metrics
    assert metrics.curves == {}
    assert metrics.mean_loss.last is None


NAMES = [
    f"{kind}_{name}"
    for kind in ("train", "eval")
    for name in ("total_loss", "fraction_of_correct_next_step_preds", "num_predictions")
]


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_metrics_of_a_job(tmp_path: Path, slash: str) -> None:
    lines = [
        {"step": step, "epoch": 1, **{f"{slash}{n}": step + k for k, n in enumerate(NAMES)}}
        for step in (1, 2)
    ]
    file = tmp_path / "metrics.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    metrics = TuningMetrics.read(file)
    assert metrics == TuningMetrics.read(file.read_bytes()) == TuningMetrics.read(str(file))
    assert list(metrics.curves) == NAMES
    assert metrics.train_total_loss == Curve((1, 2), (1, 2))
    assert metrics.eval_num_predictions.values == (6, 7)
    assert list(metrics.losses) == ["train_total_loss", "eval_total_loss"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "line 1"),
        (b'{"step": 1}\n[]', "line 2: not the metrics of a step"),
        (b'{"train_total_loss": 1}', "`step`"),
        (b'{"step": 1, "/train_total_loss": "low"}', "line 1: /train_total_loss: wrong type"),
        (b'{"step": Infinity, "train_total_loss": 1}', "line 1: not the metrics of a step"),
        (b'{"step": 1, "train_total_loss": 1%s}' % (b"0" * 400), "line 1: .*wrong type"),
        (
            b'{"step": 1%s, "train_total_loss": 1}' % (b"0" * 400),
            "line 1: not the metrics of a step",
        ),
        (b'{"step": -1, "train_total_loss": 1}', "line 1: not the metrics of a step"),
        (b"[" * 100_000, "line 1: not the metrics of a step"),
    ],
)
def test_lines_that_are_no_metrics(content: bytes, message: str) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        TuningMetrics.read(content)


def test_the_file_of_a_wrong_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "metrics.jsonl"
    file.write_text(
        '\ufeff{"step": 1, "train_total_loss": null}\r\n{"step": 2}\n{}', encoding="utf-8"
    )
    with pytest.raises(
        InvalidPayloadError, match=r"metrics\.jsonl, line 3: not the metrics of a step"
    ):
        TuningMetrics.read(file)


@pytest.mark.parametrize("values", [(1e308, -1e308), (1e300, -1e300), (1e-320, 2e-320)])
def test_the_largest_and_the_smallest_losses_are_drawn(values: tuple[float, ...]) -> None:
    curve = Curve.of(enumerate((0.5, *values)))
    assert png({"loss": curve}, "t").startswith(b"\x89PNG")
    assert "nan" not in svg({"loss": curve}, "t").decode()
    assert len(sparkline(curve.values)) == len(curve.values)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        TuningMetrics.read(tmp_path / "missing.jsonl")


@given(points)
def test_a_curve_is_in_order_and_finite(given: list[tuple[int, float]]) -> None:
    curve = Curve.of(given)
    assert list(curve.steps) == sorted(set(curve.steps))
    assert all(map(math.isfinite, curve.values))
    assert len(curve.steps) == len(curve.values)
    assert set(curve.steps) == {step for step, value in given if math.isfinite(value)}


@given(st.dictionaries(st.text("ab<&\"'", max_size=8), points.map(Curve.of), max_size=5))
def test_every_curve_can_be_drawn(curves: dict[str, Curve]) -> None:
    drawn = ElementTree.fromstring(svg(curves, "<Loss> & more"))
    there = [curve for curve in curves.values() if curve]
    lines = [e for e in drawn if e.tag.endswith("polyline") and e.get("stroke-width") == "2"]
    assert [len((e.get("points") or "").split()) for e in lines] == [len(c.steps) for c in there]
    for line in lines:
        for point in (line.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= 800
            assert 0 <= y <= 400
    assert html(curves, "t").startswith(b"<!doctype html>")


def test_a_png_is_drawn() -> None:
    curves = {
        "mean_loss": Curve((1, 2, 3), (3.0, 2.0, 1.0)),
        "one": Curve((2,), (1.0,)),
        "no": Curve(),
    }
    content = png(curves, "Loss")
    image = Image.open(BytesIO(content))
    assert (image.format, image.size) == ("PNG", (1600, 800))
    colours = {colour for _, colour in image.getcolors(1 << 20) or ()}
    assert {(26, 115, 232), (217, 48, 37)} <= colours


def test_texts_that_no_font_has_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gemini_sdk.metrics.font.SYSTEM_FONTS", ("no-such-font.ttf",))
    with pytest.warns(GeminiSDKWarning, match="no font here has all characters of '손실'"):
        assert png({"loss": Curve((1,), (1.0,))}, "손실").startswith(b"\x89PNG")


def test_a_font_of_the_system_draws_what_the_usual_one_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A font in which every character has a form stands for one of the system."""
    from PIL import ImageFont

    usual = ImageFont.load_default(20)
    drawn: list[str] = []

    class Everything:
        def getmask(self, text: str, *rest: object) -> bytes:
            drawn.append(text)
            return text.encode("utf-16-le")

    original: Any = ImageFont.truetype

    def truetype(font: object, *rest: Any, **options: Any) -> Any:
        return Everything() if isinstance(font, str) else original(font, *rest, **options)

    monkeypatch.setattr(ImageFont, "truetype", truetype)
    assert type(font_for("손실", 20)) is Everything
    assert {"손", "실"} <= set(drawn)
    assert type(font_for("Loss", 20)) is type(usual)


def test_without_pillow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    metrics = TuningMetrics(mean_loss=Curve((1,), (1.0,)))
    with pytest.raises(ConfigurationError, match=r"gemini-sdk\[plot\]"):
        metrics.plot(tmp_path / "loss.png")
    assert metrics.plot(tmp_path / "loss.svg").read_bytes().startswith(b"<svg")


@pytest.mark.parametrize("name", ["loss.gif", "loss", "missing/loss.svg"])
def test_pictures_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="loss"):
        TuningMetrics().plot(tmp_path / name)


@given(finite, finite)
def test_ticks_are_round_and_around_the_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    slack = (found[-1] - found[0]) * 1e-9
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert 2 <= len(found) <= 12
    assert all(before < after for before, after in pairwise(found))


@given(st.lists(finite), st.integers(1, 100))
def test_a_sparkline_is_as_wide_as_it_may_be(values: list[float], width: int) -> None:
    assert len(sparkline(values, width)) == min(len(values), width)


def test_a_sparkline_goes_from_low_to_high() -> None:
    assert sparkline(range(8)) == "▁▂▃▄▅▆▇█"
    assert sparkline([1, 1]) == "▁▁"
    assert sparkline([0, 2, 4, 6], 2) == "▁█"
