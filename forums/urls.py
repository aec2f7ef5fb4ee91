from django.urls import path

from forums.views import acts, asking, claims, editing, feeds, lists, topics

app_name = "forums"
urlpatterns = [
    path("topics/", lists.topic_list, name="topic_list"),
    path("topics/unanswered/", lists.topic_list, {"state": "unanswered"}, name="topic_list_unanswered"),
    path("topics/unsolved/", lists.topic_list, {"state": "unsolved"}, name="topic_list_unsolved"),
    path("topics/needs-info/", lists.topic_list, {"state": "needs-info"}, name="topic_list_needs_info"),
    path("topics/solved/", lists.topic_list, {"state": "solved"}, name="topic_list_solved"),
    path("topics/unread/", lists.topic_list_unread, name="topic_list_unread"),
    path("tags/", lists.tag_list, name="tag_list"),
    path("tags/<str:slug>/", lists.tag_detail, name="tag_detail"),
    path("t/<int:pk>/", topics.topic_detail, name="topic_short"),
    path("t/<int:pk>/reply/", acts.reply_create, name="reply_create"),
    path("t/<int:pk>/same/", acts.same, name="same"),
    path("t/<int:pk>/info/", acts.info, name="info"),
    path("t/<int:pk>/claim/", claims.claim, name="claim"),
    path("t/<int:pk>/withdraw/", acts.solution_withdraw, name="solution_withdraw"),
    path("t/<int:pk>/curate/", acts.topic_curate, name="topic_curate"),
    path("t/<int:pk>/<str:slug>/", topics.topic_detail, name="topic_detail"),
    path("t/<int:pk>/<str:slug>/<int:position>/", topics.topic_detail, name="topic_jump"),
    path("p/<int:pk>/", topics.post_detail, name="post_detail"),
    path("ask/", asking.topic_ask, name="topic_ask"),
    path("p/<int:pk>/edit/", editing.post_edit, name="post_edit"),
    path("p/<int:pk>/history/", editing.post_history, name="post_history"),
    path("p/<int:pk>/comment/", acts.comment_create, name="comment_create"),
    path("p/<int:pk>/helpful/", acts.helpful, name="helpful"),
    path("p/<int:pk>/accept/", acts.solution_accept, name="solution_accept"),
    path("p/<int:pk>/delete/", acts.post_delete, name="post_delete"),
    path("p/<int:pk>/restore/", acts.post_restore, name="post_restore"),
    path("p/<int:pk>/hide/", acts.post_hide, name="post_hide"),
    path("p/<int:pk>/unhide/", acts.post_unhide, name="post_unhide"),
    path("feeds/topics.atom", feeds.topics_feed, name="topics_feed"),
    path("feeds/board/<int:pk>.atom", feeds.board_feed, name="board_feed"),
    path("feeds/tag/<str:slug>.atom", feeds.tag_feed, name="tag_feed"),
    path("feeds/topic/<int:pk>.atom", feeds.topic_feed, name="topic_feed"),
]
