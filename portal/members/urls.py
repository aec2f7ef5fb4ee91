from django.urls import path

from portal.members.views import account, people, privacy

app_name = "members"

urlpatterns = [
    path("members/", people.member_list, name="member_list"),
    path("members/<str:username>/", people.member_detail, name="member_detail"),
    path("members/<str:username>/claim/", people.claim_create, name="claim_create"),
    path("account/", account.profile, name="settings"),
    path("account/welcome/", account.welcome, name="welcome"),
    path("account/handle/", account.handle_change, name="handle_change"),
    path("account/picture/", account.picture_change, name="picture_change"),
    path("account/picture/remove/", account.picture_remove, name="picture_remove"),
    path("account/preferences/", account.preferences, name="preferences"),
    path("account/security/", account.security, name="security"),
    path("account/privacy/", privacy.privacy, name="privacy"),
    path("account/export/", privacy.export_create, name="export_create"),
    path("account/export/<str:key>/", privacy.export_download, name="export_download"),
    path("account/erase/", privacy.erasure, name="erasure"),
    path("account/erase/confirm/", privacy.erasure_confirm, name="erasure_confirm"),
    path("account/join/<str:token>/", people.invitation_accept, name="invitation_accept"),
]
