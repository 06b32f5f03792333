"""OpenTelemetry: spans, metrics and events of calls, by the semantic conventions of generative AI.

No module loads `opentelemetry` unless the program has loaded it. Nothing here raises: telemetry that fails is left out.
"""
