"""The bases that Azure's and OpenAI's endpoints have, and what a request may expect under each."""

from enum import Enum


class Dialect(Enum):
    """A kind of endpoint. The value is the prefix of its paths."""

    INFERENCE = ""
    """Azure AI Model Inference: the parameters of the spec, and no others unless the header allows them."""
    FOUNDRY = "/models"
    """The same on a resource of many models; it knows OpenAI's parameters as well."""
    DEPLOYMENT = "/openai/deployments/{deployment}"
    """A deployment of Azure OpenAI."""
    AZURE_OPENAI = "/openai/v1"
    """Azure OpenAI, with the deployment as the model of the body."""
    OPENAI = "/v1"
    """OpenAI itself."""

    @property
    def is_openai(self) -> bool:
        """Whether it is an endpoint of OpenAI's API: usage of a stream is sent to those who ask for it."""
        return self in (Dialect.DEPLOYMENT, Dialect.AZURE_OPENAI, Dialect.OPENAI)

    @property
    def knows_openai_parameters(self) -> bool:
        """Whether OpenAI's parameters need no header `extra-parameters`."""
        return self.is_openai or self is Dialect.FOUNDRY
