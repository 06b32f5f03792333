"""Server-sent events as Azure's endpoints write them."""

from gemini_sdk.emulator.stream import EventStream


class DoneStream(EventStream):
    """Events that end with `[DONE]`. Lines end in LF alone, since the official client reads nothing else."""

    farewell = b"data: [DONE]\n\n"

    def frame(self, number: int, body: bytes) -> bytes:  # noqa: ARG002
        """The bytes of chunk `number`, counted from 0."""
        return b"data: " + body + b"\n\n"
