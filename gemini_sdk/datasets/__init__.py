"""Datasets for supervised and preference tuning: checked before they are uploaded, converted, split in two."""

from gemini_sdk.datasets.checking import check
from gemini_sdk.datasets.converting import DatasetConversion, Target, convert, pairs
from gemini_sdk.datasets.forms import Form, Method
from gemini_sdk.datasets.limits import Limits, load_limits
from gemini_sdk.datasets.report import DatasetReport, Finding, Summary, TokenCounts
from gemini_sdk.datasets.splitting import Split, split

__all__ = [
    "DatasetConversion",
    "DatasetReport",
    "Finding",
    "Form",
    "Limits",
    "Method",
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
