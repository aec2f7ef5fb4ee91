from django.urls import path

from portal.conversions.views import cases, conversions

app_name = "conversions"
urlpatterns = [
    path("t/<int:pk>/article/", conversions.article_create, name="article_create"),
    path("t/<int:pk>/idea/", conversions.idea_create, name="idea_create"),
    path("my-cases/", cases.case_list, name="case_list"),
    path("my-cases/<int:pk>/", cases.case_detail, name="case_detail"),
    path("my-cases/<int:pk>/answer/", cases.case_answer, name="case_answer"),
    path("my-cases/<int:pk>/message/", cases.case_write, name="case_write"),
    path("my-cases/<int:pk>/propose/", cases.case_propose, name="case_propose"),
    path("my-cases/<int:pk>/publish/", cases.case_publish, name="case_publish"),
    path("my-cases/of-topic/<int:pk>/", cases.topic_escalate, name="topic_escalate"),
]
