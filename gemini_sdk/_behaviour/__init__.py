"""Hand-written methods of generated models, such as those of parts, contents and answers.

Each class is the base of a model, which codegen's settings name; its fields are declared for type checkers only.
"""
