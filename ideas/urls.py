from django.urls import path

from ideas.views import commenting, deciding, feeds, ideas, lists, proposing, voting

app_name = "ideas"
urlpatterns = [
    path("ideas/", lists.idea_list, name="idea_list"),
    path("propose/", proposing.idea_propose, name="idea_propose"),
    path("ideas/<int:pk>/", ideas.idea_detail, name="idea_short"),
    path("ideas/<int:pk>/vote/", voting.vote, name="vote"),
    path("ideas/<int:pk>/voters/", ideas.voters_list, name="voters_list"),
    path("ideas/<int:pk>/voters/name/", voting.name_shown, name="name_shown"),
    path("ideas/<int:pk>/behalf/", voting.vote_for, name="vote_for"),
    path("ideas/<int:pk>/comment/", commenting.comment_create, name="comment_create"),
    path("ideas/<int:pk>/edit/", proposing.idea_edit, name="idea_edit"),
    path("ideas/<int:pk>/history/", ideas.idea_history, name="idea_history"),
    path("ideas/<int:pk>/status/", deciding.status_change, name="status_change"),
    path("ideas/<int:pk>/response/", deciding.response_write, name="response_write"),
    path("ideas/<int:pk>/delete/", deciding.idea_delete, name="idea_delete"),
    path("ideas/<int:pk>/restore/", deciding.idea_restore, name="idea_restore"),
    path("ideas/<int:pk>/hide/", deciding.idea_hide, name="idea_hide"),
    path("ideas/<int:pk>/unhide/", deciding.idea_unhide, name="idea_unhide"),
    path("ideas/<int:pk>/lock/", deciding.idea_lock, name="idea_lock"),
    path("ideas/<int:pk>/<str:slug>/", ideas.idea_detail, name="idea_detail"),
    path("ideas/comments/<int:pk>/", ideas.comment_detail, name="comment_detail"),
    path("ideas/comments/<int:pk>/edit/", commenting.comment_edit, name="comment_edit"),
    path("ideas/comments/<int:pk>/helpful/", commenting.comment_helpful, name="comment_helpful"),
    path("ideas/comments/<int:pk>/delete/", commenting.comment_delete, name="comment_delete"),
    path("ideas/comments/<int:pk>/restore/", commenting.comment_restore, name="comment_restore"),
    path("ideas/comments/<int:pk>/hide/", commenting.comment_hide, name="comment_hide"),
    path("ideas/comments/<int:pk>/unhide/", commenting.comment_unhide, name="comment_unhide"),
    path("feeds/ideas.atom", feeds.ideas_feed, name="ideas_feed"),
    path("feeds/idea-board/<int:pk>.atom", feeds.board_feed, name="board_feed"),
    path("feeds/idea/<int:pk>.atom", feeds.idea_feed, name="idea_feed"),
]
