"""The validators of others, put under build/bench/ when they can be had; without a network they are left out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from benchmark.process import said

PYTHON_PEER = "check-jsonschema==0.39.0"
NODE_PEER = "ajv-cli@5.0.0"


@dataclass(frozen=True)
class Peer:
    """Another validator.

    Attributes:
        name: As people call it.
        version: As it says itself, with what it runs on.
        program: The start of its command line.
    """

    name: str
    version: str
    program: tuple[str, ...]

    def command(self, schema: Path, workspace: Path) -> list[str]:
        """The command that validates every record of a workspace, run in its folder."""
        if self.name == "ajv-cli":
            return [
                *self.program,
                "validate",
                "--spec=draft2020",
                "--strict=false",
                "-s",
                str(schema),
                "-d",
                "items/**/*.yaml",
            ]
        files = sorted(str(path.relative_to(workspace)) for path in workspace.glob("items/*/*.yaml"))
        return [*self.program, "--schemafile", str(schema), *files]


def check_jsonschema(folder: Path) -> Peer | None:
    """check-jsonschema in an environment of its own, or None."""
    python = folder / "python" / "bin" / "python"
    program = python.with_name("check-jsonschema")
    if not program.exists():
        venv.create(folder / "python", with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", PYTHON_PEER]
        subprocess.run(install, capture_output=True, check=False)
    version = said([str(program), "--version"])
    if not version:
        return None
    words = f"{version.split()[-1]}, Python {sys.version.split()[0]}"
    return Peer("check-jsonschema", words, (str(program),))


def ajv(folder: Path) -> Peer | None:
    """ajv-cli below `folder`, or None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    home = folder / "node_modules" / "ajv-cli"
    if not home.exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", NODE_PEER]
        subprocess.run(install, capture_output=True, check=False)
    if not home.exists():
        return None
    version = json.loads((home / "package.json").read_text(encoding="utf-8"))["version"]
    runtime = said([node, "--version"]).strip()
    return Peer("ajv-cli", f"{version}, Node.js {runtime}", (node, str(home / "dist" / "index.js")))


def found(folder: Path) -> tuple[list[Peer], list[str]]:
    """The peers that run here, and the names of those that do not."""
    peers, missing = [], []
    for name, find in (("ajv-cli", ajv), ("check-jsonschema", check_jsonschema)):
        try:
            peer = find(folder)
        except OSError:
            peer = None
        if peer:
            peers.append(peer)
        else:
            missing.append(name)
    return peers, missing
