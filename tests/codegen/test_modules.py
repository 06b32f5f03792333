"""Where most types of a file are in no answer, they are a module of their own, and found beside the others."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from codegen.modules import modules
from codegen.package import write_package
from codegen.settings import SPECS
from codegen.specs import Specs

TEA = """\
openapi: 3.1.0
info: {title: Tea, version: 1.0.0}
paths:
  /v1/tea:brew:
    post:
      operationId: tea.brew
      x-platforms: [vertex]
      x-repeatable: true
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Wish'}}}
      responses:
        '200':
          description: Tea.
          content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}
components:
  schemas:
    Cup:
      description: What tea is in.
      type: object
      properties:
        material: {$ref: '#/components/schemas/Material', description: What it is made of.}
        saucers: {type: array, items: {$ref: '#/components/schemas/Cup'}, description: What it stands on.}
    Material:
      description: What a cup is made of.
      type: string
      enum: [CHINA, STEEL]
    Wish:
      description: What somebody would like.
      type: object
      properties:
        cup: {$ref: '#/components/schemas/Cup', description: What to pour it into.}
        blend: {$ref: '#/components/schemas/Blend', description: What to brew.}
    Blend:
      description: What is brewed.
      type: object
      properties:
        leaves: {type: array, items: {$ref: '#/components/schemas/Leaf'}, description: Of which leaves.}
        within: {$ref: '#/components/schemas/Blend', description: Another that it is part of.}
    Leaf:
      description: How a leaf was treated.
      type: string
      enum: [BLACK, GREEN]
"""
ORDER = """\
openapi: 3.1.0
info: {title: Order, version: 1.0.0}
components:
  schemas:
    Order:
      description: Wishes of a table.
      type: object
      properties:
        wishes: {type: array, items: {$ref: 'tea.yaml#/components/schemas/Wish'}, description: One a guest.}
        given: {type: array, items: {$ref: 'tea.yaml#/components/schemas/Cup'}, description: What was brought.}
"""


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    folder = tmp_path / "specs"
    folder.mkdir()
    (folder / "tea.yaml").write_text(TEA, encoding="utf-8")
    (folder / "order.yaml").write_text(ORDER, encoding="utf-8")
    return folder


def divided(specs: Path) -> dict[str, set[str]]:
    """The types of each module."""
    found: dict[str, set[str]] = {}
    for (_, name), module in modules(Specs.load(specs)).items():
        found.setdefault(module, set()).add(name)
    return found


def test_types_are_divided_by_whether_an_answer_has_them(specs: Path) -> None:
    assert divided(specs) == {
        "tea": {"Cup", "Material"},
        "tea_requests": {"Wish", "Blend", "Leaf"},
        "order": {"Order"},
    }


@pytest.mark.parametrize("change", ["answers have most", "no operation", "the name is taken"])
def test_a_file_stays_whole_where_dividing_it_gains_nothing(specs: Path, change: str) -> None:
    document = yaml.safe_load(TEA)
    if change == "answers have most":
        document["components"]["schemas"]["Cup"]["properties"]["blend"] = {
            "$ref": "#/components/schemas/Blend",
            "description": "What is in it.",
        }
    elif change == "no operation":
        del document["paths"]
    else:
        (specs / "tea_requests.yaml").write_text(ORDER.replace("Order", "Other"), encoding="utf-8")
    (specs / "tea.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    assert divided(specs)["tea"] == {"Cup", "Material", "Wish", "Blend", "Leaf"}


PROGRAMS = {
    "answers are read without the types of requests": """
from tea_house.tea import Cup
assert Cup.model_validate_json('{"material": "CHINA", "saucers": [{}]}').saucers == [Cup()]
import tea_house.tea
assert not hasattr(tea_house.tea, "__nothing__")
assert "tea_house.tea_requests" not in sys.modules
""",
    "a name is found as an attribute": """
import tea_house.tea as tea
assert tea.Wish(blend={"leaves": "GREEN"}).blend.leaves == ["GREEN"]
assert tea.Wish is sys.modules["tea_house.tea_requests"].Wish
""",
    "a name is found by import": """
from tea_house.tea import Blend, Cup, Wish
assert Wish(cup=Cup(), blend=Blend(within=Blend())).to_json() == b'{"cup":{},"blend":{"within":{}}}'
""",
    "a star takes all": """
from tea_house.tea import *
assert {"Cup", "Material", "Wish", "Blend", "Leaf"} <= {*dir()}
import tea_house.tea
assert {"Cup", "Material", "Wish", "Blend", "Leaf"} <= {*dir(tea_house.tea)}
""",
    "types of other files refer to both": """
from tea_house.order import Order
order = Order.model_validate({"wishes": [{"blend": {}}], "given": {}})
assert [type(each).__name__ for each in (*order.wishes, *order.given)] == ["Wish", "Cup"]
""",
    "a misspelt name is reported": """
import tea_house.tea
try:
    tea_house.tea.Wsh
except AttributeError as error:
    assert str(error) == "module 'tea_house.tea' has no attribute 'Wsh'"
else:
    raise AssertionError
""",
}


def test_names_are_found_wherever_they_are(specs: Path, tmp_path: Path) -> None:
    write_package(specs, tmp_path / "tea_house")
    for title, program in PROGRAMS.items():
        done = subprocess.run(
            [sys.executable, "-c", f"import sys{program}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == "", title


def test_answers_of_generate_content_are_the_smaller_part() -> None:
    found = divided(SPECS)
    assert {"GenerateContentResponse", "CountTokensResponse", "Content"} <= found[
        "generate_content"
    ]
    assert {"GenerateContentRequest", "CountTokensRequest", "Tool"} <= found[
        "generate_content_requests"
    ]
    assert [module for module in found if module.endswith("_requests")] == [
        "generate_content_requests"
    ]
