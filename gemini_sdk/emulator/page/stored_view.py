"""Files, cached contents and batches as the page gets them."""

from itertools import islice

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.batch_prediction_jobs import StoredJob
from gemini_sdk.emulator.batches import StoredBatch
from gemini_sdk.emulator.cached_contents import StoredContent
from gemini_sdk.emulator.files.stored_file import StoredFile
from gemini_sdk.emulator.store import Store

MOST = 100
"""Of each kind, the newest."""


def stored(store: Store, now: float, file_seconds: float) -> dict[str, list[Json]]:
    """What there is of each kind, the newest first; what has expired is gone."""
    files = [r for _, r in store.newest(StoredFile, "files") if not r.expired(now)]
    caches = [r for _, r in store.newest(StoredContent, "cachedContents") if r.expires > now]
    batches = [r for _, r in islice(store.newest(StoredBatch, "batches"), MOST)]
    jobs = [r for _, r in islice(store.newest(StoredJob, "batchPredictionJobs"), MOST)]
    return {
        "files": [_file(r, now, file_seconds) for r in files[:MOST]],
        "caches": [
            {"name": r.name, "model": r.content["model"], "tokens": r.total, "expires": r.expires}
            for r in caches[:MOST]
        ],
        "batches": [
            {
                "name": f"batches/{r.id}",
                "title": r.display_name,
                "model": r.model,
                "requests": len(r.entries),
                "state": r.state(now),
            }
            for r in batches
        ]
        + [
            {
                "name": f"batchPredictionJobs/{r.id}",
                "title": r.job.get("displayName", ""),
                "model": r.job.get("model", ""),
                "requests": None,
                "state": r.state(now),
            }
            for r in jobs
        ],
    }


def _file(record: StoredFile, now: float, seconds: float) -> Json:
    return {
        "name": f"files/{record.id}",
        "title": record.display_name,
        "media": record.media_type,
        "bytes": record.size,
        "state": record.state(now, seconds),
    }
