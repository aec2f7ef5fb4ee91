from __future__ import annotations

from typing import Any

import pytest

from portal.members.personal import personal_data
from portal.writing.actions import save_draft, store_upload
from portal.writing.models import Draft, Upload
from tests.writing.test_uploads import _own_folder, picture  # noqa: F401


@pytest.fixture
def holdings() -> dict[str, Any]:
    return {data.name: data for data in personal_data()}


def test_drafts_and_files_are_in_the_export(asker, holdings):
    save_draft(member=asker, place="forums:reply:1", body="Half a thought")
    store_upload(member=asker, file=picture(), name="gauge.png")
    assert [row["text"] for row in holdings["writing.drafts"].rows(asker)] == ["Half a thought"]
    assert [row["name"] for row in holdings["writing.uploads"].rows(asker)] == ["gauge.png"]
    name, file = next(iter(holdings["writing.uploads"].files(asker)))
    assert name.endswith("-gauge.png")
    assert file.read().startswith(b"\x89PNG")


@pytest.mark.parametrize("keep_content", [True, False])
def test_drafts_go_with_the_account_and_files_with_their_texts(
    asker, stranger, holdings, keep_content, django_capture_on_commit_callbacks
):
    save_draft(member=asker, place="forums:reply:1", body="x")
    posted, loose = (store_upload(member=asker, file=picture(), name="a.png") for _n in range(2))
    posted.object = stranger
    posted.save()
    with django_capture_on_commit_callbacks(execute=True):
        for name in ("writing.drafts", "writing.uploads"):
            holdings[name].erase(member=asker, keep_content=keep_content)
    assert not Draft.objects.exists()
    assert [upload.member_id for upload in Upload.objects.all()] == ([None] if keep_content else [])
    assert not loose.file.storage.exists(loose.file.name)
    assert posted.file.storage.exists(posted.file.name) == keep_content
