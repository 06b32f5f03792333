"""Tuning in the emulator: tuned models of Google AI and tuning jobs of Vertex AI, with a real if tiny training.

`service` says who answers which operation. A tuning's state is worked out from its start and the clock whenever it is
looked at (`progress`); its loss is measured when it is created (`training`); the model that comes out answers from its
examples (`tuned_reply`).
"""
