"""Who looks at a page or asks for something: a member, or a visitor who is not signed in.

`viewer.is_authenticated` tells them apart, for mypy too: behind it a viewer is a `Member`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.members.models import Member

    Viewer: TypeAlias = Member | AnonymousUser
else:
    Viewer = object
