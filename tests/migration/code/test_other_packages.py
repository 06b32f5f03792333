"""Programs for other packages than OpenAI's: each is run before and after, and asks and prints the same."""

from collections.abc import Generator

import pytest

from gemini_sdk.emulator import Emulator
from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.edits import MARK
from tests.migration.code import other_packages
from tests.migration.code.other_packages import SAMPLES

pytestmark = pytest.mark.filterwarnings("ignore")
PACKAGES = {
    "genai": "google.genai",
    "inference": "azure.ai.inference",
    "generativeai": "google.generativeai",
}
UNDECIDED = {"genai_missing"}
"""Programs that a person has to finish."""
ONLY_AFTER = {"generativeai_async": "google-generativeai is asynchronous over gRPC only"}
"""Programs that cannot be run as they were."""


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Generator[Emulator]:
    with other_packages.surroundings(tmp_path_factory.mktemp("programs")) as emulator:
        yield emulator


@pytest.mark.parametrize("name", SAMPLES)
def test_the_conversation_stays_the_same(name: str, emulator: Emulator) -> None:
    if name in ONLY_AFTER:
        pytest.skip(ONLY_AFTER[name])
    pytest.importorskip(PACKAGES[name.partition("_")[0]])
    emulator.reset()
    printed = other_packages.run(SAMPLES[name])
    asked = other_packages.conversation(emulator)
    rewritten = rewrite(SAMPLES[name])
    assert asked
    assert printed
    assert other_packages.run(rewritten) == printed
    assert other_packages.conversation(emulator) == asked
    assert (MARK in rewritten) is (name in UNDECIDED)


@pytest.mark.parametrize("name", [each for each in SAMPLES if each.startswith("generativeai")])
def test_programs_run_where_the_package_is_not_installed(name: str, emulator: Emulator) -> None:
    emulator.reset()
    assert other_packages.run(rewrite(SAMPLES[name]))
    assert other_packages.conversation(emulator)


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
