"""How far a long command is: a bar on a terminal, a plain line every ten seconds elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from tqdm import tqdm

_SECONDS = 10


class Progress:
    """Progress of one phase over `total` units (bytes, rows). Use it as a context manager."""

    def __init__(self, label: str, total: int, *, unit: str = "B", out: TextIO | None = None, quiet: bool = False) -> None:
        self.label, self.total, self.unit = label, total, unit
        self.out = out or sys.stderr
        self.done = 0
        self.began = self.told = time.monotonic()
        self.bar: tqdm | None = None
        self.quiet = quiet
        if not quiet and self.out.isatty():
            self.bar = tqdm(
                total=total, desc=label, unit=unit, unit_scale=True, file=self.out, leave=False, delay=1, dynamic_ncols=True
            )

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.bar is not None:
            self.bar.close()

    def at(self, done: int) -> None:
        """So many units are done."""
        if self.bar is not None:
            self.bar.update(done - self.done)
        self.done = done
        now = time.monotonic()
        if self.bar is None and not self.quiet and now - self.told >= _SECONDS:
            self.told = now
            print(self._line(now - self.began), file=self.out, flush=True)

    def _line(self, seconds: float) -> str:
        if not self.total or not self.done:
            return f"{self.label}: {self.done:,} {self.unit} in {seconds:.0f} s"
        left = seconds * (self.total - self.done) / self.done
        return (
            f"{self.label}: {100 * self.done / self.total:.0f} %, {self.done / seconds:,.0f} {self.unit}/s, "
            f"about {max(left, 0):.0f} s left"
        )
