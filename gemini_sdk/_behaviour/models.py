"""What this package knows of the models that a service lists: stage, shutdown, successor, limits."""

from typing import TYPE_CHECKING

from gemini_sdk._wire import Model

if TYPE_CHECKING:
    from gemini_sdk.known_models.records import Availability, GooglePlatform, KnownModel


class _KnownModelBehaviour(Model):
    """Methods of what a service says of a model."""

    if TYPE_CHECKING:
        name: str | None

    @property
    def known(self) -> "KnownModel | None":
        """What this package knows of the model; None if it does not know the model."""
        from gemini_sdk.known_models import catalogue

        return catalogue.find(self.name) if self.name else None

    def _on(self, platform: "GooglePlatform") -> "Availability | None":
        known = self.known
        return None if known is None else known.platforms.get(platform)


class ModelDescriptionBehaviour(_KnownModelBehaviour):
    """Methods of a ModelDescription."""

    @property
    def availability(self) -> "Availability | None":
        """Stage, shutdown and successor on Google AI; None if this package does not know them."""
        return self._on("google-ai")


class PublisherModelBehaviour(_KnownModelBehaviour):
    """Methods of a PublisherModel."""

    @property
    def availability(self) -> "Availability | None":
        """Stage, shutdown and successor on Vertex AI; None if this package does not know them."""
        return self._on("vertex")
