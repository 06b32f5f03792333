"""What is rewritten and what is not, form by form."""

import ast
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk.migration.code import NotPythonError, Style, rewrite
from gemini_sdk.migration.code.edits import MARK
from gemini_sdk.migration.code.files import migrate_file
from tests.examples import examples

STYLES: tuple[Style, ...] = ("drop-in", "native")


def rewritten(program: str, style: Style = "native") -> str:
    return rewrite(dedent(program), style=style)


@pytest.mark.parametrize(
    "line", ["import openai", "import openai as oai", "from openai import OpenAI"]
)
@pytest.mark.parametrize("style", STYLES)
def test_imports_move(line: str, style: Style) -> None:
    made = rewrite(line + "\n", style=style)
    assert "gemini_sdk" in made
    assert not made.startswith(("import openai", "from openai"))


def test_a_name_of_ones_own_is_not_openais() -> None:
    program = """\
        import openai

        def ask(openai, client):
            return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[])
        """
    made = rewritten(program, "drop-in")
    assert made == dedent(program).replace(
        "import openai", "from gemini_sdk import migration as openai"
    )


def test_a_key_that_may_be_azures_is_not_given_to_google() -> None:
    made = rewritten(
        """\
        from openai import AzureOpenAI

        def client(key: str, url: str) -> AzureOpenAI:
            return AzureOpenAI(api_key=key, azure_endpoint=url)

        literal = AzureOpenAI(api_key="0123456789", azure_endpoint="https://x.openai.azure.com")
        """,
        "drop-in",
    )
    assert made.count("AzureOpenAI()") == 2
    assert f"{MARK} the key was not Google's" in made
    assert f"{MARK} azure_endpoint was url" in made
    assert "0123456789" not in made
    assert f'{MARK} azure_endpoint was "https://x.openai.azure.com"' in made


def test_variables_of_the_environment_get_their_new_names() -> None:
    made = rewritten(
        """\
        import os
        from os import environ as env
        # for openai
        key = env['AZURE_OPENAI_API_KEY']
        url = os.getenv("AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com")
        os.environ["OPENAI_API_KEY"] = "x"
        other = settings["OPENAI_API_KEY"]
        version = os.environ["OPENAI_API_VERSION"]
        """
    )
    assert "env['GEMINI_API_KEY']" in made
    assert 'os.getenv("GEMINI_SDK_BASE_URL", "https://generativelanguage.googleapis.com")' in made
    assert 'os.environ["GEMINI_API_KEY"] = "x"' in made
    assert 'settings["OPENAI_API_KEY"]' in made
    assert f"{MARK} OPENAI_API_VERSION has no meaning for Gemini.\nversion" in made


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("messages=history", "its messages are not written in the call"),
        ("messages=[*history]", "some of its messages are not written in the call"),
        ("messages=[{'role': 'tool', 'content': 'x'}]", "role tool"),
        (
            "messages=[{'role': 'user', 'content': [{'type': 'text'}]}]",
            "the content of a message is not one text",
        ),
        (
            "messages=[{'role': 'user', 'content': 'x'}], tools=tools",
            "tools has to be converted by hand",
        ),
        ("messages=[{'role': 'user', 'content': 'x'}], stream=streaming", "the value of stream"),
        ("messages=[{'role': 'user', 'content': 'x'}], stop=stop", "the value of stop"),
        ("messages=[{'role': 'user', 'content': 'x'}], **rest", "not written in the call"),
    ],
)
def test_what_is_not_common_goes_on_in_openais_words(argument: str, reason: str) -> None:
    made = rewrite(
        "from openai import OpenAI\nclient = OpenAI()\n"
        f"client.chat.completions.create(model='gpt-4o', {argument})\n",
        style="native",
    )
    assert "OpenAI(gemini=client).chat.completions.create(" in made
    assert MARK in made
    assert reason in made


@pytest.mark.parametrize(
    ("argument", "made_of_it", "marked"),
    [
        ("service_tier='default'", 'service_tier="standard"', False),
        ("service_tier='flex'", 'service_tier="flex"', False),
        ("service_tier='auto'", "", False),
        ("service_tier='scale'", "", True),
        ("service_tier=tier", "", True),
        ("store=keep", "store=keep", False),
    ],
)
def test_how_a_call_is_served_goes_on(argument: str, made_of_it: str, marked: bool) -> None:
    made = rewrite(
        "from openai import OpenAI\nclient = OpenAI()\n"
        f"client.completions.create(model='gpt-4o', prompt='x', {argument})\n",
        style="native",
    )
    (call,) = (line for line in made.splitlines() if "generate_content(" in line)
    assert made_of_it in call
    assert ("service_tier" in call) is made_of_it.startswith("service_tier")
    assert (MARK in made) is marked


def test_an_answer_is_renamed_only_if_every_reading_can_be() -> None:
    made = rewritten(
        """\
        from openai import OpenAI
        client = OpenAI()
        a = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
        print(a.choices[0].message.content, a.choices[1].message.content)
        """
    )
    assert "a.choices[1].message.content" in made
    assert "OpenAI(gemini=client).chat.completions.create(" in made


def test_an_unknown_model_is_reported() -> None:
    made = rewritten(
        """\
        from openai import OpenAI
        client = OpenAI()
        client.chat.completions.create(model="my-deployment", messages=[{"role": "user", "content": "x"}])
        """
    )
    assert 'client.generate_content("my-deployment", "x")' in made
    assert f'{MARK} "my-deployment" has to be a Gemini model: replace it.' in made


def test_a_model_map_of_ones_own_counts() -> None:
    program = (
        "from openai import OpenAI\nclient = OpenAI()\n"
        "client.completions.create(model='mine', prompt='x')\n"
    )
    made = rewrite(program, style="native", model_map={"mine": "gemini-2.5-flash"})
    assert "client.generate_content('gemini-2.5-flash', 'x')" in made
    assert MARK not in made


CALL = 'chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": p}])'


@pytest.mark.parametrize(
    ("definitions", "client"),
    [
        ("def make():\n    return OpenAI()", "make()"),
        ("def make():\n    made = OpenAI()\n    return made", "make()"),
        ("class A:\n    @property\n    def client(self):\n        return OpenAI()", "self.client"),
        (
            "class A:\n    @cached_property\n    def client(self) -> OpenAI:\n        ...",
            "self.client",
        ),
        ("class A:\n    client: OpenAI", "self.client"),
        ("def f(llm): ...", "llm"),
        ("from .llm import client", "client"),
        ("from .llm import make", "make()"),
        ("clients = {}", "clients['a']"),
    ],
)
def test_clients_are_known_wherever_they_are_from(definitions: str, client: str) -> None:
    made = rewritten(f"from openai import OpenAI\n{definitions}\nr = {client}.{CALL}\n")
    assert f'r = {client}.generate_content("gemini-3.8-flash", p)\n' in made


def test_awaited_clients_are_known() -> None:
    made = rewritten(
        f"""\
        from openai import AsyncOpenAI
        async def make():
            return AsyncOpenAI()
        async def main(other):
            client = await make()
            r = await client.{CALL}
            print(r.choices[0].message.content)
            s = await other.{CALL[:-1]}, stream=True)
            async for c in s:
                print(c.choices[0].delta.content)
        """
    )
    assert 'r = await client.generate_content("gemini-3.8-flash", p)' in made
    assert 's = other.stream_generate_content("gemini-3.8-flash", p)' in made
    assert made.count(MARK) == 1
    assert (
        f"{MARK} other may be made in another place: it must be an AsyncGeminiClient now." in made
    )


@pytest.mark.parametrize(
    "other",
    [
        "from groq import Groq\nclient = Groq()",
        "class Fake: ...\nclient = Fake()",
        "import together\nclient: object = together.Together(api_key='x')",
    ],
)
def test_clients_of_others_stay(other: str) -> None:
    program = f"from openai import OpenAI\n{other}\nr = client.{CALL}\n"
    assert f"r = client.{CALL}\n" in rewritten(program)


def test_what_nobody_has_is_not_promised() -> None:
    made = rewritten(
        """\
        from openai import OpenAI
        client = OpenAI()
        r = client.beta.assistants.create(model="gpt-4o")
        """
    )
    assert (
        f"{MARK} beta.assistants.create has no counterpart on the drop-in client: use chats" in made
    )


def test_what_errors_here_have_not_is_reported() -> None:
    made = rewritten(
        """\
        import openai
        try:
            client = openai.OpenAI()
        except (ValueError, openai.RateLimitError) as error:
            print(error.status_code)
            print(error.response.headers)
        except KeyError as error:
            print(error.body)
        """
    )
    notes = [line.strip() for line in made.splitlines() if MARK in line]
    words = "errors have no response here; they have status_code, message, details, retry_after and request_id."
    assert notes == [f"{MARK} {words}"]


def test_a_deployment_that_needs_a_row_is_reported() -> None:
    program = (
        "from openai import OpenAI\nclient = OpenAI()\nmodel = 'mine'\n"
        "client.chat.completions.create(model=model, messages=messages)\n"
    )
    comment = f"{MARK} 'mine' has no row in the client's model_map: add one.\n"
    assert comment in rewrite(program)
    assert MARK not in rewrite(program, model_map={"mine": "gpt-4o"})


@pytest.mark.parametrize("style", ["drop-in", "native"])
@pytest.mark.parametrize(
    "argument",
    [
        'base_url="http://localhost:11434/v1"',
        'base_url="https://api.openai.com/v1"',
        'base_url="https://mine.openai.azure.com/openai/v1/"',
        'azure_endpoint="https://mine"',
        "azure_endpoint=endpoint",
        "websocket_base_url=url",
    ],
)
def test_an_address_that_is_removed_is_reported(argument: str, style: Style) -> None:
    made = rewrite(
        f"from openai import AzureOpenAI\nclient = AzureOpenAI({argument})\n", style=style
    )
    name, _, value = argument.partition("=")
    assert f"{MARK} {name} was {value}; calls now go to Google.\nclient = " in made
    assert made.endswith("()\n")


def test_a_notebook_is_reported(tmp_path: Path) -> None:
    notebook = tmp_path / "a.ipynb"
    notebook.write_text('{"cells": ["import openai"]}')
    assert "notebook" in migrate_file(notebook).problem


def test_line_ends_stay() -> None:
    made = rewrite("import openai\r\nprint(1)\r\n")
    assert made == "from gemini_sdk import migration as openai\r\nprint(1)\r\n"


@pytest.mark.parametrize("style", STYLES)
def test_what_is_no_python_is_reported_with_its_line(style: Style) -> None:
    with pytest.raises(NotPythonError, match="line 2") as error:
        rewrite("import openai\nprint 'x'\n", style=style)
    assert error.value.line == 2


_ARGUMENTS = st.lists(
    st.sampled_from(
        [
            "temperature=0.1",
            "stop='x'",
            "stop=stops",
            "max_tokens=n",
            "user='u'",
            "stream=True",
            "stream=False",
            "tools=tools",
            "response_format={'type': 'json_object'}",
            "n=2",
            "seed=None",
        ]
    ),
    unique_by=lambda each: each.partition("=")[0],
)
_MESSAGES = st.lists(
    st.tuples(
        st.sampled_from(["system", "developer", "user", "assistant", "tool"]),
        st.sampled_from(["'text'", "f'{a}'", "name", "[]", "a + b"]),
    ),
    max_size=4,
)
_READINGS = st.lists(
    st.sampled_from(
        [
            "r.choices[0].message.content",
            "r['choices'][0]['message']['content']",
            "r.choices[0].finish_reason == 'stop'",
            "r.usage.total_tokens",
            "r.choices",
            "r",
            "[c.choices[0].delta.content for c in r]",
        ]
    ),
    max_size=3,
)
_CONSTRUCTIONS = st.sampled_from(
    [
        "from openai import OpenAI\nclient = OpenAI()",
        "import openai as o\nclient = o.AzureOpenAI(api_key=os.environ['OPENAI_API_KEY'],  # key\n  api_version='1')",
        "from openai import AzureOpenAI as C, NOT_GIVEN\nclient = C(azure_endpoint=url, **more)",
        "import openai\nopenai.api_key = os.getenv('OPENAI_API_KEY')\nclient = openai.OpenAI()",
        "from elsewhere import client",
        "from openai import RateLimitError\nfrom elsewhere import client",
        "import openai\ndef make(): return openai.OpenAI()\nclient = make()",
    ]
)


@settings(max_examples=examples(40))
@given(_CONSTRUCTIONS, _ARGUMENTS, _MESSAGES, _READINGS, st.sampled_from(STYLES))
def test_any_program_stays_one_and_is_rewritten_once(
    construction: str,
    arguments: list[str],
    messages: list[tuple[str, str]],
    readings: list[str],
    style: Style,
) -> None:
    said = ", ".join(f"{{'role': '{role}', 'content': {text}}}" for role, text in messages)
    given_arguments = ", ".join(["model='gpt-4o'", f"messages=[{said}]", *arguments])
    lines = ["import os", construction, f"r = client.chat.completions.create({given_arguments})"]
    lines += [f"print({each})" for each in readings]
    made = rewrite("\n".join(lines) + "\n", style=style)
    ast.parse(made)
    assert rewrite(made, style=style) == made
    if construction == "from elsewhere import client":
        assert made == "\n".join(lines) + "\n"


@given(st.text(), st.sampled_from(STYLES))
def test_a_text_without_either_package_is_never_read(text: str, style: Style) -> None:
    if "openai" in text.lower() or "vertexai" in text.lower():
        return
    assert rewrite(text, style=style) == text
