"""Work side by side: reading ahead of the writer, and two writers where the database takes them.

Inside a transaction (a test) everything stays in one thread, which alone sees what is not committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from queue import Full, Queue
from threading import Event, Lock, Thread
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
_END = object()


def ahead(items: Iterator[T], size: int = 2) -> Iterator[T]:
    """The same items, made in a thread a little ahead: batches are read and cleaned while others are written."""
    if connection.in_atomic_block:
        yield from items
        return
    queue: Queue[tuple[T | None, BaseException | None]] = Queue(size)
    stopped = Event()

    def put(item: T | None, error: BaseException | None = None) -> None:
        while not stopped.is_set():
            try:
                return queue.put((item, error), timeout=0.5)
            except Full:
                continue

    def work() -> None:
        try:
            for item in items:
                put(item)
                if stopped.is_set():
                    return
            put(None, StopIteration())
        except BaseException as error:
            put(None, error)
        finally:
            connection.close()

    thread = Thread(target=work, name="import-reader", daemon=True)
    thread.start()
    try:
        while True:
            item, error = queue.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield item
    finally:
        stopped.set()
        thread.join(timeout=30)


class Lanes:
    """Writers side by side, a connection each. On SQLite, which has one writer, all happens in its turn.

    Ctrl-C, or an error in one lane, stops the others after the transaction that they are in.
    """

    def __init__(self) -> None:
        self._stopped = Event()

    def together(self, *works: Callable[[], object]) -> None:
        """Do all of these; return when the last is done. They must not wait for each other's rows in different orders."""
        if connection.vendor != "postgresql" or connection.in_atomic_block:
            for work in works:
                work()
            return
        errors: list[BaseException] = []

        def run(work: Callable[[], object], ended: Event) -> None:
            try:
                with without_waiting():
                    work()
            except BaseException as error:
                errors.append(error)
                self._stopped.set()
            finally:
                connection.close()
                ended.set()

        # Events, because Ctrl-C in the middle of Thread.join() makes Python 3.11 believe that the thread has ended.
        ends = [Event() for _work in works]
        for work, ended in zip(works, ends, strict=True):
            Thread(target=run, args=(work, ended), name="import-writer", daemon=True).start()
        try:
            for ended in ends:
                while not ended.wait(timeout=0.5):
                    pass  # awake now and then, so that Ctrl-C is heard
        except BaseException:
            self._stopped.set()
            for ended in ends:
                ended.wait(timeout=30)
            raise
        if errors:
            raise errors[0]

    def each(self, items: Iterable[T], work: Callable[[T], object]) -> None:
        """Do `work` with every item, two at a time: for items that may come in any order."""
        gate, iterator = Lock(), iter(items)

        def lane() -> None:
            while not self._stopped.is_set():
                with gate:
                    item = next(iterator, _END)
                if item is _END:
                    return
                work(item)

        self.together(lane, lane)

    def while_going(self, items: Iterable[T]) -> Iterator[T]:
        """The items, as long as no other lane has failed: then its error is the one to tell."""
        for item in items:
            if self._stopped.is_set():
                return
            yield item


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let this connection commit without waiting for the disk.

    What a crash of the database server takes with it, less than a second, is as after a kill of the import: the source
    counts as unfinished and the next run brings it.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
