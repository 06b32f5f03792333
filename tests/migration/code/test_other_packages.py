"""Programs for other packages than OpenAI's: each is run before and after, and asks and prints the same."""

from collections.abc import Generator

import pytest

from gemini_sdk.emulator import Emulator
from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.edits import MARK
from gemini_sdk.migration.packages import PackageName
from tests.migration.code import other_packages
from tests.migration.code.other_packages import SAMPLES

pytestmark = pytest.mark.filterwarnings("ignore")
PACKAGES = {
    "genai": "google.genai",
    "inference": "azure.ai.inference",
    "generativeai": "google.generativeai",
}
NAMES: dict[str, PackageName] = {
    "genai": "google-genai",
    "inference": "azure-ai-inference",
    "generativeai": "google-generativeai",
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


FORMS = [
    ("r = genai.Client(api_key='k')", "r = GeminiClient(api_key='k')", 0),
    ("r = genai.Client()", "r = GeminiClient()", 1),
    ("r = genai.Client(vertexai=True, project=p)", "r = VertexClient(project=p)", 1),
    (
        "r = genai.Client(vertexai=flag, api_key=k)",
        "r = (VertexClient(api_key=k) if flag else GeminiClient(api_key=k))",
        0,
    ),
    ("r = genai.Client(**options)", "r = GeminiClient(**options)", 2),
    (
        "r = genai.Client(api_key=k, http_options=options)",
        "r = GeminiClient(api_key=k)",
        1,
    ),
    ("genai.Client(api_key=k).models.generate_content(**a)", ".models.generate_content(**a)", 1),
    (
        "genai.Client(api_key=k).models.generate_content(model=m, contents=c, config=x)",
        "config=x",
        1,
    ),
    (
        "f = genai.Client(api_key=k).models.generate_content",
        "f = GeminiClient(api_key=k).models",
        1,
    ),
    ("genai.Client(api_key=k).files.download(file=f)", ".files.download(file=f)", 1),
    ("if a:\n    pass\nelif genai.Client(api_key=k).live:\n    pass", "elif GeminiClient(", 1),
    ("x = [types.Type.STRING, types.ServiceTier.FLEX]", 'x = ["STRING", "flex"]', 0),
    ("x = types.UserContent('hi')", "x = types.Content.from_parts(['hi'])", 0),
    ("x = types.LiveConnectConfig()", "x = types.LiveConnectConfig()", 1),
]


@pytest.mark.parametrize(("line", "made", "decisions"), FORMS)
def test_forms_of_google_genai(line: str, made: str, decisions: int) -> None:
    program = f"from google import genai\nfrom google.genai import types\n{line}\n"
    rewritten = rewrite(program)
    compile(rewritten, "<program>", "exec")
    assert made in rewritten
    assert rewritten.count(MARK) == decisions
    assert rewrite(rewritten) == rewritten


def test_two_functions_have_two_clients() -> None:
    rewritten = rewrite(
        "from google import genai\n\n"
        "def one():\n    client = genai.Client(api_key='a')\n"
        "    return client.models.count_tokens(model='m', contents='c')\n\n"
        "async def two():\n    client = genai.Client(api_key='b').aio\n"
        "    return await client.models.count_tokens(model='m', contents='c')\n"
    )
    assert "client = GeminiClient(api_key='a')" in rewritten
    assert "client = AsyncGeminiClient(api_key='b')" in rewritten
    assert MARK not in rewritten


def test_only_programs_of_the_chosen_packages_change() -> None:
    for name, program in SAMPLES.items():
        assert rewrite(program, packages=["openai", "vertexai"]) == program
        chosen = NAMES[name.partition("_")[0]]
        assert rewrite(program, packages=[chosen]) == rewrite(program)


def test_a_key_of_azures_stays_with_azure() -> None:
    rewritten = rewrite(
        "from azure.ai.inference import ChatCompletionsClient\n"
        "from azure.core.credentials import AzureKeyCredential\n"
        "def make(url, key, token):\n"
        "    a = ChatCompletionsClient(url, AzureKeyCredential(key), logging_enable=True)\n"
        "    return a, ChatCompletionsClient(endpoint=url, credential=token, credential_scopes=['s'])\n"
    )
    assert "a = AzureInferenceClient(url, key)" in rewritten
    assert "AzureInferenceClient(endpoint=url, credential=token, credential_scope='s')" in rewritten
    assert "Gemini" not in rewritten
    assert rewritten.count(MARK) == 1
