"""All targets, by name."""

from tests.fuzz import datasets, error_bodies, migration, numeric_keys, spec_files, sse
from tests.fuzz.target import Target

TARGETS: dict[str, Target] = {
    each.name: each
    for each in (
        sse.TARGET,
        error_bodies.TARGET,
        migration.TARGET,
        spec_files.OVERLAYS,
        spec_files.SPECS,
        datasets.TARGET,
        numeric_keys.TARGET,
    )
}
