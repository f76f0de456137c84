"""Which rendering the folder holds: pages bear its name, and are told when there is a newer one."""

from __future__ import annotations

import secrets
import threading


class Edition:
    """The name of what the folder holds now, and a way to wait for the next."""

    def __init__(self) -> None:
        """Begin with a name that no earlier run has used: its pages, still open, load again."""
        self._run = secrets.token_hex(4)
        self._count = 0
        self._over = False
        self._changed = threading.Condition()

    @property
    def name(self) -> str:
        """Its name: letters, digits and a full stop."""
        return f"{self._run}.{self._count}"

    @property
    def over(self) -> bool:
        """Whether there will be no other."""
        return self._over

    def renew(self) -> None:
        """Say that the folder was written again."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Say that there will be no other; nobody waits longer."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def other_than(self, known: str, seconds: float) -> bool:
        """Whether the folder holds another edition than `known`, waiting for it at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self.name != known, seconds)
            return self.name != known
