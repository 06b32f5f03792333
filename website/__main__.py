"""`python -m website`: build the documentation site into build/website/site.

With `pages`, only the Markdown files are written, into build/website/pages.
"""

import sys

from website.build import BUILD, build, write_pages


def main() -> int:
    """Run the command; the exit status."""
    faults = write_pages()
    if not faults and "pages" not in sys.argv[1:]:
        faults = build()
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"{BUILD / 'site'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
