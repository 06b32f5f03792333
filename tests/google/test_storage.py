"""Cloud Storage: local datasets become objects, whole and once; metrics come back; credentials go to one origin."""

import json
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk._google import storage
from gemini_sdk._google.dataset_upload import in_folder
from gemini_sdk._google.storage import object_name
from gemini_sdk._transport import upload, upload_protocol
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.emulator.storage import service
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    FileTransferError,
    InvalidAnswerError,
    InvalidPayloadError,
    NotFoundError,
    ObjectExistsError,
    PermissionDeniedError,
    ServerError,
)
from tests.examples import examples
from tests.google.driving import GoogleDriver, driving
from tests.google.test_google_files import stop_pausing
from tests.raw_server import RawServer

MODEL = "gemini-3.5-flash"
CHUNK, QUERY, INSERT = "objects.insert.chunk", "objects.insert.query", "storage.objects.insert"
CREATE = "tuningJobs.create"


def example(question: str, said: str) -> str:
    turns = [("user", question), ("model", said)]
    contents = [{"role": role, "parts": [{"text": text}]} for role, text in turns]
    return json.dumps({"contents": contents}) + "\n"


TRAIN = "".join(example(f"q{n}", f"a{n}") for n in range(3)).encode()
HELD_OUT = example("q9", "a9").encode()


@pytest.fixture(scope="module", autouse=True)
def small_pieces() -> Generator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upload, "UPLOAD_PIECE", 64)
        patch.setattr(upload_protocol, "STORAGE_GRANULARITY", 8)
        patch.setattr(service, "GRANULARITY", 8)
        yield


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator(EmulatorOptions(tuning_seconds=0)) as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def surroundings(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_pausing(monkeypatch)
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", emulator.url)


@pytest.fixture
def train(tmp_path: Path) -> Path:
    file = tmp_path / "train.jsonl"
    file.write_bytes(TRAIN)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder in a bucket, of each test alone."""
    name = re.sub("[^a-z0-9]", "-", str(tmp_path).lower())
    return f"gs://my-bucket/{name}"


@pytest.fixture
def jobs(drive: GoogleDriver) -> Any:
    return drive.vertex(max_retries=2).tuning_jobs


def content(emulator: Emulator, uri: str) -> bytes | None:
    """What an object holds; None if there is none."""
    bucket, _, name = uri.removeprefix("gs://").partition("/")
    url = f"{emulator.url}/storage/v1/b/{bucket}/o/{name}?alt=media"
    found = httpx.get(url, headers={"authorization": "Bearer t"})
    return found.content if found.status_code == 200 else None


def operations(emulator: Emulator) -> list[str]:
    """The last two words of the operations asked for."""
    return [".".join((e.operation or "").split(".")[-2:]) for e in emulator.journal()]


def test_local_datasets_become_a_job(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    held_out = train.with_name("held out.jsonl")
    held_out.write_bytes(HELD_OUT)
    seen: list[Any] = []
    job = drive.get(
        jobs.create(
            base_model=MODEL,
            training_dataset_uri=train,
            validation_dataset_uri=str(held_out),
            bucket=f"{folder}/",
            on_progress=seen.append,
        )
    )
    spec = job.supervised_tuning_spec
    assert spec.training_dataset_uri == f"{folder}/train.jsonl"
    assert spec.validation_dataset_uri == f"{folder}/held out.jsonl"
    assert content(emulator, spec.training_dataset_uri) == TRAIN
    assert content(emulator, spec.validation_dataset_uri) == HELD_OUT
    assert (len(TRAIN), len(TRAIN)) in seen
    done = drive.get(jobs.wait(job))
    assert done.tuning_data_stats
    metrics = drive.get(jobs.metrics(done))
    assert list(metrics.losses) == ["train_total_loss", "eval_total_loss"]
    assert drive.get(jobs.metrics(job.name)) == drive.get(jobs.metrics(job)) == metrics


def test_what_is_sent(drive: GoogleDriver, emulator: Emulator, train: Path, folder: str) -> None:
    client = drive.vertex(headers={"x-gateway-key": "secret"}, query={"prettyPrint": "false"})
    drive.get(
        client.tuning_jobs.create(
            base_model=MODEL,
            training_dataset_uri=train,
            bucket=folder,
            extra_body={"labels": {"a": "b"}},
            extra_query={"alt": "json"},
        )
    )
    start, *pieces, created = emulator.journal()
    assert start.body == {}
    assert start.query == {
        "uploadType": "resumable",
        "name": f"{folder.removeprefix('gs://my-bucket/')}/train.jsonl",
        "ifGenerationMatch": "0",
    }
    assert start.headers["x-upload-content-length"] == str(len(TRAIN))
    size = len(TRAIN)
    ranges = [f"bytes {n}-{min(n + 64, size) - 1}/{size}" for n in range(0, size, 64)]
    assert [piece.headers["content-range"] for piece in pieces] == ranges
    assert all("x-gateway-key" not in each.headers for each in (start, *pieces))
    assert all(not {"alt", "prettyPrint"} & each.query.keys() for each in (start, *pieces))
    assert created.body["labels"] == {"a": "b"}
    assert created.headers["x-gateway-key"]


FAULTS = st.tuples(st.sampled_from(["cut", "reset"]), st.integers(0, len(TRAIN)))


@pytest.mark.parametrize("kind", ["sync", "async"])
@settings(max_examples=examples(10))
@given(faults=st.lists(FAULTS, max_size=8))
def test_an_upload_that_is_cut_anywhere_arrives_whole_and_once(
    emulator: Emulator,
    kind: str,
    faults: list[tuple[str, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = tmp_path_factory.mktemp("data") / "train.jsonl"
    file.write_bytes(TRAIN)
    place = f"gs://cut-{kind}/{file.parent.name}"
    with pytest.MonkeyPatch.context() as patch, driving(emulator, kind) as drive:
        stop_pausing(patch)
        patch.setenv("STORAGE_EMULATOR_HOST", emulator.url)
        for fault, at in faults:
            emulator.add({"operation": CHUNK, "fault": fault, "at": at, "times": 1})
        jobs = drive.vertex(max_retries=len(faults) + 1).tuning_jobs
        job = drive.get(jobs.create(base_model=MODEL, training_dataset_uri=file, bucket=place))
        assert content(emulator, job.supervised_tuning_spec.training_dataset_uri) == TRAIN
        assert operations(emulator).count(CREATE) == 1


@pytest.mark.parametrize("rule", [{"status": 503}, {"status": 429}, {"fault": "cut"}])
@pytest.mark.parametrize("operation", [INSERT, CHUNK, QUERY])
def test_failures_that_pass(
    drive: GoogleDriver,
    jobs: Any,
    emulator: Emulator,
    train: Path,
    folder: str,
    operation: str,
    rule: dict[str, Any],
) -> None:
    emulator.add({"operation": operation, "times": 1, **rule})
    if operation == QUERY:
        emulator.add({"operation": CHUNK, "times": 1, **rule})
    job = drive.get(jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder))
    assert content(emulator, job.supervised_tuning_spec.training_dataset_uri) == TRAIN


def test_an_object_that_exists_is_not_overwritten(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    arguments = {"base_model": MODEL, "training_dataset_uri": train, "bucket": folder}
    drive.get(jobs.create(**arguments))
    train.write_bytes(HELD_OUT)
    with pytest.raises(ObjectExistsError, match=r"train\.jsonl exists already") as caught:
        drive.get(jobs.create(**arguments))
    assert caught.value.name == f"{folder}/train.jsonl"
    assert caught.value.leftovers == ()
    assert isinstance(caught.value.__cause__, APIStatusError)
    assert content(emulator, f"{folder}/train.jsonl") == TRAIN
    assert operations(emulator).count(CREATE) == 1


def test_an_object_that_appears_during_the_upload_is_not_overwritten(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    def appear(_: object) -> None:
        bucket, _, name = f"{folder}/train.jsonl".removeprefix("gs://").partition("/")
        httpx.post(
            f"{emulator.url}/upload/storage/v1/b/{bucket}/o",
            params={"uploadType": "media", "name": name},
            content=b"theirs",
            headers={"authorization": "Bearer t"},
        )

    with pytest.raises(ObjectExistsError):
        drive.get(
            jobs.create(
                base_model=MODEL, training_dataset_uri=train, bucket=folder, on_progress=appear
            )
        )
    assert content(emulator, f"{folder}/train.jsonl") == b"theirs"


@pytest.mark.parametrize("rule", [{"status": 403}, {"status": 500}, {"fault": "reset"}])
def test_a_create_that_fails_names_what_was_uploaded(
    drive: GoogleDriver,
    jobs: Any,
    emulator: Emulator,
    train: Path,
    folder: str,
    rule: dict[str, Any],
) -> None:
    held_out = train.with_name("held-out.jsonl")
    held_out.write_bytes(HELD_OUT)
    emulator.add({"operation": CREATE, **rule})
    with pytest.raises((PermissionDeniedError, ServerError, APIConnectionError)) as caught:
        drive.get(
            jobs.create(
                base_model=MODEL,
                training_dataset_uri=train,
                validation_dataset_uri=held_out,
                bucket=folder,
            )
        )
    left = (f"{folder}/train.jsonl", f"{folder}/held-out.jsonl")
    assert caught.value.leftovers == left
    assert all(uri in str(caught.value) for uri in left)
    assert [content(emulator, uri) for uri in left] == [TRAIN, HELD_OUT]


def test_a_second_upload_that_fails_names_the_first(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    held_out = train.with_name("held-out.jsonl")
    held_out.write_bytes(HELD_OUT)
    emulator.add({"operation": INSERT, "times": 1}, {"operation": INSERT, "status": 403})
    with pytest.raises(PermissionDeniedError) as caught:
        drive.get(
            jobs.create(
                base_model=MODEL,
                training_dataset_uri=train,
                validation_dataset_uri=held_out,
                bucket=folder,
            )
        )
    assert caught.value.leftovers == (f"{folder}/train.jsonl",)
    assert CREATE not in operations(emulator)


def test_a_lost_last_answer_says_where_to_look(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    train.write_bytes(HELD_OUT[:64].ljust(64))
    emulator.add({"operation": CHUNK, "status": 503})
    with pytest.raises(ServerError, match="gcloud storage ls gs://my-bucket"):
        drive.get(
            jobs.create(
                base_model=MODEL,
                training_dataset_uri=train,
                bucket=folder,
                max_retries=0,
                validate=False,
            )
        )


@pytest.mark.parametrize("status", [404, 410])
def test_an_expired_session_is_one_error(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str, status: int
) -> None:
    emulator.add({"operation": CHUNK, "times": 1}, {"operation": CHUNK, "status": 503, "times": 1})
    emulator.add({"operation": QUERY, "status": status})
    with pytest.raises(FileTransferError, match="session has expired") as caught:
        drive.get(jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder))
    assert caught.value.transferred == 64


def test_other_bytes_than_were_sent_are_an_error(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    train.write_bytes(HELD_OUT[:60])
    for stored in ({"md5Hash": "AAAA"}, {"size": "59"}, {"md5Hash": "?"}):
        emulator.add({"operation": CHUNK, "body": stored, "times": 1})
        with pytest.raises(FileTransferError, match="other bytes than were sent") as caught:
            drive.get(
                jobs.create(
                    base_model=MODEL, training_dataset_uri=train, bucket=folder, validate=False
                )
            )
        assert caught.value.name == f"{folder}/train.jsonl"


def test_bad_input_is_one_error_and_nothing_is_sent(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str
) -> None:
    empty, pairs, bad = (train.with_name(name) for name in ("empty", "pairs", "bad"))
    empty.touch()
    pairs.write_text('{"text_input": "1", "output": "2"}\n')
    bad.write_text('{"contents": [{"role": "user", "parts": [{"text": "q"}]}]}\n')
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"training_dataset_uri": empty}, "no examples"),
        ({"training_dataset_uri": pairs}, "expected contents"),
        ({"training_dataset_uri": bad}, "bad:1"),
        ({"training_dataset_uri": train, "validation_dataset_uri": bad}, "bad:1"),
        ({"training_dataset_uri": train, "validation_dataset_uri": train}, "file name of"),
        ({"training_dataset_uri": train.with_name("missing")}, "missing"),
        ({"training_dataset_uri": train, "bucket": "my-bucket"}, "bucket: not a bucket"),
        ({"training_dataset_uri": train, "bucket": "gs://../x"}, "bucket: not a bucket"),
        ({"training_dataset_uri": "gs://b/x.jsonl"}, "no local dataset"),
        ({"training_dataset_uri": 7}, "no local dataset"),
        ({"training_dataset_uri": ""}, "cannot name an object"),
        ({"training_dataset_uri": train, "bucket": None}, "a local path"),
        ({"training_dataset_uri": train, "beta": 0.1}, "only allowed with"),
        ({"request": {"baseModel": MODEL}}, "together with a whole request"),
        ({"training_dataset_uri": train, "storage_base_url": "storage"}, "storage_base_url"),
    ]
    for arguments, words in wrong:
        whole = {} if "request" in arguments else {"base_model": MODEL}
        with pytest.raises((InvalidPayloadError, ConfigurationError), match=words):
            drive.get(jobs.create(**{**whole, "bucket": folder, **arguments}))
    assert not emulator.journal()


def test_a_key_is_never_sent_to_cloud_storage(
    drive: GoogleDriver, emulator: Emulator, train: Path, folder: str
) -> None:
    client = drive.vertex(api_key="k", credentials=None, project="p")
    with pytest.raises(ConfigurationError, match="API key is not sent"):
        drive.get(
            client.tuning_jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder)
        )
    with pytest.raises(ConfigurationError, match="API key is not sent"):
        drive.get(client.tuning_jobs.metrics("1"))
    assert not emulator.journal()


@pytest.mark.parametrize("status", [200, 301, 302, 307, 308])
def test_credentials_go_to_no_other_origin(
    drive: GoogleDriver, jobs: Any, emulator: Emulator, train: Path, folder: str, status: int
) -> None:
    with RawServer() as elsewhere:
        emulator.add(
            {
                "operation": INSERT,
                "status": status,
                "raw": "",
                "headers": {"location": f"{elsewhere.url}/upload?upload_id=1"},
            }
        )
        with pytest.raises((InvalidAnswerError, APIStatusError)):
            drive.get(jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder))
        emulator.reset()
        emulator.add(
            {
                "operation": CHUNK,
                "status": 308 if status == 200 else status,
                "raw": "",
                "headers": {"location": elsewhere.url, "range": "bytes=0-63"},
            }
        )
        emulator.add(
            {"operation": "objects.get", "status": 302, "headers": {"location": elsewhere.url}}
        )
        with pytest.raises((FileTransferError, APIStatusError, APIConnectionError)):
            drive.get(jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder))
        job = drive.get(jobs.create(base_model=MODEL, training_dataset_uri="gs://b/x"))
        named = job.model_copy(update={"gcs_metrics_uri": "gs://bucket/x"})
        with pytest.raises(APIStatusError):
            drive.get(jobs.metrics(named))
        assert not elsewhere.requests


def test_the_origin(
    drive: GoogleDriver, emulator: Emulator, train: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The argument comes before the environment, which may name a host alone; else it is Google's."""
    session = drive.vertex()._transport.session
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", "localhost:9023")
    assert storage.storage_session(session, None).base_url == "http://localhost:9023"
    own = storage.storage_session(session, emulator.url)
    assert own.base_url == emulator.url
    monkeypatch.delenv("STORAGE_EMULATOR_HOST")
    assert storage.storage_session(session, None).base_url == "https://storage.googleapis.com"
    with pytest.warns(UserWarning, match="unencrypted to storage.example"):
        storage.storage_session(session, "http://storage.example")


def test_a_client_that_was_handed_in_uploads_too(
    drive: GoogleDriver, emulator: Emulator, train: Path, folder: str
) -> None:
    http_client = httpx.Client() if drive.blocking else httpx.AsyncClient()
    jobs = drive.vertex(http_client=http_client).tuning_jobs
    drive.get(jobs.create(base_model=MODEL, training_dataset_uri=train, bucket=folder))
    assert content(emulator, f"{folder}/train.jsonl") == TRAIN
    assert not http_client.is_closed
    drive.get(http_client.close() if drive.blocking else http_client.aclose())  # type: ignore[union-attr]


def test_metrics_that_cannot_be_read(drive: GoogleDriver, jobs: Any, emulator: Emulator) -> None:
    job = drive.get(jobs.create(base_model=MODEL, training_dataset_uri="gs://bucket/x.jsonl"))
    assert not drive.get(jobs.metrics(job))
    for uri in ("gs://bucket", "https://evil.example/x", "gs://bucket/../x", "gs://b\x00/x"):
        with pytest.raises(InvalidAnswerError, match="not an object"):
            drive.get(jobs.metrics(job.model_copy(update={"gcs_metrics_uri": uri})))
    named = job.model_copy(update={"gcs_metrics_uri": "gs://bucket/m/a b?c#d.jsonl"})
    with pytest.raises(NotFoundError, match=r"bucket/m/a b\?c#d\.jsonl"):
        drive.get(jobs.metrics(named))
    emulator.add({"operation": "objects.get", "raw": "<html>"})
    with pytest.raises(InvalidAnswerError, match="not the metrics of a step"):
        drive.get(jobs.metrics(named))


@given(st.text(max_size=30))
def test_object_names(text: str) -> None:
    """What is taken for an object has a bucket, and a name that no server reads as another path."""
    for uri in (text, f"gs://{text}", f"gs://bucket/{text}"):
        found = object_name(uri)
        if found is not None:
            assert found.uri.rstrip("/") == uri.rstrip("/")
            assert ".." not in found.name.split("/")
            assert found.name.isprintable()


@pytest.mark.parametrize("bucket", ["gs://b-1", "gs://b-1/", "gs://b-1/f/g", "gs://b-1/f/g//"])
def test_objects_in_folders(bucket: str) -> None:
    assert in_folder(bucket, "/data/t.jsonl").uri == f"{bucket.rstrip('/')}/t.jsonl"


def test_upstream_describes_the_same_calls() -> None:
    described = pytest.importorskip("googleapiclient.discovery_cache").get_static_doc(
        "storage", "v1"
    )
    document = json.loads(described)
    assert document["rootUrl"] == f"{storage.ORIGIN}/"
    methods = document["resources"]["objects"]["methods"]
    insert, get = methods["insert"], methods["get"]
    assert insert["mediaUpload"]["protocols"]["simple"]["path"] == storage.INSERT.path
    assert insert["httpMethod"] == storage.INSERT.method
    assert f"/storage/v1/{get['path']}" == storage.GET.path
    known = {*insert["parameters"], *document["parameters"]}
    assert set(storage.INSERT.query) <= known
    fields = document["schemas"]["Object"]["properties"]
    names = {"bucket", "name", "generation", "size", "md5Hash"}
    assert names <= set(fields)
    assert (fields["size"]["format"], fields["generation"]["format"]) == ("uint64", "int64")
