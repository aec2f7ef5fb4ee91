"""Pairs of ideas that may say the same, and whether somebody has said that they do not."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ideas.models import CLOSED, Idea, IdeaBoardPage
from portal.boards.querysets import boards_under
from portal.common.viewer import Viewer


class LikelyPairQuerySet(models.QuerySet["LikelyPair"]):
    def standing(self) -> Self:
        """Both ideas can be read and voted for: a night may lie between a merge and the cleaning of its pairs."""
        rows = self.exclude(Q(one__meaning__in=CLOSED) | Q(other__meaning__in=CLOSED))
        return rows.filter(
            **{f"{end}__{field}": None for end in ("one", "other") for field in ("hidden_at", "deleted_at", "merged_into")}
        )

    def undecided(self) -> Self:
        """Nobody has said that they are different."""
        return self.filter(said_different_at=None)

    def visible_to(self, viewer: Viewer) -> Self:
        """Pairs of ideas that lists show, on boards that the viewer may see."""
        boards = boards_under(self.model).ids_visible_to(viewer)
        return self.standing().filter(board_id__in=boards, one__board_id__in=boards, other__board_id__in=boards)

    def lock_one(self, pk: int) -> LikelyPair:
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


class LikelyPair(models.Model):
    """Two open ideas of one board that say nearly the same. The one with the lower number stands first.

    Who has said that they are different is remembered, so that the pair is not brought up again each night.
    """

    board = models.ForeignKey(IdeaBoardPage, on_delete=models.CASCADE, related_name="likely_pairs")
    one = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="likely_pairs_first")
    other = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="likely_pairs_second")
    alike = models.FloatField(help_text=_("From 0, nothing in common, to 1, the same words."))
    shared_words = models.JSONField(default=list, help_text=_("Those that weigh most in the likeness."))
    found_at = models.DateTimeField()
    said_different_at = models.DateTimeField(null=True, blank=True)
    said_different_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = LikelyPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of ideas that may be the same")
        verbose_name_plural = _("pairs of ideas that may be the same")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_ideas_are_one_likely_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_likely_pair_has_its_lower_number_first"),
            models.CheckConstraint(condition=Q(alike__gte=0, alike__lte=1), name="likeness_is_a_share"),
            models.CheckConstraint(
                condition=Q(said_different_by=None) | Q(said_different_at__isnull=False),
                name="who_says_that_ideas_differ_says_when",
            ),
        ]
        indexes = [models.Index(fields=["board", "alike", "id"], name="likely_pairs_of_board")]

    def __str__(self) -> str:
        return f"pair {self.one_id}, {self.other_id}"
