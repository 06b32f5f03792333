"""Whether messages survive a round trip through an SDK's types: this one's, and google-genai's for comparison.

Random protobuf messages of upstream's own description are written as JSON by `google.protobuf.json_format`, the
reference for the rules of Google's wire; read and written again by the types; and parsed back, where they have to be
equal.
"""
