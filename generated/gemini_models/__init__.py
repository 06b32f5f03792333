# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
