"""`python -m svcstd` and the console script: the cheap answers first, everything heavy on first need."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from svcstd.version import VERSION

        print(f"svcstd {VERSION}")
        return
    # Starting makes objects that live as long as the process: collecting them over and over costs a tenth of it.
    gc.disable()
    # No plugin of somebody else's takes part in typing a stranger's file; looking for one costs two interpreter starts.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from svcstd.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
