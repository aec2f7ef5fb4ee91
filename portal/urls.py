"""Every address of the site, app by app."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from taggit.models import Tag
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import get_document_model
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.images import get_image_model

from portal.boards.views import page_or_board
from portal.common.admin_choosers import tags_of_files
from portal.members.views.login_redirects import administration_door, page_door
from portal.members.views.preferences import own_preferences
from portal.moderation.decision_views import decision_undo
from portal.moderation.flag_views import flag_create
from portal.moderation.hidden_views import hidden_list, hidden_text, rules
from portal.operations.sign_in import administrator_sign_in

# Pictures and documents are looked after in Wagtail's admin, which goes by the rights in a collection. Django's knows none of
# them, and the groups that Wagtail makes at first may change every file there.
for model in (get_document_model(), get_image_model(), Tag):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

# One way in: the sign-in pages of Wagtail and of Django lead to ours, and passwords are reset there.
reset = RedirectView.as_view(pattern_name="account_reset_password")


urlpatterns = [
    path("admin/login/", administration_door),
    re_path(r"^admin/password_reset/.*$", reset),
    path("admin/account/", own_preferences),
    path("django-admin/login/", administration_door),
    path("_util/login/", page_door),
    path("admin/tag-autocomplete/", tags_of_files),  # before Wagtail's, which names the tags of closed files
    path("admin/tag-autocomplete/taggit/tag/", tags_of_files),
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("accounts/", include("portal.members.entry_urls")),
    path("accounts/", include("allauth.urls")),
    path("sign-in/<str:token>/", administrator_sign_in, name="administrator_sign_in"),
    path("", include("portal.writing.urls")),
    path("", include("portal.members.urls")),
    path("", include("portal.common.urls")),
    path("documents/", include(wagtaildocs_urls)),  # after ours, which serves the files
    path("", include("search.urls")),
    path("", include("portal.articles.urls")),
    path("", include("portal.products.urls")),
    path("", include("portal.crm.urls")),
    path("", include("portal.ratings.urls")),
    path("demo/", include("portal.operations.demo.urls")),
    path("", include("portal.insights.urls")),
    path("", include("portal.conversions.urls")),
    path("", include("forums.urls")),
    path("", include("ideas.roadmap.urls")),
    path("", include("ideas.workbench.urls")),
    path("", include("ideas.urls")),
    path("", include("portal.polls.urls")),
    path("", include("ideas.contests.urls")),
    path("", include("ideas.pairwise.urls")),
    path("", include("portal.notifications.urls")),
    path("flag/<str:key>/", flag_create, name="flag_create"),
    path("rules/", rules, name="rules"),
    path("hidden/", hidden_list, name="hidden_list"),
    path("hidden/<str:key>/", hidden_text, name="hidden_text"),
    path("decisions/<int:pk>/undo/", decision_undo, name="decision_undo"),
    path("", include("portal.operations.urls")),
    re_path(r"^((?:[\w\-]+/)*)$", page_or_board, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]

handler400 = "portal.common.errors.bad_request"
handler403 = "portal.common.errors.permission_denied"
handler404 = "portal.common.errors.page_not_found"
handler500 = "portal.common.errors.server_error"
