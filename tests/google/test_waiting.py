"""Waiting for operations and jobs: how often is looked, what ends a wait, and what does not."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._methods.waiting import Polling, Wait
from gemini_sdk.errors import (
    APIStatusError,
    ConfigurationError,
    CredentialsError,
    NotFoundError,
    OperationFailedError,
    OperationTimeoutError,
    ServerError,
)
from tests.google.tuning_service import JOB, MODEL, OPERATION, Service, done, job, under_way
from tests.raw_server import RawServer, Reply, answer, body, cut, failure, reset


@pytest.fixture
def operation(service: Service) -> Any:
    """An operation that has just begun."""
    service.server.plan(answer(under_way()))
    return service.get(service.models.operation(OPERATION))


def test_a_wait_ends_with_the_tuned_model(service: Service, operation: Any) -> None:
    reported: list[Any] = []
    service.server.plan(
        answer(under_way(10)), answer(under_way(10)), answer(under_way(20)), answer(done())
    )
    model = service.get(operation.wait(on_progress=reported.append))
    assert (model.name, model.state) == (MODEL, "ACTIVE")
    assert [metadata.completed_steps for metadata in reported] == [10, 20, 38]
    assert reported[0].snapshots[-1].mean_loss == 1.0
    assert service.naps == [5.0] * 3
    assert operation.ended
    assert operation.result == model
    assert operation.metadata.completed_percent == 100


def test_the_network_and_the_service_may_fail_for_hours(service: Service, operation: Any) -> None:
    failures: list[Reply] = [
        [reset],
        [cut],
        failure(500),
        failure(503),
        failure(429),
        failure(408),
        [b"HTT", cut],
        [body(b"<html><title>Sign in</title></html>", type="text/html")],
        [body(b"", 302, location="http://portal.test/")],
        [body(b"<html></html>", 307, type="text/html")],
        [body(b"proxy says no", 407, type="text/plain")],
        [body(b'{"name": "tun')],
        [body(b"")],
        [body(b"[1]")],
        failure(503, retry_after="Fri, 31 Dec 9999 23:59:59 GMT"),
        failure(503, retry_after="36000"),
        failure(429, retry_after="9" * 400),
    ]
    service.server.plan(*failures * 30, answer(done()))
    assert service.get(operation.wait()).name == MODEL
    assert service.now > 3600
    assert max(service.naps) == 600


def test_the_longest_pause_is_within_the_timeout(service: Service, operation: Any) -> None:
    service.server.plan(failure(503, retry_after="Fri, 31 Dec 9999 23:59:59 GMT"))
    with pytest.raises(OperationTimeoutError):
        service.get(operation.wait(timeout=100))
    assert service.now == 100


def test_a_poll_interval_that_was_given_is_kept(service: Service, operation: Any) -> None:
    service.server.plan(answer(under_way()), answer(done()))
    service.get(operation.wait(poll_interval=7200))
    assert service.naps == [7200]


def test_nobody_listens_any_more(service: Service) -> None:
    with RawServer() as gone:
        gone.plan(answer(under_way()))
        models = service.gemini(base_url=gone.url).tuned_models
        operation = service.get(models.operation(OPERATION))
    with pytest.raises(OperationTimeoutError) as caught:
        service.get(operation.wait(timeout=3600))
    assert service.now == 3600
    assert "the last poll failed" in str(caught.value)
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_ends_the_wait(service: Service, operation: Any, status: int) -> None:
    service.server.plan(failure(500), failure(status))
    with pytest.raises(APIStatusError) as caught:
        service.get(operation.wait())
    assert caught.value.status_code == status
    assert len(service.naps) == 1


def test_a_failed_operation_raises_with_its_status(service: Service, operation: Any) -> None:
    error = {"code": 3, "message": "bad examples", "details": [{"@type": "t", "a": 1}]}
    service.server.plan(answer(under_way(3)), answer(under_way(3, done=True, error=error)))
    with pytest.raises(OperationFailedError, match="bad examples") as caught:
        service.get(operation.wait())
    assert (caught.value.code, caught.value.name) == (3, OPERATION)
    assert caught.value.details == [{"@type": "t", "a": 1}]
    assert operation.ended
    assert operation.error.message == "bad examples"
    with pytest.raises(OperationFailedError):
        _ = operation.result


def test_a_wait_that_ends_too_early_says_how_to_go_on(service: Service, operation: Any) -> None:
    service.server.plan(answer(under_way(3)))
    with pytest.raises(OperationTimeoutError) as caught:
        service.get(operation.wait(timeout=12))
    assert caught.value.name == OPERATION
    assert f"client.tuned_models.operation('{OPERATION}').wait()" in str(caught.value)
    # The last look is at the very end.
    assert service.naps == [5, 5, 2]
    service.server.plan(answer(done()))
    assert service.get(service.get(service.models.operation(OPERATION)).wait()).name == MODEL


def test_the_interval_grows_unless_it_is_given(service: Service, operation: Any) -> None:
    service.server.plan(answer(under_way(3)))
    with pytest.raises(OperationTimeoutError):
        service.get(operation.wait(timeout=2000))
    assert service.naps[:10] == [5.0] * 10
    assert service.naps[:-1] == sorted(service.naps[:-1])
    assert max(service.naps) == 60.0
    assert len(service.naps) < 70
    service.naps.clear()
    with pytest.raises(OperationTimeoutError):
        service.get(operation.wait(timeout=100, poll_interval=10))
    assert service.naps == [10.0] * 10


def test_a_service_that_asks_for_a_pause_gets_it(service: Service, operation: Any) -> None:
    service.server.plan(failure(429, Retry_After="90"), answer(done()))
    service.get(operation.wait(timeout=600))
    assert service.naps == [90.0]


@pytest.mark.parametrize("argument", ["timeout", "poll_interval"])
@pytest.mark.parametrize("value", [0, -1, "5", True])
def test_limits_are_positive_numbers(
    service: Service, operation: Any, argument: str, value: Any
) -> None:
    with pytest.raises(ConfigurationError, match=argument):
        service.get(operation.wait(**{argument: value}))


def test_done_asks_until_it_is(service: Service, operation: Any) -> None:
    service.server.plan(answer(under_way(3)), answer(done()))
    before = len(service.sent)
    assert [service.get(operation.done()) for _ in range(4)] == [False, True, True, True]
    assert len(service.sent) == before + 2


def test_an_operation_can_be_cancelled(service: Service, operation: Any) -> None:
    service.server.plan(answer({}))
    service.get(operation.cancel())
    assert service.sent[-1] == ("POST", f"/v1beta/{OPERATION}:cancel")


def test_what_the_follower_raises_ends_the_wait(service: Service, operation: Any) -> None:
    def stop(_: object) -> None:
        raise KeyError("enough")

    service.server.plan(answer(under_way(3)))
    with pytest.raises(KeyError):
        service.get(operation.wait(on_progress=stop))


def test_a_follower_that_awaits_is_awaited_by_async_clients_and_refused_by_others(
    service: Service, operation: Any
) -> None:
    reported: list[Any] = []

    async def follow(metadata: Any) -> None:
        await asyncio.sleep(0)
        reported.append(metadata.completed_steps)

    asked = len(service.sent)
    if service.blocking:
        with pytest.raises(ConfigurationError, match="on_progress: a coroutine function"):
            operation.wait(on_progress=follow)
        assert len(service.sent) == asked
        return
    service.server.plan(answer(under_way(10)), answer(done()))
    service.get(operation.wait(on_progress=follow))
    assert reported == [10, 38]


@pytest.mark.parametrize("state", ["SUCCEEDED", "PARTIALLY_SUCCEEDED"])
def test_a_job_that_succeeds_even_in_part_is_over(service: Service, state: str) -> None:
    reported: list[Any] = []
    service.server.plan(
        answer(job("QUEUED")), answer(job("PENDING")), answer(job("RUNNING")), answer(job(state))
    )
    ended = service.get(service.jobs.wait("17", on_progress=reported.append))
    assert ended.state == f"JOB_STATE_{state}"
    assert [each.state.removeprefix("JOB_STATE_") for each in reported] == [
        "QUEUED",
        "PENDING",
        "RUNNING",
        state,
    ]
    assert set(service.sent) == {("GET", f"/v1/{JOB}")}


@pytest.mark.parametrize("state", ["FAILED", "CANCELLED", "EXPIRED"])
def test_a_job_that_ends_otherwise_raises(service: Service, state: str) -> None:
    service.server.plan(answer(job("CANCELLING")), answer(job("PAUSED")), answer(job(state)))
    with pytest.raises(OperationFailedError) as caught:
        service.get(service.jobs.wait(JOB))
    assert (caught.value.code, caught.value.name) == (f"JOB_STATE_{state}", JOB)
    assert len(service.naps) == 2


def test_a_failed_job_tells_why(service: Service) -> None:
    service.server.plan(answer(job("FAILED", error={"code": 3, "message": "no such bucket"})))
    with pytest.raises(OperationFailedError, match="no such bucket"):
        service.get(service.jobs.wait(JOB))


def test_a_job_is_waited_for_by_what_create_returned(service: Service) -> None:
    service.server.plan(answer(job("PENDING")), answer(job("SUCCEEDED")))
    created = service.get(
        service.jobs.create(base_model="gemini-2.5-flash", training_dataset_uri="gs://b/t.jsonl")
    )
    assert service.get(service.jobs.wait(created)).state == "JOB_STATE_SUCCEEDED"


def test_a_job_that_takes_too_long_says_how_to_go_on(service: Service) -> None:
    service.server.plan(answer(job("RUNNING")))
    with pytest.raises(OperationTimeoutError) as caught:
        service.get(service.jobs.wait("17", timeout=60))
    assert caught.value.name == JOB
    assert f"client.tuning_jobs.wait('{JOB}')" in str(caught.value)


def test_a_job_that_is_not_there(service: Service) -> None:
    service.server.plan(failure(404, "no such job"))
    with pytest.raises(NotFoundError, match="no such job"):
        service.get(service.jobs.wait("18"))
    assert service.naps == []


def test_a_token_server_may_be_away_too() -> None:
    polling = _polling(100.0, None)
    polling.failed(CredentialsError("no answer", unreachable=True))
    assert polling.pause() == 5.0
    with pytest.raises(CredentialsError):
        polling.failed(CredentialsError("invalid_grant"))


@given(
    timeout=st.floats(0.001, 1e5),
    interval=st.none() | st.floats(0.01, 1e4),
    failing=st.lists(st.booleans(), max_size=40),
)
def test_no_wait_outlasts_its_timeout(
    timeout: float, interval: float | None, failing: list[bool]
) -> None:
    polling = _polling(timeout, interval)
    now = 0.0
    for number in range(10_000):
        assert polling.look().options.get("max_retries") == 0
        if number < len(failing) and failing[number]:
            polling.failed(ServerError("down", status_code=503, retry_after=30.0))
        else:
            polling.tell(polling.look().answer())
        try:
            pause = polling.pause()
        except OperationTimeoutError:
            break
        assert pause > 0
        now = _now[0] = now + pause
        assert now <= timeout * (1 + 1e-9)
    else:
        assert interval is not None
        assert timeout / interval > 1000
        return
    assert now == pytest.approx(timeout)


_now = [0.0]


class _Still(Polling[Any, Any]):
    clock = staticmethod(lambda: _now[0])


def _polling(timeout: float, interval: float | None) -> Polling[Any, Any]:
    from gemini_sdk._google.resource_names import operation_of
    from gemini_sdk._transport.call import Call
    from gemini_sdk.types import tuning_jobs

    _now[0] = 0.0
    call = Call(
        operation_of("aiplatform.projects.locations.tuningJobs.get"), "/", tuning_jobs.TuningJob
    )
    return _Still(
        Wait(
            "it",
            call,
            lambda _: False,
            lambda shown: shown,
            lambda _: None,
            "",
            timeout,
            interval,
            None,
        )
    )
