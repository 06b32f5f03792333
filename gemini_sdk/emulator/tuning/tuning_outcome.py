"""How a tuning ends: well, unless a phrase in its name or description asks for something else."""

from gemini_sdk.emulator.tuning.progress import Outcome, Phase, Run

FAIL = "please fail"
SUCCEED_IN_PART = "please succeed in part"
"""Phrases, in any case of letters."""

_CODES = {Phase.CANCELLED: 1, Phase.FAILED: 13}
_UNREADABLE = 3


def outcome(*texts: str | None) -> tuple[Outcome, str]:
    """How a tuning with these texts ends, and the reason for anything but success."""
    said = "\n".join(filter(None, texts)).casefold()
    if FAIL in said:
        return "failure", f"The tuning failed because of the phrase {FAIL!r}."
    if SUCCEED_IN_PART in said:
        return "partial", f"Some results are missing because of the phrase {SUCCEED_IN_PART!r}."
    return "success", ""


def error(run: Run, now: float) -> dict[str, object] | None:
    """The google.rpc.Status of a tuning that has failed or was cancelled, or None."""
    phase = run.phase(now)
    if phase is Phase.CANCELLED:
        return {"code": _CODES[phase], "message": "The tuning was cancelled."}
    if phase is Phase.FAILED:
        code = _UNREADABLE if run.outcome == "unreadable" else _CODES[phase]
        return {"code": code, "message": run.reason}
    return None
