"""The roles of the community. Each is a Django group made by migration; the README says what each may do."""

from __future__ import annotations

from enum import Enum
from typing import Any


class Role(Enum):
    """A role; the value is the name of its group."""

    EDITOR = "Editors"
    MODERATOR = "Moderators"
    PRODUCT = "Product team"
    SUPPORT = "Support staff"
    CUSTOMER_RECORDS = "Customer records"
    ADMINISTRATOR = "Administrators"


_EVERYTHING = ("view", "add", "change", "delete")

# On every page of the site, and on every picture and document.
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "change", "publish", "lock", "unlock"),
    Role.PRODUCT: ("add", "change"),
    Role.ADMINISTRATOR: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}
FILE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "change", "choose"),
    Role.MODERATOR: ("choose",),
    Role.PRODUCT: ("add", "choose"),
    Role.SUPPORT: ("add", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "delete", "choose"),
}
# The records of the CRM store; amounts need a permission of their own besides.
_CUSTOMER_RECORDS: dict[str, tuple[str, ...]] = {
    "crm.contact": ("view", "add", "change"),
    "crm.account": ("view", "add", "change"),
    "crm.productsold": ("view", "change"),
    "crm.order": ("view", "add", "change"),
    "crm.refund": ("view", "add"),
    "crm.subscription": ("view", "add", "change"),
    "crm.opportunity": ("view", "add", "change"),
    "crm.case": ("view", "add", "change"),
    "crm.message": ("view", "add"),
    "crm.touch": ("view",),
    "crm.importrun": ("view", "add"),
    "crm.connection": ("view", "change"),
    "crm.link": ("view", "change"),
    "crm.deadletter": ("view", "change"),
    "crm.correction": ("view", "change"),
    "crm.synclogentry": ("view",),
    "crm.reconciliationreport": ("view",),
    "crm.auditentry": ("view",),
}
# On models: "app.model" to the acts.
MODEL_PERMISSIONS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.EDITOR: {"wagtailredirects.redirect": _EVERYTHING, "writing.tag": _EVERYTHING},
    Role.MODERATOR: {
        "members.member": ("view", "change"),
        "members.memberclaim": ("view", "change"),
        "members.invitation": ("view", "add"),
        "moderation.sanction": ("view", "add", "change"),
        "forums.cannedreply": _EVERYTHING,
        "writing.tag": _EVERYTHING,
    },
    Role.PRODUCT: {
        "members.organisation": ("view",),
        "members.segment": ("view",),
        "members.revenueband": ("view",),
        "members.organisationmembership": ("view",),
        "ideas.spokesperson": _EVERYTHING,
        "internal_records.scoreformula": ("view", "add", "change"),
        "ratings.dimension": ("view", "add", "change"),
        "ratings.usequestion": ("view", "add", "change"),
    },
    Role.SUPPORT: {
        "members.member": ("view",),
        "members.organisation": ("view", "add", "change"),
        "members.segment": ("view",),
        "members.revenueband": ("view",),
        "members.organisationmembership": ("view", "add", "change"),
        "moderation.sanction": ("view",),
        "forums.cannedreply": _EVERYTHING,
        "ideas.spokesperson": _EVERYTHING,
        "crm.contact": ("view",),
        "crm.account": ("view",),
        "crm.case": ("view", "add", "change"),
        "crm.message": ("view", "add"),
    },
    Role.CUSTOMER_RECORDS: {
        "members.organisation": ("view",),
        **_CUSTOMER_RECORDS,
    },
    Role.ADMINISTRATOR: {
        "members.member": _EVERYTHING,
        "members.memberclaim": ("view", "change"),
        "members.invitation": _EVERYTHING,
        "members.organisation": _EVERYTHING,
        "members.segment": _EVERYTHING,
        "members.revenueband": _EVERYTHING,
        "members.organisationmembership": _EVERYTHING,
        "members.membershipsettings": ("change",),
        "moderation.sanction": ("view", "add", "change"),
        "moderation.rule": _EVERYTHING,
        "moderation.reasontemplate": _EVERYTHING,
        "common.siteidentity": ("change",),
        "forums.cannedreply": _EVERYTHING,
        "ideas.spokesperson": _EVERYTHING,
        "internal_records.scoreformula": ("view", "add", "change"),
        "ratings.dimension": ("view", "add", "change"),
        "ratings.usequestion": ("view", "add", "change"),
        "writing.tag": _EVERYTHING,
        "activity.activity": ("view",),
        "activity.pendingreaction": ("view", "change"),
        "auth.group": _EVERYTHING,
        "wagtailcore.site": _EVERYTHING,
        "wagtailcore.collection": ("add", "change", "delete"),
        "wagtailcore.workflow": ("add", "change", "delete"),
        "wagtailcore.task": ("add", "change", "delete"),
        "wagtailredirects.redirect": _EVERYTHING,
        **_CUSTOMER_RECORDS,
        "crm.connection": _EVERYTHING,
        "crm.contactreading": ("view",),
    },
}

# Permissions that are not about adding, changing and the like, with their words. They are given to others in the admin.
OTHER_PERMISSIONS: dict[Role, dict[str, dict[str, str]]] = {
    Role.ADMINISTRATOR: {
        "crm.account": {"see_revenue": "May see amounts: orders, refunds, subscriptions, opportunities, revenue"},
        "moderation.privatereading": {
            "open_private_content": "May open private content; each reading is recorded",
            "view_privatereading": "Can view reading of private content",
        },
    },
}


def make_roles(apps: Any) -> None:
    """Make the groups with their permissions. Safe to run again: it adds what is missing and takes nothing away.

    `apps` is Django's registry or a migration's. Permissions are made here where migrating has not made them
    yet (Django makes them after all migrations have run).
    """
    group_model = apps.get_model("auth", "Group")
    root = _first(apps.get_model("wagtailcore", "Page").objects.filter(depth=1))
    collection = _first(apps.get_model("wagtailcore", "Collection").objects.filter(depth=1))
    on_pages = apps.get_model("wagtailcore", "GroupPagePermission").objects
    on_files = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for role in Role:
        group = group_model.objects.get_or_create(name=role.value)[0]
        group.permissions.add(_permission(apps, "wagtailadmin.admin", "access_admin", "Can access Wagtail admin"))
        for name, acts in MODEL_PERMISSIONS.get(role, {}).items():
            group.permissions.add(*(_permission(apps, name, f"{act}_{name.partition('.')[2]}") for act in acts))
        for name, others in OTHER_PERMISSIONS.get(role, {}).items():
            group.permissions.add(*(_permission(apps, name, codename, words) for codename, words in others.items()))
        for act in PAGE_PERMISSIONS.get(role, ()) if root else ():
            permission = _permission(apps, "wagtailcore.page", f"{act}_page")
            on_pages.get_or_create(group_id=group.pk, page_id=root.pk, permission_id=permission.pk)
        for act in FILE_PERMISSIONS.get(role, ()) if collection else ():
            for name in ("wagtailimages.image", "wagtaildocs.document"):
                permission = _permission(apps, name, f"{act}_{name.partition('.')[2]}")
                on_files.get_or_create(group_id=group.pk, collection_id=collection.pk, permission_id=permission.pk)


def _permission(apps: Any, name: str, codename: str, words: str = "") -> Any:
    label, _, model = name.partition(".")
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=label, model=model)[0]
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": words or f"Can {codename.replace('_', ' ')}"}
    )[0]


def _first(queryset: Any) -> Any:
    return queryset.order_by("pk").first()
