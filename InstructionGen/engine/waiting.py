"""Questions that wait for room in an engine, those that begin alike together."""

from __future__ import annotations

from collections import deque

from InstructionGen.records import Request


class Waiting:
    """A queue that hands out a whole group of questions at a time, beginning with the group of the oldest question.

    Questions of one group share a long prefix. Side by side they find it in the engine's cache; spread out, the
    prefixes of many groups push each other out of it. No question waits for ever: once it is the oldest, its group
    is next.
    """

    def __init__(self) -> None:
        self._groups: dict[str, deque[Request]] = {}
        """In the order of their oldest question."""
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, request: Request) -> None:
        """Take a question in."""
        self._groups.setdefault(request.group, deque()).append(request)
        self._count += 1

    def take(self, room: int) -> list[Request]:
        """At most ``room`` questions, group by group."""
        taken: list[Request] = []
        while self._groups and len(taken) < room:
            name, group = next(iter(self._groups.items()))
            while group and len(taken) < room:
                taken.append(group.popleft())
            # A group that is left over keeps its place: its oldest question is still older than what came later.
            if not group:
                del self._groups[name]
        self._count -= len(taken)
        return taken
