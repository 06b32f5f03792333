"""Help for the tests of programs that use this package: see `plugin`, which pytest loads by itself."""
