"""One file per command: parse options, call, print, exit."""
from __future__ import annotations
import sys
from pathlib import Path


def run(args):
    from rich.console import Console
    from svcstd.pipeline.check import check
    from svcstd.workspace import Workspace
    from svcstd.report.outcome import Outcome
    from svcstd.report import text
    ws = Workspace.find(Path("."))
    jobs=None
    if "--jobs" in args: jobs=int(args[args.index("--jobs")+1])
    r = check(ws, jobs)
    def line(f, n):
        try: return ws.tree.read(f).decode("utf-8","replace").split("\n")[n-1]
        except Exception: return ""
    o = Outcome(r.diagnostics, r.records, r.items, r.broken, r.unchecked, line=line)
    text.write(o, Console())
    return o.exit_code()
