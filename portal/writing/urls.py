from django.urls import path, re_path

from portal.writing.views import autocomplete, drafts, uploads

app_name = "writing"
urlpatterns = [
    path("writing/drafts/", drafts.draft_list, name="draft_list"),
    path("writing/drafts/save/", drafts.draft_save, name="draft_save"),
    path("writing/drafts/discard/", drafts.draft_discard, name="draft_discard"),
    path("writing/uploads/", uploads.upload_create, name="upload_create"),
    path("writing/mentions/", autocomplete.mention_list, name="mention_list"),
    path("writing/emoji/", autocomplete.emoji_list, name="emoji_list"),
    path("writing/tags/", autocomplete.tag_list, name="tag_list"),
    path("writing/preview/", autocomplete.preview, name="preview"),
    re_path(r"^uploads/(?P<key>[0-9a-f]{32})/(?P<name>[^/]{1,200})$", uploads.upload_detail, name="upload_detail"),
]
