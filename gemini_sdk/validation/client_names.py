"""Fields that Google's own client, google-genai, calls otherwise than the wire does: its converters rename them.

Such a name means nothing to the services. It goes through like others that are not known, with a warning that
names the field that is meant.
"""

from collections.abc import Mapping

CLIENT = "google-genai"
WIRE_NAMES: Mapping[str, Mapping[str, str]] = {
    "GenerationConfig": {"modelSelectionConfig": "modelConfig"},
    "ImageConfig": {
        "outputMimeType": "imageOutputOptions.mimeType",
        "outputCompressionQuality": "imageOutputOptions.compressionQuality",
    },
}
"""Where the wire has what the client's field says, by type and the client's name in camelCase."""
