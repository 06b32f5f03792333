"""The page for a browser at the emulator's root: requests and answers as they come, rules, tunings and usage.

`exchange_log` remembers exchanges, `watch_middleware` follows their answers, `page_routes` gives the page its data
below `/emulator`, and `page_files` the page itself, which holds no data.
"""
