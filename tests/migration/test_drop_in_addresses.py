"""Azure addresses that drop-in clients are given: nothing is sent there, but a deployment in the path is a model."""

from collections.abc import Callable
from typing import Any

import pytest

from gemini_sdk import errors
from tests.driver import Driver

MakeClient = Callable[..., Any]
TARGET = (
    "https://r.openai.azure.com/openai/deployments/prod/chat/completions?api-version=2024-10-21"
)


@pytest.mark.parametrize(
    "arguments",
    [
        {"azure_endpoint": TARGET},
        {"base_url": TARGET, "azure_deployment": "prod"},
        {"azure_endpoint": "https://r.openai.azure.com/openai/v1/", "azure_deployment": "prod"},
    ],
)
def test_the_deployment_in_an_address_is_the_model(
    driver: Driver, drop_in: MakeClient, arguments: dict[str, Any]
) -> None:
    client = drop_in(**arguments, api_version=None, model_map={"prod": "gemini-2.5-flash"})
    answer = driver.get(
        client.chat.completions.create(messages=[{"role": "user", "content": "Hello"}])
    )
    assert answer.model == "gemini-2.5-flash"
    other = client.with_options(base_url=TARGET.replace("prod", "other"), timeout=3)
    assert (client._exchanges.deployment, other._exchanges.deployment) == ("prod", "other")


def test_the_deployment_in_the_environments_address(
    drop_in: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", TARGET)
    monkeypatch.setenv("OPENAI_BASE_URL", TARGET.replace("prod", "other"))
    assert drop_in()._exchanges.deployment == "prod"
    assert drop_in(azure_deployment="mine")._exchanges.deployment == "mine"
    assert drop_in(azure_endpoint="https://r.openai.azure.com")._exchanges.deployment is None


def test_two_deployments_of_a_drop_in_client(drop_in: MakeClient) -> None:
    with pytest.raises(errors.ConfigurationError, match=r"'a' \(azure_deployment\) and 'prod'"):
        drop_in(azure_deployment="a", azure_endpoint=TARGET)
