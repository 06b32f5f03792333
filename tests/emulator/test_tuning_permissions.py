"""Whom tuned models in the emulator are shared with, between two people."""

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from tests.emulator.tuning import MODELS, Json, ask, created, refused, said, violations


@pytest.fixture
def model(emulator: Emulator, ada: httpx.Client, numbers: Json) -> str:
    """Ada's model, ready."""
    name: str = created(ada, numbers, tunedModelId="adas")["metadata"]["tunedModel"]
    emulator.advance(2)
    return f"/v1beta/{name}"


def shared(client: httpx.Client, model: str, role: str, **grantee: str) -> Json:
    body = {"granteeType": "USER", "emailAddress": "bob@example.com", **grantee, "role": role}
    body = {key: value for key, value in body.items() if value}
    response = client.post(f"{model}/permissions", json=body)
    assert response.status_code == 200, response.text
    permission: Json = response.json()
    return permission


def allowed(client: httpx.Client, model: str) -> list[str]:
    """What somebody may do with a model, short of deleting it and giving it away."""
    calls = {
        "get": client.get(model),
        "generate": ask(client, model.removeprefix("/v1beta/"), "one"),
        "count": client.post(f"{model}:countTokens", json={"contents": []}),
        "permissions": client.get(f"{model}/permissions"),
        "operations": client.get(f"{model}/operations"),
        "patch": client.patch(model, json={"description": "x"}),
    }
    for response in calls.values():
        if response.status_code != 200:
            refused(response, 403, "PERMISSION_DENIED")
    return [name for name, response in calls.items() if response.status_code == 200]


READ = ["get", "generate", "count", "permissions", "operations"]


def test_a_model_is_its_owner_s(ada: httpx.Client, bob: httpx.Client, model: str) -> None:
    assert allowed(ada, model) == [*READ, "patch"]
    assert allowed(bob, model) == []
    refused(bob.delete(model), 403, "PERMISSION_DENIED")
    body = {"emailAddress": "bob@example.com"}
    refused(bob.post(f"{model}:transferOwnership", json=body), 403, "PERMISSION_DENIED")
    assert bob.get(MODELS).json() == {}
    (owner,) = ada.get(f"{model}/permissions").json()["permissions"]
    assert (owner["role"], owner["emailAddress"]) == ("OWNER", "ada@example.com")


@pytest.mark.parametrize(("role", "expected"), [("READER", READ), ("WRITER", [*READ, "patch"])])
def test_roles(
    ada: httpx.Client, bob: httpx.Client, model: str, role: str, expected: list[str]
) -> None:
    permission = shared(ada, model, role)
    assert permission["name"].startswith("tunedModels/adas/permissions/")
    assert ada.get(f"/v1beta/{permission['name']}").json() == permission
    assert allowed(bob, model) == expected
    refused(bob.delete(model), 403, "PERMISSION_DENIED")
    assert len(bob.get(MODELS).json()["tunedModels"]) == 1
    assert ada.delete(f"/v1beta/{permission['name']}").json() == {}
    assert allowed(bob, model) == []


def test_a_role_changes(ada: httpx.Client, bob: httpx.Client, model: str) -> None:
    path = f"/v1beta/{shared(ada, model, 'READER')['name']}"
    assert violations(ada.patch(path, json={"role": "WRITER"})) == ["updateMask"]
    mask = {"updateMask": "role"}
    assert ada.patch(path, json={"role": "WRITER"}, params=mask).json()["role"] == "WRITER"
    assert "patch" in allowed(bob, model)
    assert violations(ada.patch(path, json={"role": "OWNER"}, params=mask)) == ["role"]
    bad = ada.patch(path, json={"role": "READER"}, params={"updateMask": "emailAddress"})
    assert violations(bad) == ["updateMask"]


def test_everyone(ada: httpx.Client, bob: httpx.Client, model: str) -> None:
    shared(ada, model, "READER", granteeType="EVERYONE", emailAddress="")
    assert allowed(bob, model) == READ
    assert bob.get(MODELS).json() == {}
    listed = bob.get(MODELS, params={"filter": "readers:everyone"}).json()["tunedModels"]
    assert [m["name"] for m in listed] == ["tunedModels/adas"]


def test_filters(ada: httpx.Client, bob: httpx.Client, model: str, numbers: Json) -> None:
    created(bob, numbers, tunedModelId="bobs")
    shared(ada, model, "READER")

    def found(text: str) -> list[str]:
        page = bob.get(MODELS, params={"filter": text}).json()
        return [m["name"].removeprefix("tunedModels/") for m in page.get("tunedModels", [])]

    assert found("") == ["bobs", "adas"]
    assert found("owner:me") == found("writers:me") == ["bobs"]
    assert found("readers:me") == ["bobs", "adas"]
    assert found("NUMBER adas") == ["adas"]
    assert found("nothing") == []
    assert violations(bob.get(MODELS, params={"filter": "owner:you"})) == ["filter"]


def test_ownership_is_transferred(ada: httpx.Client, bob: httpx.Client, model: str) -> None:
    shared(ada, model, "READER")
    body = {"email_address": "bob@example.com"}
    assert ada.post(f"{model}:transferOwnership", json=body).json() == {}
    permissions = bob.get(f"{model}/permissions").json()["permissions"]
    assert {p["emailAddress"]: p["role"] for p in permissions} == {
        "ada@example.com": "WRITER",
        "bob@example.com": "OWNER",
    }
    refused(ada.delete(model), 403, "PERMISSION_DENIED")
    assert bob.delete(model).json() == {}


def test_the_owner_stays(ada: httpx.Client, model: str) -> None:
    (owner,) = ada.get(f"{model}/permissions").json()["permissions"]
    refused(ada.delete(f"/v1beta/{owner['name']}"), 400, "FAILED_PRECONDITION")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"role": "READER"}, "granteeType"),
        ({"granteeType": "USER", "role": "READER"}, "emailAddress"),
        ({"granteeType": "EVERYONE", "emailAddress": "a@b.c", "role": "READER"}, "emailAddress"),
        ({"granteeType": "USER", "emailAddress": "a@b.c", "role": "OWNER"}, "role"),
        ({"granteeType": "USER", "emailAddress": "a@b.c", "role": "BOSS"}, "role"),
        ({"granteeType": "USER", "emailAddress": "a@b.c"}, "role"),
    ],
)
def test_bad_permissions(ada: httpx.Client, model: str, body: Json, field: str) -> None:
    assert violations(ada.post(f"{model}/permissions", json=body)) == [field]


def test_nobody_is_granted_twice(ada: httpx.Client, model: str) -> None:
    shared(ada, model, "READER")
    body = {"granteeType": "USER", "emailAddress": "bob@example.com", "role": "WRITER"}
    refused(ada.post(f"{model}/permissions", json=body), 409, "ALREADY_EXISTS")
    refused(ada.get(f"{model}/permissions/none"), 404, "NOT_FOUND")


def test_tokens_may_be_given_addresses(numbers: Json) -> None:
    options = EmulatorOptions(tokens={"first": "ada@example.com", "second": "ada@example.com"})
    with Emulator(options) as emulator, httpx.Client(base_url=emulator.url) as client:

        def bearer(token: str) -> dict[str, str]:
            return {"authorization": f"Bearer {token}"}

        operation = client.post(MODELS, json=numbers, headers=bearer("first")).json()
        path = f"/v1beta/{operation['metadata']['tunedModel']}"
        assert client.get(path, headers=bearer("second")).status_code == 200
        assert client.get(path, headers=bearer("third")).status_code == 401


def test_a_token_is_nobody_else_s_and_stays_secret(emulator: Emulator, numbers: Json) -> None:
    with httpx.Client(base_url=emulator.url) as client:
        mine, other = ({"authorization": f"Bearer {t}"} for t in ("s3cret", "an0ther"))
        operation = client.post(MODELS, json=numbers, headers=mine).json()
        path = f"/v1beta/{operation['metadata']['tunedModel']}"
        assert client.get(path, headers=mine).status_code == 200
        assert "s3cret" not in client.get(f"{path}/permissions", headers=mine).text
        denied = client.get(path, headers=other)
        assert "an0ther" not in denied.text
        refused(denied, 403, "PERMISSION_DENIED")


def test_any_key_will_do(emulator: Emulator, numbers: Json) -> None:
    with httpx.Client(base_url=emulator.url) as client:
        one, two = {"x-goog-api-key": "one"}, {"x-goog-api-key": "two"}
        operation = client.post(MODELS, json=numbers, headers=one).json()
        emulator.advance(2)
        for headers in (one, two):
            client.headers.update(headers)
            assert said(client, operation["metadata"]["tunedModel"], "one") == "two"


def test_issued_tokens_are_their_holder_s(emulator: Emulator, numbers: Json) -> None:
    """A token that was refreshed is for whom the first was for, still after the emulator was started again."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": "r",
        "client_id": "c",
        "client_secret": "s",
    }
    with httpx.Client(base_url=emulator.url) as client:
        tokens = [client.post("/token", data=form).json()["access_token"] for _ in range(2)]
        assert len(set(tokens)) == 2
        first, second = ({"authorization": f"Bearer {token}"} for token in tokens)
        operation = client.post(MODELS, json=numbers, headers=first).json()
    emulator.stop()
    emulator.start()
    with httpx.Client(base_url=emulator.url) as client:
        assert client.get(f"/v1beta/{operation['name']}", headers=second).status_code == 200
