"""Programs for other packages than OpenAI's: each is run before and after, and asks and prints the same."""

from collections.abc import Generator

import pytest

from gemini_sdk.emulator import Emulator
from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.edits import MARK
from tests.migration.code import other_packages
from tests.migration.code.other_packages import SAMPLES

pytestmark = pytest.mark.filterwarnings("ignore")
PACKAGES = {"genai_": "google.genai", "inference_": "azure.ai.inference"}
UNDECIDED = {"genai_missing"}
"""Programs that a person has to finish."""


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Generator[Emulator]:
    with other_packages.surroundings(tmp_path_factory.mktemp("programs")) as emulator:
        yield emulator


@pytest.mark.parametrize("name", SAMPLES)
def test_the_conversation_stays_the_same(name: str, emulator: Emulator) -> None:
    pytest.importorskip(PACKAGES[f"{name.partition('_')[0]}_"])
    emulator.reset()
    printed = other_packages.run(SAMPLES[name])
    asked = other_packages.conversation(emulator)
    rewritten = rewrite(SAMPLES[name])
    assert asked
    assert printed
    assert other_packages.run(rewritten) == printed
    assert other_packages.conversation(emulator) == asked
    assert (MARK in rewritten) is (name in UNDECIDED)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_second_time_changes_nothing(name: str) -> None:
    once = rewrite(SAMPLES[name])
    assert rewrite(once) == once != SAMPLES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_comment_is_lost(name: str) -> None:
    rewritten = rewrite(SAMPLES[name])
    for line in SAMPLES[name].splitlines():
        _, mark, comment = line.partition("# ")
        assert mark + comment in rewritten
