"""Parts of the way as processes of their own: `stages.py read|resolve|careful WORKSPACE [jobs]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def read(root: Path) -> int:
    """Read every file of `items/` and return how many the quick reader read."""
    from svcstd.workspace import Workspace

    workspace = Workspace.find(root)
    paths, _ = workspace.tree.list("items")
    return sum(workspace.document(path).quick for path in paths)


def resolve(root: Path) -> int:
    """Read and resolve every item at every place and return how many there were."""
    from svcstd.pipeline.catalogue import read_library
    from svcstd.pipeline.entries import Entries
    from svcstd.pipeline.places import Places
    from svcstd.workspace import Workspace

    workspace = Workspace.find(root)
    entries = Entries(workspace)
    places = Places(entries, read_library(workspace).catalogue)
    count = 0
    for main in workspace.layout.basics:
        basic = entries.basic(main)
        for identity, region, variant in places.everywhere(basic):
            places.at(basic, identity.code, region, variant)
            count += 1
    return count


def careful(root: Path, jobs: str) -> int:
    """`svcstd validate` without the quick reader; its exit code."""
    from svcstd import cli
    from svcstd.read import quick

    setattr(quick, "yaml_rs", None)  # noqa: B010 - as where the extra `quick` is not installed
    os.chdir(root)
    return cli.run(["validate", "--jobs", jobs])


def main() -> None:
    """Do what the command line says."""
    stage, folder, *rest = sys.argv[1:]
    if stage == "careful":
        sys.exit(careful(Path(folder), *rest))
    count = {"read": read, "resolve": resolve}[stage](Path(folder))
    print(count)


if __name__ == "__main__":
    main()
