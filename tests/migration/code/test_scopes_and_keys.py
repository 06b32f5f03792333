"""Names by scope, and keys and addresses that must not get to another service."""

from textwrap import dedent

import pytest

from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.edits import MARK

CREATE = (
    'chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])'
    ".choices[0].message.content"
)
GENERATED = 'generate_content("gemini-3.8-flash", "x").text'
KEY = 'os.environ["OPENAI_API_KEY"]'


def made_of(program: str, style: Style = "native") -> str:
    text = "import os\n" + dedent(program).replace(
        "CREATE_", CREATE.partition(".choices")[0]
    ).replace("CREATE", CREATE).replace("ENVKEY", KEY)
    made = rewrite(text, style=style)
    compile(made, "<made>", "exec")
    assert rewrite(made, style=style) == made
    return made


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        (
            "import openai as oai\ndef a():\n    c = oai.OpenAI()\n    return c.CREATE\n"
            "async def b():\n    c = oai.AsyncOpenAI()\n    r = await c.CREATE_\n"
            "    return r.choices[0].message.content\n",
            [f"return c.{GENERATED}", f"r = await c.{GENERATED.removesuffix('.text')}"],
        ),
        (
            "from openai import OpenAI as O\nclass A:\n    def __init__(self): self.c = O()\n"
            "    def ask(self): return self.c.CREATE\nclass B(A):\n    def go(self): return self.c.CREATE\n",
            [
                f"def ask(self): return self.c.{GENERATED}",
                f"def go(self): return self.c.{GENERATED}",
            ],
        ),
        (
            "from openai import OpenAI, AzureOpenAI\nif x: client = AzureOpenAI()\n"
            "else: client = OpenAI()\ndef f():\n    return client.CREATE\n",
            [f"return client.{GENERATED}"],
        ),
        (
            "from openai import OpenAI\nwith OpenAI() as client:\n    client.CREATE\n",
            [f"client.{GENERATED}"],
        ),
        (
            "from openai import OpenAI\nclients = {'a': OpenAI()}\nfor n, c in clients.items(): c.CREATE\n"
            "[c.CREATE for c in [OpenAI()]]\nclients['a'].CREATE\n",
            [f": c.{GENERATED}", f"[c.{GENERATED} for", f"clients['a'].{GENERATED}"],
        ),
        (
            "from openai import OpenAI\nif (c := OpenAI()): c.CREATE\n"
            "def f(client=None):\n    client = client or OpenAI()\n    client.CREATE\n",
            [f": c.{GENERATED}", f"client.{GENERATED}"],
        ),
        (
            "from openai import OpenAI\ndef ask(llm): return llm.CREATE\nask(OpenAI())\n"
            "def setup():\n    global g\n    g = OpenAI()\ndef use(): return g.CREATE\n",
            [f"return llm.{GENERATED}", f"return g.{GENERATED}"],
        ),
        (
            "def f():\n    import openai\n    return openai.OpenAI().CREATE\n",
            [f"    import gemini_sdk\n    return gemini_sdk.GeminiClient().{GENERATED}"],
        ),
        (
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from openai import OpenAI\n"
            'def f(c: "OpenAI | None"): return c.CREATE\n',
            [f"return c.{GENERATED}"],
        ),
    ],
)
def test_clients_are_found_by_scope(program: str, wanted: list[str]) -> None:
    made = made_of(program)
    for each in wanted:
        assert each in made
    assert MARK not in made


@pytest.mark.parametrize(
    "program",
    [
        "from openai import OpenAI\nfrom groq import Groq\nif x: client = OpenAI()\n"
        "else: client = Groq()\nr = client.CREATE\n",
        "from openai import OpenAI, AsyncOpenAI\nclient = OpenAI() if x else AsyncOpenAI()\nr = client.CREATE\n",
    ],
)
def test_a_client_of_two_kinds_keeps_its_words(program: str) -> None:
    made = made_of(program)
    assert f"r = client.{CREATE}" in made
    assert f"{MARK} client is not always the same kind of client" in made
    assert "from gemini_sdk.migration import" in made
    assert " OpenAI()" in made


def test_a_name_that_something_else_has_stays() -> None:
    made = made_of(
        """\
        from openai import OpenAI
        client = OpenAI()
        def other():
            client = Fake()
            return client.CREATE
        def shadowed(client: Fake):
            return client.conversations.create()
        """
    )
    assert f"    return client.{CREATE}" in made


def test_imports_of_two_packages_under_one_name_are_left_alone() -> None:
    made = made_of(
        "try:\n    from openai import OpenAI\nexcept ImportError:\n    from other import OpenAI\n"
        "c = OpenAI(api_key=k)\n",
        "drop-in",
    )
    assert "c = OpenAI(api_key=k)" in made


STYLES: tuple[Style, ...] = ("drop-in", "native")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "key",
    [
        "given or ENVKEY",
        "given",
        "self.key",
        "config.key",
        "load()",
        "f'{ENVKEY}'",
        '"sk-1234"',
        'os.getenv("OPENAI_API_KEY", "sk-1234")',
        'os.getenv("OPENAI_API_KEY", given)',
        "ENVKEY if given else given",
    ],
)
def test_a_key_of_unknown_origin_does_not_go_to_google(key: str, style: Style) -> None:
    made = made_of(
        f"from openai import OpenAI\nclass A:\n    def make(self, given=ENVKEY):\n"
        f"        return OpenAI(api_key={key})\n",
        style,
    )
    assert "api_key=" not in made
    assert f"{MARK} the key was not Google's" in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "key",
    [
        "ENVKEY",
        "ENVKEY.strip()",
        'os.getenv("OPENAI_API_KEY") or ENVKEY',
        'os.getenv("OPENAI_API_KEY", os.getenv("AZURE_OPENAI_KEY"))',
        "A.KEPT",
    ],
)
def test_a_key_that_is_renamed_goes_on(key: str, style: Style) -> None:
    made = made_of(
        f"from openai import OpenAI\nclass A:\n    KEPT = ENVKEY\nOpenAI(api_key={key})\n", style
    )
    assert "api_key=" in made
    assert "OPENAI" not in made
    assert MARK not in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "use",
    [
        'requests.post(url, headers={"api-key": key})',
        "Groq(api_key=key)",
        'headers = {"Authorization": f"Bearer {key}"}',
        "send(key)",
    ],
)
def test_googles_key_does_not_go_to_another_service(use: str, style: Style) -> None:
    made = made_of(f"from openai import OpenAI\nkey = ENVKEY\nOpenAI(api_key=key)\n{use}\n", style)
    assert f"key = {KEY}" in made
    assert use in made
    assert "api_key=key)" not in made.replace("Groq(api_key=key)", "")
    assert f"{MARK} OPENAI_API_KEY is passed to other code, so it keeps its name." in made
    assert f"{MARK} the key was not Google's" in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "address",
    ["url", 'os.getenv("OPENAI_BASE_URL", url)', 'os.environ["OPENAI_BASE_URL"] or "https://x"'],
)
def test_googles_key_does_not_go_to_another_address(address: str, style: Style) -> None:
    made = made_of(
        f"from openai import OpenAI\nOpenAI(base_url={address}, api_key=ENVKEY)\n", style
    )
    assert "base_url=" not in made
    assert "calls now go to Google" in made
    made = made_of(f'import openai\nos.environ["OPENAI_BASE_URL"] = {address}\n', style)
    assert 'os.environ["OPENAI_BASE_URL"] = ' in made
    assert MARK in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("argument", "stays"),
    [
        ('default_headers={"X-Team": "a"}', True),
        ("default_headers=given", False),
        ('default_headers={"Ocp-Apim-Subscription-Key": k}', False),
        ("http_client=httpx.Client(timeout=3)", True),
        ("http_client=httpx.Client(headers=given)", None),
        ('http_client=httpx.Client(base_url="https://x")', None),
        ("http_client=given", None),
        ("**given", None),
    ],
)
def test_what_may_hold_a_key_or_an_address_is_reported(
    argument: str, stays: bool | None, style: Style
) -> None:
    made = made_of(f"import httpx\nfrom openai import OpenAI\nOpenAI({argument})\n", style)
    assert (MARK in made) is (stays is not True)
    if stays is not None:
        assert ("X-Team" in made or "http_client=" in made) is stays


ATTRIBUTES = {
    "class": (f"class Conf:\n    key = {KEY}\n", "Conf.key"),
    "subclass": (f"class Base:\n    key = {KEY}\nclass Sub(Base): pass\nit = Sub()\n", "it.key"),
    "annotated": (f"@dataclass\nclass Conf:\n    key: str = {KEY}\nit = Conf()\n", "it.key"),
    "enum": (f"class Conf(Enum):\n    KEY = {KEY}\n", "Conf.KEY.value"),
    "enum member": (f"class Conf(str, Enum):\n    KEY = {KEY}\n", "Conf.KEY"),
    "property": (f"class Conf:\n    @property\n    def key(self): return {KEY}\n", "Conf().key"),
    "cached": (
        f"class Conf:\n    @functools.cached_property\n    def key(self):\n        key = {KEY}\n"
        "        return key\n",
        "Conf().key",
    ),
    "method": (f"class Conf:\n    def key(self): return {KEY}\n", "Conf().key()"),
    "unknown object": (f"class Conf:\n    def key(self): return {KEY}\n", "conf().key()"),
    "static": (f"class Conf:\n    @staticmethod\n    def key(): return {KEY}\n", "Conf.key()"),
    "nested": (f"class A:\n    class B:\n        key = {KEY}\n", "A.B.key"),
    "own": (f"class Conf:\n    key = {KEY}\n    other = key\n", "Conf.other"),
    "coroutine": (f"async def key(): return {KEY}\n", "await key()"),
    "lowered": (f"key = {KEY}\n", "key.lower()"),
    "by name": (f"class Conf:\n    key = {KEY}\n", 'getattr(Conf, "key")'),
    "all of them": (f"class Conf:\n    key = {KEY}\n", "vars(Conf)"),
    "function": (f"def key(): return {KEY}\n", "key"),
    "exported": (f"__all__ = ['key']\nkey = {KEY}\n", "'x'"),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ATTRIBUTES)
def test_a_key_that_an_attribute_takes_elsewhere_keeps_its_name(name: str, style: Style) -> None:
    kept, read = ATTRIBUTES[name]
    program = f"from openai import OpenAI\n{kept}async def main():\n    send({read})\n"
    made = made_of(program, style)
    assert KEY in made
    assert f"{MARK} OPENAI_API_KEY is passed to other code, so it keeps its name." in made
    made = made_of(program.replace("send(", "OpenAI(api_key=") + f"OpenAI(api_key={KEY})\n", style)
    assert 'OpenAI(api_key=os.environ["OPENAI_API_KEY"])' not in made
    assert "GEMINI_API_KEY" in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "read", ['os.environ["AZURE_OPENAI_ENDPOINT"]', 'os.getenv("AZURE_OPENAI_ENDPOINT")']
)
def test_an_address_that_an_attribute_takes_elsewhere_keeps_its_name(
    read: str, style: Style
) -> None:
    made = made_of(
        f"from openai import AzureOpenAI\nclass Conf:\n    endpoint = {read}\n"
        "AzureOpenAI(azure_endpoint=Conf.endpoint)\nrequests.post(Conf.endpoint + '/x')\n",
        style,
    )
    assert f"endpoint = {read}" in made
    assert "AZURE_OPENAI_ENDPOINT is passed to other code" in made
    assert "base_url=" not in made


DEFAULT = '("GEMINI_SDK_BASE_URL", "https://generativelanguage.googleapis.com")'


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("guard", "wanted"),
    [
        (
            'url = os.getenv("AZURE_OPENAI_ENDPOINT")\nif not url: raise SystemExit',
            f"url = os.getenv{DEFAULT}",
        ),
        ('url = os.environ.get("AZURE_OPENAI_ENDPOINT", "")', f"url = os.environ.get{DEFAULT}"),
        (
            'if not os.getenv("AZURE_OPENAI_ENDPOINT"): raise SystemExit',
            f"if not os.getenv{DEFAULT}",
        ),
        (
            'if "AZURE_OPENAI_ENDPOINT" not in os.environ: raise SystemExit',
            f"{MARK} GEMINI_SDK_BASE_URL may be missing",
        ),
        (
            'for v in ("AZURE_OPENAI_ENDPOINT", "X"):\n    if v not in os.environ: raise SystemExit',
            f"{MARK} AZURE_OPENAI_ENDPOINT is GEMINI_SDK_BASE_URL now",
        ),
        (
            'NEEDED = ["AZURE_OPENAI_ENDPOINT"]\nassert all(os.getenv(v) for v in NEEDED)',
            f"{MARK} AZURE_OPENAI_ENDPOINT is GEMINI_SDK_BASE_URL now",
        ),
    ],
)
def test_a_missing_address_stops_no_program_without_a_comment(
    guard: str, wanted: str, style: Style
) -> None:
    made = made_of(f"from openai import AzureOpenAI\n{guard}\nAzureOpenAI()\n", style)
    assert wanted in made


@pytest.mark.parametrize("style", STYLES)
def test_two_deployments_stay_two(style: Style) -> None:
    two = "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_DEPLOYMENT_NAME"
    lines = "".join(f'm{i} = os.environ["{name}"]\n' for i, name in enumerate(two))
    made = made_of(f"from openai import AzureOpenAI\n{lines}AzureOpenAI()\n", style)
    assert all(f'os.environ["{name}"]' in made for name in two)
    assert made.count(MARK) == 2
    one = made_of(f'from openai import AzureOpenAI\nm = os.environ["{two[0]}"]\n', style)
    assert ("GEMINI_MODEL" in one) is (style == "native")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "call",
    [
        'for b in [{"cls": OpenAI, "kw": {"api_key": ENVKEY}}]: b["cls"](**b["kw"])',
        'all = [{"cls": OpenAI, "kw": {"api_key": ENVKEY}}]\nall[0]["cls"](**all[0]["kw"])',
        'all = {"a": {"cls": OpenAI}}\nall["a"]["cls"](api_key="sk-1234")',
        'type(OpenAI())(api_key="sk-1234")',
        'c = OpenAI()\nc.__class__(api_key="sk-1234")',
    ],
)
def test_a_class_that_containers_and_objects_lead_to_gets_no_other_key(
    call: str, style: Style
) -> None:
    made = made_of(f"from openai import OpenAI\n{call}\n", style)
    assert "**" not in made.rpartition(MARK)[2] or style == "drop-in"
    assert '(api_key="sk-1234")' not in made
    assert f"{MARK} the key was not Google's" in made or "may hold a key or an address" in made
