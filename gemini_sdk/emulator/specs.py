"""The schemas for the validation of requests: those of this package, or of a package made by `gemini-sdk codegen`."""

from os import PathLike

from gemini_models.operations import OPERATIONS
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.validation.compiled_schemas import has_type
from gemini_sdk.validation.schemas import Schemas, using


def schemas(folder: str | PathLike[str] | None) -> Schemas | None:
    """Those in a folder; None for this package's own.

    Raises ConfigurationError if the folder has none, or they lack a type that an operation here takes or answers.
    """
    if folder is None:
        return None
    found = Schemas.of(folder)
    with using(found):
        for operation in OPERATIONS:
            for name in filter(None, (operation.request, operation.answer)):
                if not has_type(name, operation.platform):
                    raise ConfigurationError(
                        f"{folder}: the schemas have no type {name} of {operation.platform}, "
                        f"which {operation.id} needs; make the package from all specs"
                    )
    return found
