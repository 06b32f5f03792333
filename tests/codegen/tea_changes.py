"""A small API, and what may become of it: what a change is to senders and to receivers."""

from codegen.diff.difference import Impact

NONE, DOCS, MORE, BREAKS = Impact

TEA = """\
openapi: 3.1.0
info: {title: Tea, version: 1.0.0}
security:
  - key: []
paths:
  /v1/{name}:brew:
    post:
      operationId: tea.brew
      summary: Makes tea.
      x-platforms: [google-ai, vertex]
      x-repeatable: true
      parameters:
        - {$ref: '#/components/parameters/name'}
        - {name: alt, in: query, schema: {type: string, enum: [json, sse]}}
      requestBody: {$ref: '#/components/requestBodies/Brew'}
      responses:
        '200': {$ref: '#/components/responses/Cup'}
  /v1/{name}:wash:
    post:
      operationId: tea.wash
      x-platforms: [vertex]
      x-repeatable: true
      responses:
        '200': {description: Done.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: x-key}
  parameters:
    name: {name: name, in: path, required: true, schema: {type: string}}
  requestBodies:
    Brew:
      required: true
      content:
        application/json: {schema: {$ref: '#/components/schemas/Kettle'}}
  responses:
    Cup:
      description: Tea.
      content:
        application/json: {schema: {$ref: '#/components/schemas/Cup'}}
  schemas:
    Kettle:
      description: What is sent.
      type: object
      required: [litres]
      x-oneof:
        heat: [gas, power]
      x-beside:
        leaf: [litres, gas]
      properties:
        litres:
          description: How much.
          type: number
          format: double
          minimum: 0
          maximum: 2
        gas: {description: Of gas., type: boolean}
        power: {description: Of power., type: integer, format: int32}
        leaf: {description: Which., $ref: '#/components/schemas/Leaf'}
        tags:
          description: Words.
          type: array
          maxItems: 3
          items: {type: string, pattern: '^a'}
    Cup:
      description: What comes.
      type: object
      properties:
        text: {description: Words., type: string}
        leaf: {description: Which., $ref: '#/components/schemas/Leaf'}
        spills:
          description: By place.
          type: object
          additionalProperties: {type: number, format: double}
    Leaf:
      description: Both.
      type: string
      enum: [GREEN, BLACK]
      x-enum-platforms:
        BLACK: [vertex]
    Error:
      description: In no operation.
      type: object
      properties:
        code: {description: Which., type: integer, format: int32}
"""

# What is replaced by what in TEA; the difference's kind, name, beginning of its text; to senders, to receivers.
CHANGES = [
    (
        "power: {d",
        "watts: {description: W., type: integer, format: int32}\n        power: {d",
        "added",
        "Kettle.watts",
        "field added",
        MORE,
        NONE,
    ),
    (
        "        text: {",
        "        size: {description: S., type: string}\n        text: {",
        "added",
        "Cup.size",
        "field added",
        NONE,
        MORE,
    ),
    (
        "        code: {",
        "        why: {description: S., type: string}\n        code: {",
        "added",
        "Error.why",
        "field added",
        MORE,
        MORE,
    ),
    (
        "        text: {description: Words., type: string}\n",
        "",
        "removed",
        "Cup.text",
        "field removed",
        NONE,
        BREAKS,
    ),
    (
        "      properties:\n        code: {description: Which., type: integer, format: int32}\n",
        "",
        "removed",
        "Error.code",
        "field removed",
        BREAKS,
        BREAKS,
    ),
    ("[litres]\n", "[litres, gas]\n", "changed", "Kettle.gas", "required now", BREAKS, NONE),
    (
        "required: [litres]",
        "required: []",
        "changed",
        "Kettle.litres",
        "no longer required",
        MORE,
        NONE,
    ),
    (
        "type: integer, format: int32}\n        leaf",
        "type: number, format: double}\n        leaf",
        "changed",
        "Kettle.power",
        "number (double), was integer (int32)",
        BREAKS,
        NONE,
    ),
    (
        "Words., type: string}",
        "Words., type: string, format: byte}",
        "changed",
        "Cup.text",
        "string (byte), was string",
        NONE,
        BREAKS,
    ),
    ("minimum: 0", "minimum: 1", "changed", "Kettle.litres", "minimum 1, was 0", BREAKS, NONE),
    ("minimum: 0", "minimum: -1", "changed", "Kettle.litres", "minimum -1, was 0", MORE, NONE),
    ("maximum: 2", "maximum: 1", "changed", "Kettle.litres", "maximum 1, was 2", BREAKS, NONE),
    ("maximum: 2", "maximum: 3", "changed", "Kettle.litres", "maximum 3, was 2", MORE, NONE),
    ("          maximum: 2\n", "", "removed", "Kettle.litres", "maximum is gone", MORE, NONE),
    ("pattern: '^a'", "pattern: '^b'", "changed", "Kettle.tags.items", "pattern ^b", BREAKS, NONE),
    (", pattern: '^a'", "", "removed", "Kettle.tags.items", "pattern is gone", MORE, NONE),
    (
        "items: {type: string",
        "items: {type: boolean",
        "changed",
        "Kettle.tags.items",
        "boolean, was string",
        BREAKS,
        NONE,
    ),
    (
        "{type: number, format: double}",
        "true",
        "changed",
        "Cup.spills",
        "additionalProperties true",
        NONE,
        BREAKS,
    ),
    ("[GREEN, BLACK]", "[GREEN, BLACK, RED]", "added", "Leaf", "value RED added", MORE, MORE),
    ("[GREEN, BLACK]", "[BLACK]", "removed", "Leaf", "value GREEN removed", BREAKS, DOCS),
    ("[GREEN, BLACK]", "[BLACK, GREEN]", "changed", "Leaf", "values reordered", DOCS, DOCS),
    (
        "BLACK: [vertex]",
        "BLACK: [google-ai, vertex]",
        "changed",
        "Leaf",
        "BLACK on google-ai too",
        MORE,
        MORE,
    ),
    (
        "BLACK: [vertex]",
        "GREEN: [vertex]\n        BLACK: [vertex]",
        "changed",
        "Leaf",
        "GREEN no longer on google-ai",
        BREAKS,
        DOCS,
    ),
    (
        "[gas, power]",
        "[gas, power, tags]",
        "changed",
        "Kettle",
        "tags now excludes gas, power",
        BREAKS,
        NONE,
    ),
    (
        "      x-oneof:\n        heat: [gas, power]\n",
        "",
        "changed",
        "Kettle",
        "gas no longer excludes power",
        MORE,
        NONE,
    ),
    ("heat: [gas", "fire: [gas", "changed", "Kettle", "groups named", DOCS, NONE),
    ("leaf: [litres, gas]", "leaf: [litres]", "changed", "Kettle", "x-beside leaf", BREAKS, NONE),
    (
        "leaf: [litres, gas]",
        "leaf: [litres, gas, power]",
        "changed",
        "Kettle",
        "x-beside leaf",
        MORE,
        NONE,
    ),
    (
        "      description: What comes.\n",
        "      description: What comes.\n      x-platforms: [vertex]\n",
        "changed",
        "Cup",
        "no longer on google-ai",
        NONE,
        DOCS,
    ),
    (
        "{description: Of gas.,",
        "{description: Of gas., x-platforms: [google-ai],",
        "changed",
        "Kettle.gas",
        "no longer on vertex",
        BREAKS,
        NONE,
    ),
    ("How much.", "How many litres.", "changed", "Kettle.litres", "described anew", DOCS, NONE),
    (
        "{description: Of gas.,",
        "{description: Of gas., deprecated: true,",
        "added",
        "Kettle.gas",
        "deprecated",
        DOCS,
        NONE,
    ),
    (
        "{description: Of gas.,",
        "{description: Of gas., readOnly: true,",
        "added",
        "Kettle.gas",
        "readOnly true",
        DOCS,
        NONE,
    ),
    (
        "{description: Of power.,",
        "{description: Of power., x-type-on: {vertex: {type: boolean}},",
        "added",
        "Kettle.power",
        "type on vertex",
        BREAKS,
        NONE,
    ),
    (
        "      x-oneof:",
        "      x-excludes: {power: {gas: set one of them}}\n      x-oneof:",
        "added",
        "Kettle",
        "power excludes gas",
        BREAKS,
        NONE,
    ),
    (
        "      x-oneof:",
        "      x-cases: {power: {'1': {forbidden: [gas]}}}\n      x-oneof:",
        "added",
        "Kettle",
        "x-cases: power 1: gas forbidden",
        BREAKS,
        NONE,
    ),
    (
        "      x-oneof:",
        "      x-extras: true\n      x-oneof:",
        "added",
        "Kettle",
        "x-extras true",
        MORE,
        NONE,
    ),
    (
        "type: boolean}\n        power",
        "anyOf: [{type: boolean}, {type: string}], type: boolean}\n        power",
        "added",
        "Kettle.gas",
        "anyOf",
        BREAKS,
        NONE,
    ),
    (
        "{description: Of gas.,",
        "{description: Of gas., contentEncoding: gzip, ",
        "added",
        "Kettle.gas",
        "contentEncoding",
        BREAKS,
        NONE,
    ),
    (
        "operationId: tea.wash",
        "operationId: tea.rinse",
        "removed",
        "tea.wash",
        "operation removed",
        BREAKS,
        BREAKS,
    ),
    (
        "operationId: tea.wash",
        "operationId: tea.rinse",
        "added",
        "tea.rinse",
        "operation added",
        MORE,
        MORE,
    ),
    ("}:wash:", "}:rinse:", "changed", "tea.wash", "path /v1/{name}:rinse, was", BREAKS, DOCS),
    (
        "    post:\n      operationId: tea.wash",
        "    put:\n      operationId: tea.wash",
        "changed",
        "tea.wash",
        "method put, was post",
        BREAKS,
        DOCS,
    ),
    (
        "x-repeatable: true\n      responses",
        "x-repeatable: false\n      responses",
        "changed",
        "tea.wash",
        "x-repeatable false, was true",
        BREAKS,
        DOCS,
    ),
    (
        "[google-ai, vertex]",
        "[vertex]",
        "changed",
        "tea.brew",
        "no longer on google-ai",
        BREAKS,
        DOCS,
    ),
    (
        "  x-platforms: [vertex]",
        "  x-platforms: [google-ai, vertex]",
        "changed",
        "tea.wash",
        "on google-ai too",
        MORE,
        MORE,
    ),
    ("Makes tea.", "Brews tea.", "changed", "tea.brew", "described anew", DOCS, DOCS),
    (
        "        - {name: alt",
        "        - {name: fl, in: query, schema: {type: string}}\n        - {name: alt",
        "added",
        "tea.brew.fl",
        "query parameter added",
        MORE,
        DOCS,
    ),
    (
        "        - {name: alt",
        "        - {name: fl, in: query, required: true}\n        - {name: alt",
        "added",
        "tea.brew.fl",
        "required query parameter added",
        BREAKS,
        DOCS,
    ),
    (
        "        - {$ref: '#/components/parameters/name'}\n",
        "",
        "removed",
        "tea.brew.name",
        "path parameter removed",
        BREAKS,
        DOCS,
    ),
    ("[json, sse]", "[sse]", "removed", "tea.brew.alt", "value json removed", BREAKS, DOCS),
    (
        "required: true\n      content",
        "required: false\n      content",
        "changed",
        "tea.yaml.requestBodies.Brew",
        "no longer required",
        MORE,
        NONE,
    ),
    (
        "{$ref: '#/components/schemas/Cup'}",
        "{$ref: '#/components/schemas/Leaf'}",
        "changed",
        "tea.yaml.responses.Cup.application/json",
        "Leaf, was Cup",
        NONE,
        BREAKS,
    ),
    (
        "{description: Done.}",
        "{$ref: '#/components/responses/Cup'}",
        "added",
        "tea.wash.200",
        "content",
        NONE,
        BREAKS,
    ),
    (
        "name: x-key",
        "name: x-other-key",
        "changed",
        "tea.yaml.securitySchemes.key",
        "key {",
        BREAKS,
        DOCS,
    ),
    ("  - key: []\n", "  - {}\n", "changed", "tea.yaml", "security", BREAKS, BREAKS),
    ("title: Tea", "title: Teas", "changed", "tea.yaml", "info", DOCS, DOCS),
]
