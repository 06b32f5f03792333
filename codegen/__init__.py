"""From specs/ to generated/: models, mappings, operations and the schemas that validate payloads."""
