"""Datasets for supervised and preference tuning: checked before they are uploaded, converted, split in two."""

from gemini_sdk.datasets.checking import check
from gemini_sdk.datasets.converting import Conversion, Target, convert, pairs
from gemini_sdk.datasets.forms import Form, Method
from gemini_sdk.datasets.limits import Limits, load_limits
from gemini_sdk.datasets.report import Finding, Report, Summary, TokenCounts
from gemini_sdk.datasets.splitting import Split, split

__all__ = [
    "Conversion",
    "Finding",
    "Form",
    "Limits",
    "Method",
    "Report",
    "Split",
    "Summary",
    "Target",
    "TokenCounts",
    "check",
    "convert",
    "load_limits",
    "pairs",
    "split",
]
