"""One endpoint as the engine sees it: how much it is given at once, how long it may take, and whether it lives.

How much at once: the way of TCP. It doubles every round trip until there is trouble, then grows by one a round trip and
is halved at trouble, at most once a round trip (V. Jacobson, Congestion Avoidance and Control, SIGCOMM 1988). Unlike
there a little trouble is borne: connections also break by chance, and to halve for each of those would leave next to
nothing in flight on an endpoint that loses one answer in ten.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from InstructionGen.engine.openai.address import proxy_for
from InstructionGen.engine.openai.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Patience:
    """Every span of time that the engine waits, in seconds, and every number of times that it tries."""

    attempts: int = 8
    """Attempts that fail before a question is given up."""
    backoff: float = 0.25
    """The first wait before trying again, at most; each further one may be twice as long."""
    longest_backoff: float = 30.0
    longest_asked: float = 120.0
    """Of a wait that an endpoint asks for (Retry-After)."""
    attempt: float = 600.0
    """An attempt, where the user says nothing else."""
    least: float = 20.0
    """An attempt, however quick the other answers are."""
    times_slowest: float = 8.0
    """An attempt, in times of the slowest of the last answers."""
    connect: float = 10.0
    greeting: float = 15.0
    """The first reply of an endpoint, when the engine opens."""
    failures: int = 5
    """Failed connections in a row after which an endpoint is set aside."""
    pause: float = 1.0
    """How long it is first left alone; each further time twice as long."""
    longest_pause: float = 60.0
    whole: float = 60.0
    """How long to go on when no endpoint answers at all."""
    tick: float = 0.1
    """Between two looks at the clock."""


PATIENCE = Patience()

FIRST_LIMIT = 32.0
"""Questions that an endpoint is given at once before it has shown what it can take."""
BEARABLE = 0.2
"""Troubles per answer, and per question in flight, that are put down to chance and not to load."""
KNOWN = 20
"""Answers after which the times they took say something about the next one."""


class Endpoint:
    """The state of one endpoint. ``now`` is the time in seconds by any clock that only goes forward."""

    def __init__(self, base: str, ceiling: int, patience: Patience, now: Callable[[], float]) -> None:
        self.base = base
        """Its address as the user gave it, and as messages name it."""
        self.start: str | None = None
        """Where its interface begins, once it has been greeted: one that was down at the start has not."""
        self.proxy = proxy_for(base)
        self.dialects: dict[str, Dialect] = {}
        """Name of a card -> how to put its questions. Learnt for each: a schema that is refused may be that card's own
        fault, and no reason to ask the others without theirs."""
        self.ceiling = ceiling
        self.limit = min(FIRST_LIMIT, float(ceiling))
        self.in_flight = 0
        self.aside_since: float | None = None
        """Since when nothing but a single try now and then is sent there; ``None`` for one that lives."""
        self.slowest: deque[float] = deque(maxlen=100)
        """Seconds that the last answers took."""
        self._patience = patience
        self._now = now
        self._first_climb = True
        self._strain = 0.0
        self._cut_at = -1.0
        self._answered_at = -1.0
        self._closed_until = 0.0
        self._failures = 0
        self._pause = patience.pause

    @property
    def load(self) -> float:
        """In flight, as a share of what it can take."""
        return self.in_flight / self.limit

    @property
    def has_room(self) -> bool:
        """Whether a question may be sent there now."""
        if self._closed_until and self._now() < self._closed_until:
            return False
        return self.in_flight < (1 if self.aside_since is not None else int(self.limit))

    def answered(self, seconds: float) -> bool:
        """It gave a good answer after so long. True if that is its return from being set aside."""
        self.slowest.append(seconds)
        self._failures = 0
        self._strain = max(0.0, self._strain - BEARABLE)
        self._answered_at = self._now()
        back = self.aside_since is not None
        if back:
            self.aside_since = None
            self._closed_until = 0.0
            self._pause = self._patience.pause
            self._first_climb = True
            self.limit = min(FIRST_LIMIT, float(self.ceiling))
        elif self.in_flight >= self.limit / 2:  # what was never asked of it, it has not shown it can take
            self.limit = min(self.limit + (1.0 if self._first_climb else 1.0 / self.limit), float(self.ceiling))
        return back

    def strained(self, began: float, wait: float = 0.0) -> None:
        """An attempt that began then met trouble. ``wait`` is how long the endpoint asked to be left alone."""
        if self.limit <= 1.0 and wait:
            # Even one at a time is too much: it has a quota, and knocking on would only use up more of it.
            self._closed_until = max(self._closed_until, self._now() + wait)
        if began <= self._cut_at:
            return  # it was on its way when the limit was last halved: the same round trip
        self._strain += 1.0
        if self._strain >= max(2.0, BEARABLE * self.limit):
            self._strain = 0.0
            self._cut_at = self._now()
            self._first_climb = False
            self.limit = max(1.0, self.limit / 2)

    def hung(self, began: float) -> None:
        """An attempt that began then is given up. It tells of load only if all the others hang too."""
        if self._answered_at < began:
            self.strained(began)

    def unreachable(self) -> bool:
        """A connection failed. True if that sets it aside just now."""
        self._failures += 1
        if self.aside_since is not None:
            self._leave_alone()
            return False
        if self._failures < self._patience.failures:
            return False
        self.set_aside()
        return True

    def set_aside(self) -> None:
        """Send nothing more for a while, then one question at a time until one is answered."""
        if self.aside_since is None:
            self.aside_since = self._now()
        self._leave_alone()

    def _leave_alone(self) -> None:
        if self._now() >= self._closed_until:  # those of the same round trip that fail later do not lengthen the pause
            self._closed_until = self._now() + self._pause
            self._pause = min(self._patience.longest_pause, self._pause * 2)

    def deadline(self, longest: float, timeouts: int) -> float:
        """Seconds that an attempt may take, after so many timeouts of the same question."""
        if len(self.slowest) < KNOWN:
            return longest
        usual = max(self._patience.least, self._patience.times_slowest * max(self.slowest))
        return min(longest, usual * 2.0**timeouts)


def asked_wait(header: str | None, now: float, longest: float) -> float:
    """Seconds that a ``Retry-After`` asks for, given as a number or as an HTTP date; 0 where it says nothing sensible.

    ``now`` is the time of day in seconds since 1970. RFC 9110, section 10.2.3.
    """
    if not header:
        return 0.0
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - now
        except (ValueError, TypeError, OverflowError):
            return 0.0
    return min(max(seconds, 0.0), longest) if seconds == seconds else 0.0  # noqa: PLR0124 - nan is not itself
