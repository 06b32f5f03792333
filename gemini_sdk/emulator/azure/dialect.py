"""The kinds of endpoints that have Azure's and OpenAI's routes, and the paths of the operations on each."""

from enum import Enum

from gemini_models.operations import OPERATIONS


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


SERVED = tuple(o for o in OPERATIONS if o.platform == "azure-inference")
"""The operations that are answered here."""
CHAT = next(o for o in SERVED if o.id == "getChatCompletions")
PREFIXES = tuple(dialect.value for dialect in Dialect)
PATHS = tuple(
    (f"{dialect.value}{operation.path}", dialect, operation)
    for dialect in Dialect
    for operation in SERVED
)
"""Every path template with its kind of endpoint and its operation."""
OTHER_PATHS = ("/models/{rest:path}", "/openai/{rest:path}")
"""Paths of Azure without an operation in the specs."""
