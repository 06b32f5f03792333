"""How a tuning goes, in numbers and in a picture: loss and accuracy, step by step, of either platform."""

from gemini_sdk.metrics.curve import Curve
from gemini_sdk.metrics.sparkline import sparkline
from gemini_sdk.metrics.tuning_metrics import TuningMetrics

__all__ = ["Curve", "TuningMetrics", "sparkline"]
