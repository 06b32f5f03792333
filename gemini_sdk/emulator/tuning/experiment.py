"""The experiment that a tuning job names: a context of Vertex ML Metadata, as Google's own client reads it."""

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.tuning.permissions import unknown
from gemini_sdk.emulator.tuning.tuning_jobs import EmulatedTuningJobs

PATH = "projects/{project}/locations/{location}/metadataStores/default"
"""The path of experiments below a version."""


class Experiments:
    """The experiments of tuning jobs. Measurements are in the metrics of the job, so an experiment has no runs."""

    def __init__(self, jobs: EmulatedTuningJobs) -> None:
        self._jobs = jobs

    def get(self, name: str, now: float) -> Json:
        """The context of that name. Raises ApiError (404) where no job shows it."""
        _, _, job = name.rpartition("tuning-experiment-")
        record = self._jobs.of_id(job)
        if record is None or record.shown(now).get("experiment") != name:
            raise unknown(name)
        return {
            "name": name,
            "displayName": name.rpartition("/")[2],
            "createTime": rfc3339(record.run.created),
            "updateTime": rfc3339(record.run.changed(now)),
            "schemaTitle": "system.Experiment",
            "schemaVersion": "0.0.1",
            "metadata": {"experiment_deleted": False},
            "description": f"Metrics of {record.name}",
        }
