"""The Files API of Google AI: uploads, their content on disk, downloads."""
