"""Room for connections: every question in flight has one, and systems begin with few."""

from __future__ import annotations

OTHERS = 128
"""Files that a process has open besides: the run's own, libraries, the terminal."""


def room_for(connections: int) -> int:
    """How many of so many connections the system allows, after asking it for more if need be."""
    try:
        import resource
    except ModuleNotFoundError:  # not a POSIX system: it has no such limit
        return connections
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + OTHERS
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return connections
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, allowed), hard))
    except (OSError, ValueError):
        allowed = soft
    return max(1, allowed - OTHERS)
