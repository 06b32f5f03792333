"""No name is undefined after a rewriting, and comments around removed lines are still there."""

import ast
from textwrap import dedent

import pytest

from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.names import lost
from gemini_sdk.migration.code.source import Program

STYLES: tuple[Style, ...] = ("drop-in", "native")

USES = {
    "annotation": "def f(x: AzureOpenAI): ...",
    "quoted annotation": "def f(x: 'list[AzureOpenAI | None]'): ...",
    "all": "__all__ = ['AzureOpenAI']",
    "more of all": "__all__: list[str] = []\n__all__ += ('AzureOpenAI',)",
    "is": "same = type(x) is AzureOpenAI",
    "subclass": "class My(AzureOpenAI): ...",
    "dict": "KINDS = {'azure': AzureOpenAI}",
    "list": "KINDS = [AzureOpenAI]",
    "isinstance": "ok = isinstance(x, (str, AzureOpenAI))",
    "decorator": "@register(AzureOpenAI)\ndef f(): ...",
    "except": "try: ...\nexcept (RateLimitError, openai.BadRequestError): ...",
    "cast": "from typing import cast\nx = cast('AzureOpenAI', y)",
    "read nowhere": "",
    "module": "f(openai)",
    "attribute of module": "f(openai.something_else)",
    "quoted attribute": "def f(x: 'openai.AzureOpenAI'): ...",
    "local": "def f():\n    from openai import OpenAI as O\n    return [O]",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_every_use_of_openais_names_is_defined(use: str, style: Style) -> None:
    program = f"import openai\nfrom openai import AzureOpenAI, RateLimitError\n{use}\n"
    made = rewrite(program, style=style)
    ast.parse(made)
    assert lost(Program(program), Program(made)) == set()
    assert rewrite(made, style=style) == made


def test_native_style_keeps_the_name_that_others_import() -> None:
    made = rewrite("from openai import OpenAI\n__all__ = ['OpenAI']\n", style="native")
    assert "from gemini_sdk import GeminiClient as OpenAI\n" in made


VERTEX = {
    "annotation": ("def f(m: GenerativeModel, p: 'Part'): ...", False),
    "subclass": ("class My(GenerativeModel): ...", True),
    "dict": ("KINDS = {'a': GenerativeModel}", True),
    "isinstance": ("ok = isinstance(x, GenerativeModel)", True),
    "enum": ("for each in HarmCategory: ...", True),
    "member of an enum": ("x = HarmCategory.HARM_CATEGORY_HARASSMENT", False),
    "all": ("__all__ = ['GenerativeModel']", True),
    "another part": ("from vertexai.preview import rag\nrag.list_corpora()", True),
    "module": ("print(vertexai.__version__)", True),
}


@pytest.mark.parametrize(("use", "stays"), VERTEX.values(), ids=VERTEX)
def test_init_stays_while_anything_of_vertexai_stays(use: str, stays: bool) -> None:
    program = dedent("""\
        import vertexai
        from vertexai.generative_models import GenerativeModel, HarmCategory, Part
        vertexai.init(project="p", location="us-central1")
        print(GenerativeModel("gemini-1.5-pro").generate_content([Part.from_text("x")]).text)
        """)
    used = "" if "HarmCategory" in use else "HarmCategory.HARM_CATEGORY_HARASSMENT\n"
    used += "" if "GenerativeModel" in use else "def g(m: GenerativeModel): ...\n"
    program += f"{used}{use}\n"
    made = rewrite(program)
    assert lost(Program(program), Program(made)) == set()
    assert ("vertexai.init(" in made) is stays
    assert ("import vertexai\n" in made) is stays
    assert 'vertex_client = VertexClient(project="p", location="us-central1")' in made
    assert rewrite(made) == made


def test_another_module_of_the_same_import_stays() -> None:
    made = rewrite("import os, vertexai\nvertexai.init(project=os.environ['P'])\n")
    assert "import os\n" in made
    assert "vertexai.init" not in made


def test_other_statements_of_the_line_stay() -> None:
    made = rewrite(
        "import os; from vertexai.generative_models import GenerativeModel\nGenerativeModel('x')\n"
    )
    assert "import os" in made


def test_comments_region_tags_and_blank_lines_stay() -> None:
    made = rewrite(
        dedent("""\
        import os

        # [START all]
        def ask():
            # [START setup]
            import vertexai  # the old library
            from vertexai.generative_models import (
                GenerativeModel,  # the model
            )

            # the project
            vertexai.init(project="x")  # noqa: X1
            # [END setup]

            model = GenerativeModel("gemini-1.5-flash")
            # [START ask]
            return model.generate_content("x")
            # [END ask]


        # [END all]
        """)
    )
    assert made == dedent("""\
        import os

        # [START all]
        def ask():
            # [START setup]
            # the old library
            from gemini_sdk import VertexClient
            # the model

            # the project
            vertex_client = VertexClient(project="x")  # noqa: X1
            # [END setup]

            model = "gemini-1.5-flash"
            # [START ask]
            return vertex_client.generate_content(model, "x")
            # [END ask]


        # [END all]
        """)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_emptied_block_keeps_its_comments_and_line_ends(end: str) -> None:
    made = rewrite(
        end.join(
            [
                "def g(m):",
                "\t# why",
                "\tfrom vertexai.generative_models import GenerativeModel",
                "\tx: GenerativeModel",
                "",
            ]
        )
    )
    assert made == end.join(["def g(m):", "\t# why", "\tx: str", ""])
