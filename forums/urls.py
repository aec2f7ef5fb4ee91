from django.urls import path

from forums.views import lists

app_name = "forums"
urlpatterns = [
    path("topics/", lists.topic_list, name="topic_list"),
    path("topics/unanswered/", lists.topic_list, {"state": "unanswered"}, name="topic_list_unanswered"),
    path("topics/unsolved/", lists.topic_list, {"state": "unsolved"}, name="topic_list_unsolved"),
    path("topics/solved/", lists.topic_list, {"state": "solved"}, name="topic_list_solved"),
    path("tags/", lists.tag_list, name="tag_list"),
    path("tags/<str:slug>/", lists.tag_detail, name="tag_detail"),
]
