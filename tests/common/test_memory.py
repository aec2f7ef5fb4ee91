"""What a process keeps for a while: for how long, until when; and that no test depends on it."""

import time

from django.conf import settings
from django.core.cache import cache

from portal.common import ttl_cache
from portal.common.buffered_counters import Batch
from portal.common.ttl_cache import forget, remembered


def counting(seconds):
    asked = []

    @remembered(seconds=seconds)
    def answer(*args):
        asked.append(args)
        return len(asked)

    return answer


def test_an_answer_is_remembered_for_its_seconds_and_asked_for_again_afterwards(clock):
    answer = counting(10)
    assert (answer(), answer()) == (1, 1)
    clock.pass_by(9.9)
    assert answer() == 1
    clock.pass_by(0.2)
    assert answer() == 2


def test_each_set_of_arguments_has_its_own_answer_and_forgetting_drops_all(clock):
    answer = counting(10)
    assert (answer("a"), answer("b"), answer("a")) == (1, 2, 1)
    forget()
    assert (answer("a"), answer("b")) == (3, 4)


def test_what_was_noted_is_handed_on_once_the_process_has_kept_it_for_five_seconds(clock):
    batch = Batch("tests:noted")
    batch.note("a")  # the first is handed on at once
    batch.note("a")
    assert cache.get("tests:noted:number") == 1
    clock.pass_by(6)
    batch.note("a")
    assert cache.get("tests:noted:number") == 2
    assert batch.take() == {"a": 3}


def test_in_tests_the_clock_stands_still_however_long_one_takes(monkeypatch):
    cache.set("kept", 1, 10)
    before, now = ttl_cache.clock(), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)  # a machine that has much else to do
    assert ttl_cache.clock() == before
    if not settings.REDIS_URL:
        assert cache.get("kept") == 1
