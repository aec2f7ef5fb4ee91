"""One member in the admin, and the acts on them: each a page that says what will happen, then does it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.common.kinds import Moderatable, kinds_with
from portal.common.permissions import Refused, Verdict
from portal.members.actions import approve_member, confirm_claim, invite_people, place_member, refuse_claim, refuse_member
from portal.members.actions.claims import AlreadyDecided
from portal.members.models import FOR_GOOD, Member, MemberClaim
from portal.members.permissions import can_approve, can_decide_claim, can_give_roles, can_invite, can_place
from portal.members.requests import MemberRequest
from portal.members.trust import MANUAL
from portal.moderation.account_checks import AlreadyCleared, clear_account, open_check
from portal.moderation.actions import (
    AlreadyUndone,
    NotSuspended,
    lift_suspension,
    removable_kinds,
    remove_all_by,
    suspend_member,
    undo_removal,
)
from portal.moderation.flagging import can_decide
from portal.moderation.forms import InvitationForm, PlaceForm, RefusalForm, RemovalForm, SuspensionForm, TrustForm
from portal.moderation.member_admin.lists import standing, state_of
from portal.moderation.models import Sanction
from portal.moderation.permissions import can_change_trust, can_sanction, can_undo, can_undo_removal
from portal.moderation.reach import may_open_private, sanctions_out_of_reach, written_within_reach
from portal.moderation.trust import AlreadySo, give_trust, take_trust


class MemberInAdmin(WagtailAdminTemplateMixin, TemplateView):
    """What staff know of a member, what they wrote, what was done, and what can be done now."""

    request: MemberRequest

    template_name = "moderation/admin/member.html"
    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("members.view_member"):
            raise PermissionDenied
        self.member = get_object_or_404(
            Member.objects.select_related("organisation__segment", "organisation__revenue_band"), pk=kwargs["pk"]
        )
        self.page_title = self.member.display_name
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation_member_list"), "label": _("Members")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        from allauth.account.models import EmailAddress

        by = self.request.user
        member: Any = self.member  # with a mark of this page
        member.has_verified = EmailAddress.objects.filter(user=member, verified=True).exists()
        is_suspended = member.is_suspended(timezone.now())
        sanctions = list(member.sanctions.select_related("by", "undone_by").order_by("-at"))
        removals = [row for row in sanctions if row.kind == Sanction.Kind.REMOVAL and row.undone_at is None]
        beyond = sanctions_out_of_reach(removals, by)
        written = written_by(member, by)
        return super().get_context_data(**kwargs) | {
            "member": member,
            "state": state_of(member),
            "is_suspended": is_suspended,
            "for_good": member.suspended_until == FOR_GOOD,
            "groups": member.groups.order_by("name"),
            "memberships": member.memberships.select_related("organisation").order_by("-is_primary", "from_date", "pk"),
            "written": written,
            "sanctions": [(sanction, standing(sanction)) for sanction in sanctions],
            "may_bring_back": {row.pk for row in removals if row.pk not in beyond} if can_undo(by) else set(),
            "may_sanction": can_sanction(by, member),
            "may_give_trust": bool(can_change_trust(by, member)) and member.trust_level < MANUAL,
            "may_take_trust": bool(can_change_trust(by, member)) and member.trust_level >= MANUAL,
            "grants": list(member.trust_grants.select_related("by", "taken_by").order_by("-at")),
            "may_undo": can_undo(by),
            "check": open_check(member) if can_undo(by) and not is_suspended else None,
            "may_see_log": bool(can_decide(by)),
            "may_approve": can_approve(by) if member.approved_at is None and not member.erased_at else None,
            "may_place": can_place(by) if not member.erased_at else None,
            "has_content": any(count for _label, count in written),
        }


def written_by(member: Member, by: Member) -> list[tuple[str, int]]:
    """How much a member wrote of each kind that can be hidden, not counting what is hidden already: of what `by` may read."""
    return [(capfirst(kind.label), written_within_reach(kind, member, by).count()) for kind, _how in kinds_with(Moderatable)]


class ModerationActionView(WagtailAdminTemplateMixin, FormView):
    """One act on one member."""

    request: MemberRequest

    template_name = "moderation/admin/act.html"
    form_class: type[forms.Form] = forms.Form
    button: Any = ""
    text: Any = ""
    is_dangerous = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.member = get_object_or_404(Member, pk=kwargs["pk"])
        verdict = self.verdict()
        if not verdict:
            raise Refused(verdict.reason)
        return super().dispatch(request, *args, **kwargs)

    def verdict(self) -> Verdict:
        raise NotImplementedError

    def act(self, form: Any) -> str:
        """Do it; gives the sentence that says so."""
        raise NotImplementedError

    def get_page_title(self) -> str:
        return self.page_title % {"name": self.member.display_name}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation_member_list"), "label": _("Members")},
            {"url": reverse("moderation_member", args=[self.member.pk]), "label": self.member.display_name},
            {"url": "", "label": self.button},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "text": self.text,
            "button": self.button,
            "is_dangerous": self.is_dangerous,
            "back": reverse("moderation_member", args=[self.member.pk]),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            messages.success(self.request, self.act(form))
        except (NotSuspended, AlreadyUndone, AlreadyDecided, AlreadySo, AlreadyCleared):
            messages.warning(self.request, _("Somebody else did that a moment ago."))
        return redirect("moderation_member", pk=self.member.pk)


class Suspend(ModerationActionView):
    page_title = gettext_lazy("Suspend %(name)s")
    button = gettext_lazy("Suspend")
    text = gettext_lazy("They can read, but not write, and get an e-mail that says why and until when.")
    form_class = SuspensionForm
    is_dangerous = True

    def verdict(self) -> Verdict:
        return can_sanction(self.request.user, self.member)

    def act(self, form: SuspensionForm) -> str:
        suspend_member(member=self.member, by=self.request.user, reason=form.cleaned_data["reason"], until=form.until())
        return _("%(name)s is suspended.") % {"name": self.member.display_name}


class Lift(ModerationActionView):
    page_title = gettext_lazy("Lift the suspension of %(name)s")
    button = gettext_lazy("Lift suspension")
    text = gettext_lazy("They can write again at once.")

    def verdict(self) -> Verdict:
        return can_undo(self.request.user)

    def act(self, form: forms.Form) -> str:
        lift_suspension(member=self.member, by=self.request.user)
        return _("%(name)s can write again.") % {"name": self.member.display_name}


class ClearAccount(ModerationActionView):
    page_title = gettext_lazy("%(name)s is somebody else")
    button = gettext_lazy("It is somebody else")
    text = gettext_lazy("The account leaves the review queue. Nobody is told.")

    def verdict(self) -> Verdict:
        return can_undo(self.request.user)

    def act(self, form: forms.Form) -> str:
        clear_account(member=self.member, by=self.request.user)
        return _("%(name)s no longer stands in the review queue.") % {"name": self.member.display_name}


class GiveTrust(ModerationActionView):
    page_title = gettext_lazy("Give %(name)s trust level 4")
    button = gettext_lazy("Give trust level 4")
    text = gettext_lazy(
        "They may do what level 4 may, and keep it until somebody takes it away. The reason stands in the moderation log."
    )
    form_class = TrustForm

    def verdict(self) -> Verdict:
        return can_change_trust(self.request.user, self.member)

    def act(self, form: TrustForm) -> str:
        give_trust(member=self.member, by=self.request.user, reason=form.cleaned_data["reason"])
        return _("%(name)s has trust level 4 now.") % {"name": self.member.display_name}


class TakeTrust(GiveTrust):
    page_title = gettext_lazy("Take trust level 4 away from %(name)s")
    button = gettext_lazy("Take it away")
    text = gettext_lazy("They have the level again that they earned. The reason stands in the moderation log.")
    is_dangerous = True

    def act(self, form: TrustForm) -> str:
        take_trust(member=self.member, by=self.request.user, reason=form.cleaned_data["reason"])
        self.member.refresh_from_db(fields=["trust_level"])
        return _("%(name)s has trust level %(level)s now.") % {
            "name": self.member.display_name,
            "level": self.member.trust_level,
        }


class RemoveAll(ModerationActionView):
    page_title = gettext_lazy("Remove all that %(name)s wrote")
    button = gettext_lazy("Remove all")
    form_class = RemovalForm
    is_dangerous = True

    def verdict(self) -> Verdict:
        return can_sanction(self.request.user, self.member)

    @property
    def text(self) -> str:
        by = self.request.user
        counts = ", ".join(
            f"{capfirst(kind.label)}: {written_within_reach(kind, self.member, by).count()}" for kind in removable_kinds()
        )
        text = _("This hides everything at once (%(counts)s). It stays stored, and can be brought back as it is now.") % {
            "counts": counts or _("nothing")
        }
        where = (
            _("What stands in private places is hidden too, as you may open private content.")
            if may_open_private(by)
            else _("What stands where you may not read is not counted here, and stays.")
        )
        return f"{text} {where}"

    def act(self, form: RemovalForm) -> str:
        reason = form.cleaned_data["reason"]
        sanction = remove_all_by(member=self.member, by=self.request.user, reason=reason)
        if form.cleaned_data["suspends"]:
            suspend_member(member=self.member, by=self.request.user, reason=reason)
        count = sanction.decisions.count()
        return ngettext("%(count)d thing is hidden.", "%(count)d things are hidden.", count) % {"count": count}


class Undo(ModerationActionView):
    page_title = gettext_lazy("Bring back what %(name)s wrote")
    button = gettext_lazy("Bring back")
    text = gettext_lazy("Everything that this removal hid is shown again, and nothing that was hidden before or since.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.sanction = get_object_or_404(Sanction, pk=kwargs["sanction"], kind=Sanction.Kind.REMOVAL)
        return super().dispatch(request, pk=self.sanction.member_id)

    def verdict(self) -> Verdict:
        return can_undo_removal(self.request.user, self.sanction)

    def act(self, form: forms.Form) -> str:
        count = undo_removal(sanction=self.sanction, by=self.request.user)
        return ngettext("%(count)d thing is shown again.", "%(count)d things are shown again.", count) % {"count": count}


class Approve(ModerationActionView):
    page_title = gettext_lazy("Let %(name)s in")
    button = gettext_lazy("Let in")
    text = gettext_lazy("They can take part at once, and get an e-mail that says so.")

    def verdict(self) -> Verdict:
        return can_approve(self.request.user)

    def act(self, form: forms.Form) -> str:
        approve_member(member=self.member, by=self.request.user)
        return _("%(name)s is a member now.") % {"name": self.member.display_name}


class RefuseEntry(ModerationActionView):
    page_title = gettext_lazy("Do not let %(name)s in")
    button = gettext_lazy("Refuse")
    text = gettext_lazy("They get an e-mail, and nothing about them is kept. They may sign up again.")
    form_class = RefusalForm
    is_dangerous = True

    def verdict(self) -> Verdict:
        return can_approve(self.request.user)

    def act(self, form: RefusalForm) -> str:
        refuse_member(member=self.member, by=self.request.user, reason=form.cleaned_data["reason"])
        return _("Refused. Their data is deleted.")


class Place(ModerationActionView):
    page_title = gettext_lazy("Where %(name)s belongs")
    button = gettext_lazy("Save")
    text = gettext_lazy("Members never see organisation, segment and revenue; staff do.")
    form_class = PlaceForm

    def verdict(self) -> Verdict:
        return can_place(self.request.user)

    def get_initial(self) -> dict[str, Any]:
        return {"organisation": self.member.organisation_id, "groups": self.member.groups.values_list("pk", flat=True)}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if not can_give_roles(self.request.user):
            del form.fields["groups"]
        return form

    def act(self, form: PlaceForm) -> str:
        place_member(
            member=self.member,
            by=self.request.user,
            organisation=form.cleaned_data["organisation"],
            groups=form.cleaned_data.get("groups"),
        )
        return _("Saved.")


class DecideClaim(ModerationActionView):
    template_name = "moderation/admin/claim.html"
    page_title = gettext_lazy("Claim of %(name)s")
    button = gettext_lazy("Claim")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.claim = get_object_or_404(
            MemberClaim.objects.select_related("imported__member", "claimant", "decided_by"), pk=kwargs["claim"]
        )
        return super().dispatch(request, pk=self.claim.claimant_id)

    def verdict(self) -> Verdict:
        return can_decide_claim(self.request.user, self.claim)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "claim": self.claim,
            "written": written_by(self.claim.imported.member, self.request.user),
        }

    def act(self, form: forms.Form) -> str:
        if "refuse" in self.request.POST:
            refuse_claim(claim=self.claim, by=self.request.user)
            return _("The claim is refused.")
        confirm_claim(claim=self.claim, by=self.request.user)
        return _("The profile belongs to %(name)s now.") % {"name": self.member.display_name}


class Invite(WagtailAdminTemplateMixin, FormView):
    template_name = "moderation/admin/act.html"
    page_title = gettext_lazy("Invite people")
    header_icon = "mail"
    form_class = InvitationForm
    request: MemberRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verdict = can_invite(self.request.user)
        if not verdict:
            raise Refused(verdict.reason)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation_invitation_list"), "label": _("Invitations")},
            {"url": "", "label": _("Invite people")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = _(
            "Each gets an e-mail with a link of their own. It works once, for two weeks, even where joining is by invitation only."
        )
        return super().get_context_data(**kwargs) | {
            "text": text,
            "button": _("Send invitations"),
            "back": reverse("moderation_invitation_list"),
        }

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        count = len(invite_people(addresses=form.cleaned_data["addresses"], by=self.request.user))
        messages.success(
            self.request, ngettext("%(count)d invitation is sent.", "%(count)d invitations are sent.", count) % {"count": count}
        )
        return redirect("moderation_invitation_list")
