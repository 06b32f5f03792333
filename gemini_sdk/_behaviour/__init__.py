"""Hand-written methods of generated models: what people do with a part, a content or an answer all day.

Each class is the base of a model, which codegen's settings name; its fields are declared for type checkers only.
"""
