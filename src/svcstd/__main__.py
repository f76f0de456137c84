"""`python -m svcstd` and the console script: the cheap answers first, everything heavy on first need."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from svcstd.version import VERSION

        print(f"svcstd {VERSION}")
        return
    # Starting makes objects that live as long as the process: collecting them over and over costs a tenth of it.
    gc.disable()
    from svcstd.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
