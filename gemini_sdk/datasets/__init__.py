"""Datasets for supervised tuning: checked before they are uploaded, converted from other forms, split in two."""

from gemini_sdk.datasets.checking import check
from gemini_sdk.datasets.limits import Limits, load_limits
from gemini_sdk.datasets.report import Finding, Report, Summary, TokenCounts

__all__ = [
    "Finding",
    "Limits",
    "Report",
    "Summary",
    "TokenCounts",
    "check",
    "load_limits",
]
