"""Google's models as they are today: a data file (`models.json`), its reader, and what it means for a request.

This knowledge ages faster than releases, so nothing here refuses a request: it warns, and names what to use instead.
Defaults, the model map, the emulator and the documentation all take their names from here.
"""
