"""Specs as other projects write them, small: a folder with one of each kind of thing that they say."""

from pathlib import Path

NEWER = """\
openapi: 3.1.0
info: {title: Newer, version: '1'}
webhooks:
  cupMade: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}}}}
paths:
  /cups:
    $ref: '#/components/pathItems/Cups'
components:
  pathItems:
    Cups:
      put:
        operationId: putCup
        parameters:
          - in: querystring
            content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {q: {type: string}}}}}
        requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}}
        callbacks:
          done: {'{$request.body#/url}': {post: {responses: {'204': {description: Read.}}}}}
        responses:
          '200':
            description: Put.
            links: {again: {operationId: putCup}}
            content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}
  schemas:
    Cup:
      type: object
      required: [size, by]
      properties:
        size: {type: [integer, 'null'], exclusiveMinimum: 0}
        by: {const: hand}
        pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
        marks:
          type: object
          patternProperties: {'^x-': {type: string}, '^n-': {type: integer}}
          additionalProperties: false
        ref: {$ref: '#/components/schemas/Handle', description: How it is held., deprecated: true}
        odd: {type: integer, not: {multipleOf: 2}}
        names: {type: object, propertyNames: {pattern: '^[a-z]+$'}, additionalProperties: {type: integer}}
        mixed: {enum: [1, two, null]}
        any: true
        list: {type: array}
        words: {$ref: '#/components/schemas/Words'}
        word: {$ref: '#/components/schemas/Word'}
        labels: {$ref: '#/components/schemas/Labels'}
        free: {$ref: '#/components/schemas/Free'}
        even: {type: integer, multipleOf: 2, minimum: -4}
        price: {type: number, multipleOf: 0.5, exclusiveMaximum: 9}
        tree: {$ref: '#/components/schemas/Tree'}
        nested: {$ref: '#/components/schemas/Nested'}
        shape: {$ref: '#/components/schemas/Shape'}
        cat: {$ref: '#/components/schemas/Cat'}
        inner:
          type: object
          required: [a]
          properties: {a: {type: string}, deep: {type: object, properties: {b: {type: integer}}}}
        either: {anyOf: [{type: string}, {type: array, items: {type: string}}]}
        id: {$ref: '#/components/schemas/Tree/properties/id'}
        kind: {type: string, enum: [clay, iron], default: clay}
        flag: {type: boolean, readOnly: true}
        secret: {type: string, writeOnly: true, title: A secret}
        day: {type: string, format: date}
        time: {type: string, format: date-time}
    Handle:
      type: object
      properties: {long: {type: boolean}, short: {type: boolean}}
      anyOf: [{required: [long]}, {required: [short]}]
    Words: {type: array, items: {$ref: '#/components/schemas/Word'}, uniqueItems: true, minItems: 1, maxItems: 3}
    Word: {type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]+$'}
    Labels: {type: object, additionalProperties: {type: string}, minProperties: 1, maxProperties: 2}
    Free: {type: object}
    Tree:
      type: object
      properties:
        id: {type: integer, minimum: 1}
        value: {$ref: '#/components/schemas/Json'}
        children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
    Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}, maxItems: 3}
    Deep: {type: array, items: {type: array, items: {$ref: '#/components/schemas/Deep'}}}
    Json:
      oneOf:
        - {type: 'null'}
        - {type: string}
        - {type: number}
        - {type: boolean}
        - {type: array, items: {$ref: '#/components/schemas/Json'}}
        - {type: object, additionalProperties: {$ref: '#/components/schemas/Json'}}
    Shape:
      oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
      discriminator: {propertyName: form, mapping: {circle: '#/components/schemas/Circle', square: Square}}
    Circle: {type: object, required: [form, radius], properties: {form: {const: circle}, radius: {type: number}}}
    Square:
      type: object
      required: [form, side]
      properties: {form: {const: square}, side: {type: number, minimum: 0}}
    Animal: {type: object, required: [species], properties: {species: {type: string}}}
    Cat:
      allOf:
        - $ref: '#/components/schemas/Animal'
        - {type: object, required: [lives], properties: {lives: {type: integer, minimum: 0, maximum: 9}}}
"""
OLDER = """\
openapi: 3.0.3
info: {title: Older, version: '1'}
servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /pots:
    summary: Pots.
    parameters:
      - $ref: '#/components/parameters/Tenant'
      - {name: X-Trace, in: header, schema: {type: string}}
      - {name: session, in: cookie, schema: {type: string}}
    get:
      operationId: listPots
      responses:
        default: {$ref: '#/components/responses/Failure'}
        '200':
          description: Pots.
          headers: {X-Left: {schema: {type: integer}}}
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pot'}}}
            text/csv: {schema: {type: string}}
    post:
      requestBody: {$ref: '#/components/requestBodies/Pot'}
      responses:
        '201': {description: Made., content: {application/json: {schema: {$ref: '#/components/schemas/Pot'}}}}
    put:
      operationId: putPots
      requestBody: {$ref: '#/components/requestBodies/Shelf'}
      responses: {'200': {$ref: '#/components/responses/Listed'}}
    head: {responses: {'200': {description: There.}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  parameters:
    Tenant: {name: tenant, in: query, required: true, schema: {type: string}}
  requestBodies:
    Pot: {content: {application/json: {schema: {$ref: '#/components/schemas/Pot'}}}}
    Shelf: {$ref: '#/components/requestBodies/Board'}
    Board: {content: {application/json: {schema: {properties: {wide: {type: boolean}}}}}}
  responses:
    Listed: {$ref: '#/components/responses/Listing'}
    Listing: {description: L., content: {application/json: {schema: {items: {$ref: '#/components/schemas/Pot'}}}}}
    Failure: {description: Not done., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  schemas:
    Pot:
      type: object
      required: [id, kind]
      properties:
        id: {type: integer, format: int64, readOnly: true, example: {$ref: no reference}}
        kind: {type: string, enum: [clay, iron], default: clay}
        litres: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}
        note: {type: string, nullable: true, maxLength: 5}
        lid: {allOf: [{$ref: '#/components/schemas/Lid'}], nullable: true, description: What closes it.}
        picture: {type: string, format: binary}
        handle: {$ref: handle.yaml}
        grip: {$ref: 'handle.yaml#/properties/grip'}
        spout: {$ref: 'parts/parts.json#/Spout'}
        free: {type: object, additionalProperties: true}
    Lid: {type: object, properties: {wide: {type: boolean}}, title: A lid}
    Problem: {type: object, properties: {code: {type: integer}, message: {type: string}}}
"""
NOTES = """\
openapi: 3.0.3
info: {title: Notes, version: '1'}
paths: {}
components:
  schemas:
    Wall: {type: object, properties: {notes: {$ref: '#/components/schemas/Notes'}}}
    Notes: {type: array, items: {$ref: '#/components/schemas/Note'}}
    Note:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind, mapping: {image: '#/components/schemas/Picture'}}
    Text:
      allOf: [{$ref: '#/components/schemas/Note'}]
      properties: {kind: {type: string, enum: [text]}, words: {type: string}}
    Picture:
      type: object
      required: [url]
      properties: {url: {type: string}}
      allOf: [{$ref: '#/components/schemas/Note'}]
"""
PIECES = {
    "handle.yaml": "type: object\nrequired: [grip]\nproperties:\n"
    "  grip: {type: string, enum: [firm, soft]}\n  next: {$ref: handle.yaml}\n",
    "parts/parts.json": '{\n\t"Spout": {"type": "object", "properties": {"wide": {"type": "boolean"}, '
    '"of": {"$ref": "../handle.yaml"}}}\n}\n',
}


def write_foreign(folder: Path) -> Path:
    """The folder, with the specs in it."""
    for name, text in {
        "newer.yaml": NEWER,
        "older.yaml": OLDER,
        "notes.yaml": NOTES,
        **PIECES,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
