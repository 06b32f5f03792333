"""Models of the lines of datasets for tuning; `gemini_sdk.datasets` reads and checks whole files of them."""
# ruff: noqa: F403 - what is public here is what the generated module declares so

from gemini_models.tuning_dataset import *
