"""Spoken answers: the words as a transcript, and silence for the voice, as long as saying them would take."""

import base64
import io
import wave

from gemini_sdk.emulator.azure.answer_metadata import CommonMembers
from gemini_sdk.emulator.seeded_choice import SeededChoice
from gemini_sdk.types import azure_inference as az

LIFETIME = 3600
"""Seconds for which an answer may be referred to by its id, so it says."""
_RATE = 8000
_CHARACTERS_PER_SECOND = 15
_MOST_SECONDS = 10


def spoken(text: str, envelope: CommonMembers, index: int) -> az.ChatAudio:
    """The answer's choice at `index` as speech, in a WAV file."""
    return az.ChatAudio(
        id=f"audio_{SeededChoice(envelope.id, index).digest('audio')}",
        expires_at=envelope.created + LIFETIME,
        data=base64.b64encode(_silence(len(text) / _CHARACTERS_PER_SECOND)).decode(),
        format="wav",
        transcript=text,
    )


def _silence(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(_RATE)
        # Of samples of one byte, 128 is the middle.
        sound.writeframes(b"\x80" * int(min(seconds, _MOST_SECONDS) * _RATE))
    return file.getvalue()
