"""How far long work is: a bar with rate and time left on a terminal, elsewhere a line every ten seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self, TextIO

from tqdm import tqdm

INTERVAL = 10.0


class Progress:
    """Counts work on standard error.

        with Progress("Importing posts", total=20_000, unit="posts") as progress:
            progress.advance(500)

    Without a `total` it counts up. Work under three seconds shows nothing outside a terminal.
    """

    def __init__(self, words: str, *, total: int | None = None, unit: str = "rows", done: int = 0, file: TextIO | None = None):
        self.words, self.total, self.unit, self.done = words, total, unit, done
        self.file = file or sys.stderr
        self.begun_at = done

    def __enter__(self) -> Self:
        self.started = self.said = time.monotonic()
        self.bar = (
            tqdm(total=self.total, initial=self.done, desc=self.words, unit=f" {self.unit}", file=self.file, delay=0.5)
            if self.file.isatty()
            else None
        )
        return self

    def advance(self, count: int = 1) -> None:
        self.done += count
        if self.bar is not None:
            self.bar.update(count)
            return
        now = time.monotonic()
        if now - self.said >= INTERVAL or (self.said == self.started and now - self.started >= 3):
            self.said = now
            self._line(now)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.bar is not None:
            self.bar.close()
        elif self.said != self.started:
            self._line(time.monotonic())

    def _line(self, now: float) -> None:
        seconds = max(now - self.started, 0.001)
        rate = (self.done - self.begun_at) / seconds
        line = f"{self.words}: {self.done:,} {self.unit}"
        if self.total:
            left = (self.total - self.done) / rate if rate else 0
            line = f"{self.words}: {self.done:,} of {self.total:,} {self.unit}"
            if self.done < self.total and rate:
                line += f", {left:.0f} s left"
        print(f"{line} ({seconds:.0f} s, {rate:,.0f} a second)", file=self.file, flush=True)
