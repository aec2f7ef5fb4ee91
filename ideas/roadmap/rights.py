"""Who publishes in the changelog: the product team, there and nowhere else. Rows that administrators see and may take away."""

from __future__ import annotations

from typing import Any

from portal.members.roles import Role

ACTS = ("add_page", "change_page", "publish_page")


def let_product_team_publish(apps: Any, page_id: int) -> None:
    """On this page and below it. `apps` is Django's registry or a migration's; safe to run again."""
    group = apps.get_model("auth", "Group").objects.filter(name=Role.PRODUCT.value).first()
    if group is None:
        return
    page_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="wagtailcore", model="page")[0]
    for codename in ACTS:
        permission = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=page_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
        )[0]
        known = {"group_id": group.pk, "page_id": page_id, "permission_id": permission.pk}
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(**known)
