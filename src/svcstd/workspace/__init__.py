"""The only package that touches disk or git: finds a workspace, reads its files, writes outputs atomically."""

from __future__ import annotations

from svcstd.workspace.layout import Layout, RecordName
from svcstd.workspace.output import Folder, write_atomically
from svcstd.workspace.packaged import packaged
from svcstd.workspace.tree import DiskTree, Tree, Unreadable
from svcstd.workspace.workspace import NoWorkspace, Workspace

__all__ = [
    "DiskTree",
    "Folder",
    "Layout",
    "NoWorkspace",
    "RecordName",
    "Tree",
    "Unreadable",
    "Workspace",
    "packaged",
    "write_atomically",
]
