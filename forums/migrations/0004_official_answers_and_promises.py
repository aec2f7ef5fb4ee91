import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q


def one_official_answer(apps, schema_editor):
    """What staff said was all marked as official. The mark of who wrote it stays; the official answer of a question is the
    reply that stood right below it: the accepted one, where staff gave it, and the first of the others."""
    Post, Topic = apps.get_model("forums", "Post"), apps.get_model("forums", "Topic")
    Post.objects.filter(is_official=True).update(by_staff=True)
    of_staff = Post.objects.filter(by_staff=True, position__gt=1, topic__kind="question")
    earlier = of_staff.filter(topic=OuterRef("topic"), position__lt=OuterRef("position"), hidden_at=None, deleted_at=None)
    first = of_staff.filter(~Exists(earlier) | Q(pk=F("topic__solution")))
    Post.objects.filter(is_official=True).exclude(pk__in=list(first.values_list("pk", flat=True))).update(is_official=False)
    shown = Post.objects.filter(topic=OuterRef("pk"), is_official=True, hidden_at=None, deleted_at=None)
    Topic.objects.filter(~Exists(shown), has_official=True).update(has_official=False)


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0003_unanswered_by_others"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="boardpage",
            name="answer_hours",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="Promised for each question: an official answer, or one that is accepted. 0: nothing is promised.",
                validators=[django.core.validators.MaxValueValidator(2160)],
                verbose_name="an answer within hours",
            ),
        ),
        migrations.AddField(
            model_name="boardpage",
            name="answer_owner",
            field=models.ForeignKey(
                blank=True,
                help_text="The colleague who owes answers to questions that are assigned to nobody. They are named on each.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who answers",
            ),
        ),
        migrations.AddField(
            model_name="boardpage",
            name="staff_accept",
            field=models.BooleanField(
                default=False,
                help_text=(
                    "As the asker and moderators do. The topic says that staff accepted it, and the asker can take it back."
                ),
                verbose_name="staff may accept answers",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="by_staff",
            field=models.BooleanField(default=False, help_text="Its author spoke for the company when it was written."),
        ),
        migrations.AddField(
            model_name="topic",
            name="answer_due_at",
            field=models.DateTimeField(
                blank=True, help_text="By when an answer is owed: the day of the open promise.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="is_official",
            field=models.BooleanField(
                default=False, help_text="The answer of the company, where it is a reply to a question."
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="has_official",
            field=models.BooleanField(default=False, help_text="A visible reply is the official answer."),
        ),
        migrations.RunPython(one_official_answer, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=Q(is_official=False) | Q(by_staff=True, parent=None), name="an_official_answer_is_a_reply_of_staff"
            ),
        ),
    ]
