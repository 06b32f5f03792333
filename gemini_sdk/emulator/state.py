"""The state of an emulator beyond its rules and journal: its records, and the time."""

from gemini_sdk.emulator.clock import Clock
from gemini_sdk.emulator.files.content import ContentFolder
from gemini_sdk.emulator.files.service import EmulatedFiles
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.storage.objects import Objects
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tapes.tape import TapeReader


class State:
    """The store and the clock of an emulator, which outlive its server."""

    def __init__(self, options: EmulatorOptions) -> None:
        self.store = Store(options.state_folder)
        content = ContentFolder(options.state_folder)
        self.content = content
        self.objects = Objects(options.gcs_folder, options.state_folder)
        self.files = EmulatedFiles(self.store, content, self.objects, options)
        self.clock = Clock(options.clock, self.store)
        tape = options.tape
        self.tape = None if tape is None or tape.upstream else TapeReader(tape.path, tape.match)
        """The tape that answers; None if the emulator itself does, or records."""
