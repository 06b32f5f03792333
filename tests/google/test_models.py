"""The models of a service, with what this package knows of them; and tokens of Vertex AI."""

import base64
from datetime import date

import pytest

from gemini_sdk.errors import BadRequestError, InvalidPayloadError, NotFoundError
from gemini_sdk.known_models import catalogue
from tests.google.driving import GoogleDriver


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_all_pages_of_models_are_listed_once(drive: GoogleDriver, platform: str) -> None:
    client = getattr(drive, platform)()
    whole = [model.name for model in drive.chunks(iter_of(client.models.list()))]
    paged = [model.name for model in drive.chunks(iter_of(client.models.list(page_size=7)))]
    assert whole == paged
    assert len(whole) == len(set(whole)) > 14
    prefix = {"gemini": "models/", "vertex": "publishers/google/models/"}[platform]
    assert f"{prefix}{catalogue.default_model()}" in whole


def iter_of(pager: object) -> object:
    return aiter(pager) if hasattr(pager, "__aiter__") else iter(pager)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "name",
    ["gemini-3.8-flash", "models/gemini-3.8-flash", "publishers/google/models/gemini-3.8-flash"],
)
@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_model_has_what_this_package_knows_of_it(
    drive: GoogleDriver, platform: str, name: str
) -> None:
    client = getattr(drive, platform)()
    if platform == "gemini" and name.startswith("publishers"):
        with pytest.raises(InvalidPayloadError):
            drive.get(client.models.get(name))
        return
    model = drive.get(client.models.get(name))
    assert model.known == catalogue.find("gemini-3.8-flash")
    assert model.availability.stage == "stable"
    if platform == "gemini":
        assert model.input_token_limit == model.known.context_tokens
        assert "generateContent" in model.supported_generation_methods


def test_a_model_that_ends_says_so(drive: GoogleDriver) -> None:
    model = drive.get(drive.gemini().models.get("gemini-2.5-pro"))
    assert model.availability.shutdown == date(2026, 12, 1)
    assert model.availability.successor == "gemini-3.8-flash"


def test_a_model_that_is_not_known_has_no_availability() -> None:
    from gemini_sdk.types.models import ModelDescription, PublisherModel

    for model in (ModelDescription(name="models/teapot-1"), PublisherModel(), ModelDescription()):
        assert model.known is None
        assert model.availability is None


def test_full_names_of_vertex_models_are_names_of_publishers(drive: GoogleDriver) -> None:
    client = drive.vertex()
    full = "projects/p/locations/l/publishers/google/models/gemini-3.8-flash"
    assert drive.get(client.models.get(full)).name == "publishers/google/models/gemini-3.8-flash"
    with pytest.raises(InvalidPayloadError, match="not a publisher's model; found 'endpoints/1'"):
        drive.get(client.models.get("endpoints/1"))


def test_what_does_not_exist_is_not_found(drive: GoogleDriver) -> None:
    for client in (drive.gemini(), drive.vertex()):
        with pytest.raises(NotFoundError):
            drive.get(client.models.get("teapot-1"))


def test_a_page_token_that_is_none_is_refused(drive: GoogleDriver) -> None:
    for client in (drive.gemini(), drive.vertex()):
        with pytest.raises(BadRequestError, match="page_token"):
            list(drive.chunks(iter_of(client.models.list(page_token="teapot"))))


def test_tokens_of_each_content(drive: GoogleDriver) -> None:
    client = drive.vertex()
    turns = [
        {"role": "user", "parts": [{"text": "Hello there"}]},
        {"role": "model", "parts": [{"text": "Hi"}]},
    ]
    found = drive.get(client.compute_tokens("gemini-3.8-flash", turns)).tokens_info
    assert [each.role for each in found] == ["user", "model"]
    assert b"".join(found[0].tokens) == b"Hello there"
    assert len(found[0].token_ids) == len(found[0].tokens) == 2
    assert drive.body() == {"contents": turns}
    assert base64.b64encode(b"Hi").decode() in found[1].to_json().decode()
    with pytest.raises(InvalidPayloadError, match="contents"):
        drive.get(client.compute_tokens("gemini-3.8-flash", 3))
