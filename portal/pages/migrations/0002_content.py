"""What an empty installation has: a home page with live blocks, boards, lists of articles and products, sample texts, and a
workflow by which articles are reviewed before they are published.

The texts are samples to be adapted by whoever runs the site, and say so.
"""

import json
import uuid

from django.db import migrations
from django.utils import timezone

RULES = """
<p>This text is a sample. Whoever runs this community adapts it under Pages, Rules, and removes this line; the numbered rules are edited under Community, Rules.</p>
<h2>What helps</h2>
<ul>
<li>Ask so that you can be helped: what you did, what happened, what you expected.</li>
<li>Answer what was asked. If you do not know, it is all right to say nothing.</li>
<li>Accept the answer that helped. It costs a click and thanks two people: who wrote it, and who will look for it.</li>
</ul>
<h2>What happens when a rule is broken</h2>
<p>A moderator may hide a post, and its author is told which rule it is about, and why. Repeated or serious cases can end in a suspension, for a time or for good. Moderators are members too; a decision can be questioned by writing to them.</p>
"""

PRIVACY = """
<p>This text is a sample and no legal advice. Whoever runs this community adapts it under Pages, Privacy, and removes this line.</p>
<h2>What is kept about you</h2>
<ul>
<li>Your e-mail address, so that you can sign in and be told what you asked to be told. Other members never see it.</li>
<li>What you write here, with the time, under the name that you chose. Anybody who may read the board can read it.</li>
<li>What you do with what others wrote: answers that you accepted, posts that you found helpful.</li>
<li>Your sessions: when and with which kind of device you signed in. You see them, and can end them, in your settings.</li>
</ul>
<h2>What is not</h2>
<p>No page of this site loads anything from another company. There is no advertising and no tracking across sites. The cookies are those that keep you signed in, protect forms, and remember language and theme.</p>
<h2>What you can do</h2>
<p>In your settings you can download all that is held about you, correct it, and erase your account. When you erase it, you choose whether what you wrote stays without your name or goes as well.</p>
<h2>Who is responsible</h2>
<p>Write here the name and address of the responsible body, how long records are kept, and with whom they are shared.</p>
"""

IMPRINT = """
<p>This page is a sample. In many countries a site must say who runs it. Write here, under Pages, Imprint:</p>
<ul>
<li>the name of the company or person, and who represents it,</li>
<li>the postal address,</li>
<li>an e-mail address and a telephone number,</li>
<li>the entry in the register of companies and the tax number, where they exist.</li>
</ul>
"""


def stream(*blocks):
    """Blocks as (type, value) in the form that a StreamField stores."""
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {value}"))} for kind, value in blocks])


def make_site(apps, schema_editor):
    # Historical models know nothing of the page tree, so this uses the tables directly, once, on an empty site.
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("pages", "HomePage")
    if HomePage.objects.exists():
        return
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's welcome page
    locale = Locale.objects.first()
    kind = lambda app, model: ContentType.objects.get_or_create(app_label=app, model=model)[0]
    home = HomePage.objects.create(
        title="Community", draft_title="Community", slug="home", path=root.path + "0001", depth=2, numchild=1,
        url_path="/home/", content_type=kind("pages", "homepage"), locale=locale, live=True,
    )
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()
    BoardIndexPage = apps.get_model("forums", "BoardIndexPage")
    BoardIndexPage.objects.create(
        title="Help", draft_title="Help", slug="help", path=home.path + "0001", depth=3, numchild=0,
        url_path="/home/help/", content_type=kind("forums", "boardindexpage"), locale=locale, live=True, show_in_menus=True,
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, site_name="", root_page_id=home.pk, is_default_site=True)


def make_content(apps, schema_editor):
    # Historical models know nothing of the page tree, so this writes paths directly, once, on an empty site.
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("pages", "HomePage")
    home = HomePage.objects.first()
    if home is None or HomePage.objects.count() > 1 or home.main:
        return
    locale, now = Locale.objects.first(), timezone.now()

    def add(app, name, title, slug, **fields):
        last = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1).order_by("path").last()
        number = int(last.path[-4:], 36) + 1 if last else 1
        assert number < 36, "written for an empty site"
        kind = ContentType.objects.get_or_create(app_label=app, model=name.lower())[0]
        page = apps.get_model(app, name).objects.create(
            title=title, draft_title=title, slug=slug, path=home.path + "000" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number],
            depth=home.depth + 1, numchild=0, url_path=f"{home.url_path}{slug}/", content_type=kind, locale=locale,
            live=True, first_published_at=now, last_published_at=now, **fields,
        )
        return page.pk

    help_page = Page.objects.filter(path__startswith=home.path, slug="help").first()
    articles = add(
        "articles", "ArticleIndexPage", "Articles", "articles", show_in_menus=True,
        intro="How to do things properly. Written here, and checked before it stays.",
    )
    add("products", "ProductIndexPage", "Products", "products", show_in_menus=True, intro="What this community is about.")
    add("pages", "TextPage", "Rules", "rules", body=RULES.strip())
    add("pages", "TextPage", "Privacy", "privacy", body=PRIVACY.strip())
    add("pages", "TextPage", "Imprint", "imprint", body=IMPRINT.strip())
    home.headline = "What brings you here?"
    home.main = stream(
        ("search", {
            "label": "Describe it in a few words", "example": "",
            "note": "Looks in {solved} solved questions and {articles} articles at once.",
        }),
        ("intents", {"intents": [
            {"page": help_page and help_page.pk, "address": "" if help_page else "/topics/", "title": "Something is wrong",
             "text": "Ask, and people who know it will answer."},
            {"page": articles, "address": "", "title": "I want to do it properly",
             "text": "Articles that were written here and checked."},
            {"page": None, "address": "/topics/unanswered/", "title": "I can help",
             "text": "{unanswered} questions wait for a first answer."},
        ]}),
        ("followed", {"title": "What followed this week", "limit": 3}),
        ("latest", {"title": "Latest", "limit": 8, "boards": [], "product": None}),
        ("thanks", {"title": "Thank you, this week", "limit": 6}),
    )
    home.side = stream(
        ("unanswered", {"title": "You could answer these", "limit": 4, "boards": [], "product": None}),
        ("articles", {"title": "New articles", "limit": 4, "category": None, "chosen": []}),
    )
    home.numchild = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1).count()
    home.first_published_at = home.last_published_at = now
    home.save()


def make_review(apps, schema_editor):
    index = apps.get_model("articles", "ArticleIndexPage").objects.order_by("path").first()
    workflow_pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    if index is None or workflow_pages.filter(page_id=index.pk).exists():
        return  # there is nothing to review, or somebody has settled it otherwise
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="articles", model="editorialreview"
    )[0]
    task = apps.get_model("articles", "EditorialReview").objects.create(
        name="Another editor reads it", content_type_id=content_type.pk, active=True
    )
    groups = apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Administrators"])
    task.groups.add(*groups)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Articles: review", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    workflow_pages.create(page_id=index.pk, workflow=workflow)


def ask_editors(apps, schema_editor):
    # Wagtail's own workflow asks moderators, who may publish no page here. Whoever approves a page may publish it.
    group_model = apps.get_model("auth", "Group")
    deciders = group_model.objects.filter(name__in=["Editors", "Administrators"])
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.all():
        task.name = "An editor approves it"
        task.save()
        task.groups.set(deciders)
        workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(workflow_tasks__task_id=task.pk)
        workflows.filter(name="Moderators approval").update(name="Pages: review")


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("articles", "0001_initial"),
        ("products", "0001_initial"),
        ("forums", "0001_initial"),
        ("members", "0003_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [
        migrations.RunPython(make_site, migrations.RunPython.noop),
        migrations.RunPython(make_content, migrations.RunPython.noop),
        migrations.RunPython(ask_editors, migrations.RunPython.noop),
        migrations.RunPython(make_review, migrations.RunPython.noop),
    ]
