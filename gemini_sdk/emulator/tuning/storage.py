"""Cloud Storage, as far as a tuning job needs it: reading an object, `GET /storage/v1/b/{bucket}/o/{object}?alt=media`.

An object is a file of the folder that stands for Cloud Storage, or a job's metrics, which grow while it runs.
"""

import json
import re
from pathlib import Path

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.tuning.dataset import SCHEME, DatasetError, file_of
from gemini_sdk.emulator.tuning.tuning_jobs import EmulatedTuningJobs

_METRICS = re.compile(r"tuning-jobs/(?P<job>\d+)/metrics\.jsonl")


class Storage:
    """Reads objects."""

    def __init__(self, root: Path | None, jobs: EmulatedTuningJobs) -> None:
        self._root = root
        self._jobs = jobs

    def read(self, bucket: str, name: str, now: float) -> bytes:
        """The content of an object. Raises ApiError (404)."""
        found = _METRICS.fullmatch(name)
        metrics = self._jobs.metrics(found["job"], now) if found else None
        if metrics is not None:
            return "".join(f"{json.dumps(line)}\n" for line in metrics).encode()
        try:
            if self._root is None:
                raise FileNotFoundError
            return file_of(f"{SCHEME}{bucket}/{name}", self._root).read_bytes()
        except (OSError, DatasetError):
            raise ApiError("NOT_FOUND", f"No such object: {bucket}/{name}") from None
