"""From specs/ to generated/: models, mappings, operations and the schemas payloads are judged by."""
