"""Methods of other packages' objects that are passed on or read by their names, and what their objects alone have."""

import pytest

from gemini_sdk.migration.code.edits import MARK
from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_other_names import made_of

VERTEX = "from vertexai.generative_models import GenerativeModel\nmodel = GenerativeModel('m')\n"
GENAI = "from google import genai\nfrom google.genai import types\nclient = genai.Client()\n"
OLD = "import google.generativeai as genai\nmodel = genai.GenerativeModel('m')\n"
AZURE = (
    "from azure.ai.inference import ChatCompletionsClient\nfrom azure.core.credentials import AzureKeyCredential\n"
    "client = ChatCompletionsClient(u, AzureKeyCredential(k))\n"
)
HELD = {
    "vertexai by name": (f"{VERTEX}x = getattr(model, 'generate_content')('y')", "is read by its"),
    "vertexai kept": (f"{VERTEX}x = model.generate_content", "is not called here"),
    "vertexai passed": (f"{VERTEX}x = run(model.generate_content, 'y')", "is not called here"),
    "vertexai name": (f"{VERTEX}x = model._model_name", "has no _model_name"),
    "vertexai name of self": (f"{VERTEX}x = self.model._model_name", "has no _model_name"),
    "genai by name": (
        f"{GENAI}x = getattr(client, 'models').generate_content(model='m', contents='y')",
        "read by its name",
    ),
    "genai asyncio by name": (f"{GENAI}x = getattr(client, 'aio')", "is read by its name"),
    "genai kept": (f"{GENAI}x = client.models.generate_content", "is not called here"),
    "genai content": (f"{GENAI}x = types.Content(parts=[]).to_json_dict()", "write model_dump"),
    "genai config": (
        f"{GENAI}def f(c: types.GenerateContentConfig):\n    x = c.model_copy(update={{}})",
        "c is a dict of keyword arguments now",
    ),
    "genai config dumped": (
        f"{GENAI}def f(c: 'types.GenerateContentConfig | None'):\n    x = c.model_dump()",
        "c is a dict of keyword arguments now",
    ),
    "generativeai by name": (
        f"{OLD}x = getattr(model, 'generate_content')('y')",
        "is read by its name",
    ),
    "generativeai kept": (f"{OLD}x = model.generate_content", "is not called here"),
    "azure by name": (
        f"{AZURE}x = getattr(client, 'complete')(messages=[])",
        "is read by its name",
    ),
    "azure kept": (f"{AZURE}x = client.complete", "is not called here"),
}


@pytest.mark.parametrize(("program", "words"), HELD.values(), ids=HELD)
def test_methods_that_are_held_are_reported(program: str, words: str) -> None:
    assert words in comments_at("x = ", made_of(f"{program}\n", "drop-in"))


@pytest.mark.parametrize(
    "program",
    [
        f"{AZURE}task.complete()\nself._tools = y\nz = other._model\n",
        f"{VERTEX}import vertexai\nvertexai.init(project='p')\nself._model_name = model\nprint(self._model_name)\n",
    ],
)
def test_other_attributes_are_left_alone(program: str) -> None:
    assert MARK not in made_of(program, "drop-in")


def test_a_name_that_is_imported_or_none_keeps_its_name() -> None:
    program = "try:\n    from openai import OpenAI\nexcept ImportError:\n    OpenAI = None\nc = OpenAI()\n"
    assert "from gemini_sdk.migration import OpenAI\n" in made_of(program, "drop-in")
