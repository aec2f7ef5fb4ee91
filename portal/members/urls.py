from django.urls import path, register_converter
from django.urls.converters import StringConverter

from portal.members.views import account, entry, kept_acts, people, privacy

app_name = "members"


class Handle(StringConverter):
    """What can be a handle; anything else is not found before the database is asked."""

    regex = r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,29}"


class Token(StringConverter):
    regex = r"[a-zA-Z0-9_-]{20,64}"


register_converter(Handle, "handle")
register_converter(Token, "token")

urlpatterns = [
    path("members/", people.member_list, name="member_list"),
    path("members/<handle:username>/", people.member_detail, name="member_detail"),
    path("members/<handle:username>/claim/", people.claim_create, name="claim_create"),
    path("sign-in-to/typed/", kept_acts.typed_before, name="typed_before"),
    path("sign-in-to/typed/discard/", kept_acts.typed_forget, name="typed_forget"),
    path("sign-in-to/<slug:name>/<int:pk>/", kept_acts.act_keep, name="act_keep"),
    path("trust-levels/", people.trust_levels, name="trust_levels"),
    path("account/", account.profile, name="settings"),
    path("account/welcome/", account.welcome, name="welcome"),
    path("account/handle/", account.handle_change, name="handle_change"),
    path("account/picture/", account.picture_change, name="picture_change"),
    path("account/picture/remove/", account.picture_remove, name="picture_remove"),
    path("account/preferences/", account.preferences, name="preferences"),
    path("account/security/", account.security, name="security"),
    path("account/privacy/", privacy.privacy, name="privacy"),
    path("account/export/", privacy.export_create, name="export_create"),
    path("account/export/<token:key>/", privacy.export_download, name="export_download"),
    path("account/erase/", privacy.erasure, name="erasure"),
    path("account/erase/confirm/", privacy.erasure_confirm, name="erasure_confirm"),
    path("account/enter/<token:token>/", entry.entry_link, name="entry_link"),
    path("account/join/<token:token>/", people.invitation_accept, name="invitation_accept"),
]
