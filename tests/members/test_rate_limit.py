import pytest

from portal.common.ratelimit import TooOften, limit, require_limit


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr("portal.common.ratelimit.time.time", lambda: 1_800_000_000)


def test_the_fourth_time_is_refused_with_a_sentence():
    verdicts = [limit("code:ines", times=3, seconds=60) for _ in range(4)]
    assert [bool(verdict) for verdict in verdicts] == [True, True, True, False]
    assert "Wait a minute" in verdicts[3].reason


def test_one_key_does_not_use_up_another():
    assert all(limit(f"code:{name}", times=1, seconds=60) for name in ("ines", "dov"))


def test_a_new_window_begins_afresh(monkeypatch):
    limit("code:ines", times=1, seconds=60)
    assert not limit("code:ines", times=1, seconds=60)
    monkeypatch.setattr("portal.common.ratelimit.time.time", lambda: 1_800_000_060)
    assert limit("code:ines", times=1, seconds=60)


def test_requiring_raises_what_becomes_a_429():
    require_limit("export", times=1, seconds=3600)
    with pytest.raises(TooOften, match="Try again in 60 minutes"):
        require_limit("export", times=1, seconds=3600)
