"""A small API to generate from: a run over it takes a second or two."""

from pathlib import Path

SMALL = """\
openapi: 3.1.0
info: {title: Small, version: 1.0.0}
paths:
  /v1/{name}:brew:
    post:
      operationId: tea.brew
      x-platforms: [vertex]
      x-repeatable: false
      parameters:
        - {name: name, in: path, required: true, schema: {type: string}}
        - {name: alt, in: query, schema: {type: string}}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Kettle'}}}
      responses:
        '200':
          description: Tea.
          content: {application/json: {schema: {$ref: '#/components/schemas/Kettle'}}}
components:
  schemas:
    Kettle:
      description: What water is boiled in.
      type: object
      required: [litresHeld]
      properties:
        litresHeld: {type: number, format: double, minimum: 0, description: How much it holds.}
        state: {$ref: '#/components/schemas/State', description: How it is.}
        spares:
          type: array
          items: {$ref: '#/components/schemas/Kettle'}
          description: More of them.
    State:
      description: How a kettle is.
      type: string
      enum: [COLD, HOT]
"""


def write_specs(folder: Path) -> Path:
    """A folder of specs, new in `folder`."""
    specs = folder / "specs"
    specs.mkdir()
    (specs / "small.yaml").write_text(SMALL, encoding="utf-8")
    return specs
