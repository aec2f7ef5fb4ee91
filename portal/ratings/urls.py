from django.urls import path

from portal.ratings.views import acting, comparing, feeds, held, lists, rates, writing

app_name = "ratings"
urlpatterns = [
    path("compare-products/", comparing.compare_products, name="compare"),
    path("product-reviews/<int:pk>/", lists.review_list, name="list_short"),
    path("product-reviews/<int:pk>/write/", writing.review_write, name="write"),
    path("product-reviews/<int:pk>/reviews.csv", feeds.export_csv, name="export_csv"),
    path("product-reviews/<int:pk>/reviews.json", feeds.export_json, name="export_json"),
    path("product-reviews/<int:pk>/<str:slug>/", lists.review_list, name="list"),
    path("feeds/product-reviews/<int:pk>.atom", feeds.review_feed, name="feed"),
    path("reviews/rates/", rates.rate_report, name="rates"),
    path("reviews/held/", held.held_list, name="held"),
    path("reviews/<int:pk>/", lists.review_detail, name="review"),
    path("reviews/<int:pk>/edit/", writing.review_edit, name="edit"),
    path("reviews/<int:pk>/delete/", acting.review_delete, name="delete"),
    path("reviews/<int:pk>/restore/", acting.review_restore, name="restore"),
    path("reviews/<int:pk>/vote/", acting.review_vote, name="vote"),
    path("reviews/<int:pk>/answer/", acting.answer_write, name="answer"),
    path("reviews/<int:pk>/hide/", acting.review_hide, name="hide"),
    path("reviews/<int:pk>/unhide/", acting.review_unhide, name="unhide"),
    path("reviews/<int:pk>/return/", acting.review_return, name="return"),
    path("reviews/<int:pk>/release/", acting.review_release, name="release"),
]
