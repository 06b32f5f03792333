"""Whatever is asked of Google's routes, the answer is JSON or one clear error, and what was kept can be listed."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemini_sdk import validation
from gemini_sdk._wire import Operation
from gemini_sdk.emulator import EmulatorOptions, Rule
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.google import SERVED, Google, GoogleRequest
from gemini_sdk.emulator.routes import Routes
from gemini_sdk.emulator.state import State
from gemini_sdk.testing.strategies import payloads
from tests.examples import examples
from tests.plain_schemas import invalid

OPTIONS = EmulatorOptions(tuning_seconds=0.01)
ROUTES = Routes(SERVED)
ASKED = [operation for operation in SERVED if operation.request]
LISTS = ("/v1beta/tunedModels", "/v1/projects/p/locations/l/tuningJobs", "/v1beta/files")
IDS = {"model": "gemini-2.5-flash", "tunedModel": "first", "project": "p", "location": "l"}

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ANYTHING = st.recursive(LEAVES, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=8)
EXAMPLES: dict[str, Any] = {"examples": {"examples": [{"textInput": "1", "output": "2"}] * 3}}
LEAST: dict[str, dict[str, Any]] = {
    "TunedModel": {"baseModel": "models/gemini-2.5-flash"},
    "TuningJob": {"baseModel": "gemini-2.5-flash"},
}
NUMBERS = st.none() | st.integers(-1, 2**31) | st.floats() | st.sampled_from(["NaN", "1e3", "x"])
HYPERPARAMETERS = st.dictionaries(
    st.sampled_from(["epochCount", "batchSize", "learningRate", "learningRateMultiplier"]), NUMBERS
)
some = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])


class Service:
    """An emulator without a server."""

    def __init__(self) -> None:
        self._google = Google(OPTIONS, Access(OPTIONS), State(OPTIONS))

    def answer(self, method: str, path: str, body: object = None, **query: str) -> list[Any] | int:
        """The JSON of the answer, or the status of the error."""
        data = b"" if body is None else json.dumps(body).encode()
        asked = GoogleRequest({"authorization": "Bearer ada@example.com"}, query, data)
        try:
            answers = self._google.answer(ROUTES.find(method, path), asked, Rule())
        except ApiError as error:
            json.dumps(error.body())
            return error.code
        return [json.loads(each) for each in answers]

    def check(self, operation: Operation, body: object, **query: str) -> None:
        """An answer or a refusal, and lists that work."""
        path = re.sub(r"\{(\w+)\}", lambda found: IDS.get(found[1], "1"), operation.path)
        answers = self.answer(operation.method, path, body, **query)
        assert isinstance(answers, list) or answers in (400, 403, 404, 409)
        for answer in answers if isinstance(answers, list) and operation.answer else ():
            assert not validation.faults(answer, operation.answer or "", operation.platform)
            assert not invalid(json.dumps(answer), operation.answer or "", operation.platform)
        for path in LISTS:
            listed = self.answer("GET", path)
            assert isinstance(listed, list), listed
            assert "NaN" not in json.dumps(listed)


@some
@given(st.sampled_from(ASKED), st.data())
def test_requests_of_the_spec(operation: Operation, data: st.DataObject) -> None:
    name = operation.request or ""
    body = data.draw(payloads(name, operation.platform, newer=True))
    Service().check(operation, LEAST.get(name, {}) | body)


@some
@given(st.sampled_from(ASKED), ANYTHING)
def test_bodies_of_any_kind(operation: Operation, body: object) -> None:
    Service().check(operation, body)


@some
@given(HYPERPARAMETERS, st.dictionaries(st.sampled_from(["description", "topK"]), LEAVES))
def test_a_tuned_model_with_settings_of_any_kind(settings: object, more: dict[str, Any]) -> None:
    task = {"trainingData": EXAMPLES, "hyperparameters": settings}
    (create,) = (o for o in SERVED if o.id == "generativelanguage.tunedModels.create")
    Service().check(create, LEAST["TunedModel"] | more | {"tuningTask": task}, tunedModelId="first")


@given(
    st.sampled_from(LISTS),
    st.dictionaries(st.sampled_from(["filter", "pageSize", "pageToken"]), st.text()),
)
def test_queries_of_any_kind(path: str, query: dict[str, str]) -> None:
    answers = Service().answer("GET", path, **query)
    assert isinstance(answers, list) or answers == 400
