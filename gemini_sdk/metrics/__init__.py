"""How a tuning goes, in numbers and in a picture: loss and accuracy, step by step, of either platform."""

from gemini_sdk.metrics.curves import Curve, TuningMetrics
from gemini_sdk.metrics.sparkline import sparkline

__all__ = ["Curve", "TuningMetrics", "sparkline"]
