"""What a rewriting keeps of the text of a program: comments and line ends. And settings that keep their meaning."""

import io
import tokenize

import pytest

from gemini_sdk.migration.code import Style, rewrite
from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_other_names import STYLES, made_of

COMMENTED = {
    "no arguments left": "from openai import OpenAI\nc = OpenAI(  # 1\n    api_key='x',  # 2\n)  # 3\n",
    "one left": "from openai import OpenAI\nc = OpenAI(  # 1\n    # 2\n    api_key='x',\n    timeout=3,  # 3\n)\n",
    "with": "from openai import OpenAI\nwith OpenAI(  # 1\n    api_key='x',  # 2\n) as c:  # 3\n    ...\n",
    "google-genai": "from google import genai\nc = genai.Client(  # 1\n    api_key='x')\n"
    "c.models.generate_content(  # 2\n    model='m',  # 3\n    contents='x',  # 4\n    # 5\n)\n",
    "vertexai": "from vertexai.generative_models import GenerativeModel\nm = GenerativeModel(  # 1\n"
    "    'gemini-1.5-pro',  # 2\n)\nm.generate_content(  # 3\n    'x',  # 4\n)\n",
    "google-generativeai": "import google.generativeai as g\nm = g.GenerativeModel(  # 1\n    'x',  # 2\n)\n"
    "m.generate_content(  # 3\n    'x',  # 4\n)\n",
    "azure": "from azure.ai.inference import ChatCompletionsClient\nc = ChatCompletionsClient(  # 1\n"
    "    endpoint='x',  # 2\n    logging_enable=True,  # 3\n)\n",
    "old": "import openai\nopenai.api_key = (  # 1\n    'x'  # 2\n)\nopenai.ChatCompletion.create(  # 3\n"
    "    engine='m',  # 4\n    messages=[],  # 5\n)\n",
}


def comments_of(program: str) -> set[str]:
    tokens = tokenize.generate_tokens(io.StringIO(program).readline)
    return {each.string for each in tokens if each.type == tokenize.COMMENT}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", COMMENTED.values(), ids=COMMENTED)
def test_no_comment_is_lost(program: str, style: Style) -> None:
    assert comments_of(program) <= comments_of(made_of(program, style))


@pytest.mark.parametrize(
    "lines",
    [
        ["x = 1\n", "import openai\r\n", "c = openai.OpenAI(api_key='k')\r\n", "y = 2\r\n"],
        ["x = 1\r\n", "import openai\n", "c = openai.OpenAI(api_key='k')\n", "y = 2\n"],
        ["x = [\n", "]\r\n", "import openai\r\n", "c = openai.OpenAI(\n", "  api_key='k')\r\n"],
    ],
)
def test_new_lines_end_as_most_do(lines: list[str]) -> None:
    end = "\r\n" if lines[-1].endswith("\r\n") else "\n"
    for style in STYLES:
        made = rewrite("".join(lines), style=style).splitlines(keepends=True)
        assert made[0] == lines[0]
        assert all(line in lines or line.rstrip("\r\n") + end == line for line in made)


SETTINGS = {
    "api_base": ("openai.api_base = 'u'", "OpenAI", "base_url was 'u'"),
    "base_url": ("openai.base_url = 'u'", "OpenAI", "base_url was 'u'"),
    "open_ai": ("openai.api_type = 'open_ai'\nopenai.api_base = 'u'", "OpenAI", "base_url was"),
    "azure": (
        "openai.api_type = 'azure'\nopenai.api_base = 'u'",
        "AzureOpenAI",
        "azure_endpoint was",
    ),
    "version": (
        "openai.api_base = 'u'\nopenai.api_version = 'v'",
        "AzureOpenAI",
        "azure_endpoint was",
    ),
}


@pytest.mark.parametrize(("settings", "kind", "note"), SETTINGS.values(), ids=SETTINGS)
def test_an_address_is_of_the_service_that_was_set(settings: str, kind: str, note: str) -> None:
    made = made_of(f"import openai\n{settings}\nopenai.Embedding.create(input='x')\n", "drop-in")
    assert f"openai_client = openai.{kind}()" in made
    assert note in comments_at("openai_client =", made)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "value",
    [
        "f\"{os.environ['AZURE_OPENAI_ENDPOINT']}/v1\"",
        "os.environ['AZURE_OPENAI_ENDPOINT'] + '/v1'",
    ],
)
def test_a_variable_in_a_removed_argument_is_passed_to_nothing(value: str, style: Style) -> None:
    made = made_of(f"import os, openai\nc = openai.OpenAI(base_url={value})\n", style)
    assert "base_url was" in comments_at("c =", made)
    assert "passed to other code" not in made
    program = f"import os, openai\nc = openai.OpenAI()\nfetch({value})\n"
    assert "passed to other code" in made_of(program, style)


ERRORS = {
    "AuthenticationError('x', response=r, body=None)": "a message, status_code= and body=",
    "RateLimitError('x')": "a message, status_code= and body=",
    "APIConnectionError(request=r)": "a message and attempts=",
    "APIError('x', r, body=None)": "a message alone",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("made", "arguments"), ERRORS.items())
def test_the_arguments_of_errors_are_reported(made: str, arguments: str, style: Style) -> None:
    name = made.partition("(")[0]
    for program in (
        f"import openai\nraise openai.{made}\n",
        f"from openai import {name}\nraise {made}\n",
    ):
        assert f"{name} takes {arguments} here" in comments_at("raise", made_of(program, style))


@pytest.mark.parametrize("style", STYLES)
def test_errors_of_a_message_are_not_reported(style: Style) -> None:
    made = made_of("import openai\nraise openai.OpenAIError('x')\n", style)
    assert comments_at("raise", made) == ""
