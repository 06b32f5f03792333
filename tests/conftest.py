"""Settings all tests share."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
# In CI the same examples every time, so that a red run is always about the change.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
