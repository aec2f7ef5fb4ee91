"""Profiles, the list of members, claims and invitations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.common.caching import personal
from portal.common.kinds import OnProfile, kinds_with
from portal.common.pagination import BadCursor, slice_after
from portal.common.permissions import require
from portal.common.ratelimit import require_limit
from portal.common.viewer import Viewer
from portal.members import actions
from portal.members.forms import ClaimForm
from portal.members.models import FormerHandle, ImportedMember, Invitation, Member
from portal.members.permissions import can_claim, can_see_staff_facts
from portal.members.requests import MemberRequest
from portal.members.signup import SESSION_KEY
from portal.members.trust import missing_for_next, needs, rules
from portal.members.trust_permissions import gained_at, table
from portal.members.views import posted

PAGE = 40
LATELY = 12


@dataclass(frozen=True)
class Thing:
    """One line of "Recent activity": what a member wrote, of whatever kind."""

    label: str
    title: str
    url: str
    excerpt: str
    at: datetime


def member_list(request: HttpRequest) -> HttpResponse:
    """Everybody, those who helped most first; or those whose name or handle is looked for."""
    search = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:60]
    members = Member.objects.visible_to(request.user).only(
        "username", "name", "bio", "location", "avatar", "avatar_path", "avatar_hue", "joined_at", "erased_at",
        "solution_count", "members_solution_count", "is_imported",
    )  # fmt: skip
    # As many as the reader may read of: the order, too, tells of no private answer.
    by = "members_solution_count" if request.user.is_authenticated else "solution_count"
    if search:
        members = members.filter(Q(name__icontains=search) | Q(username__istartswith=search.lstrip("@")))
    try:
        page = slice_after(members, by=by, size=PAGE, cursor=request.GET.get("after", ""))
    except BadCursor:
        return redirect("members:member_list")
    solved = {member.pk: getattr(member, by) for member in page.rows}
    context = {
        "page": page,
        "search": search,
        "query": "&q=" + quote(search) if search else "",
        # Said once per number, not once per row.
        "solved": solved,
        "solved_words": {
            count: ngettext("%(count)d solved", "%(count)d solved", count) % {"count": count} for count in set(solved.values())
        },
        "from_import": _("from an import"),
    }
    return render(request, "members/member_list.html", context)


def member_detail(request: HttpRequest, username: str) -> HttpResponse:
    """A member's page. An old handle leads to the present one; an erased member's address is gone."""
    member = Member.objects.visible_to(request.user).filter(username__iexact=username).select_related("imported").first()
    if member is None:
        former = FormerHandle.objects.filter(handle__iexact=username, member__erased_at=None).select_related("member").first()
        if former is None or not Member.objects.visible_to(request.user).filter(pk=former.member_id).exists():
            raise Http404(_("Nobody here has this handle."))
        return redirect(former.member, permanent=True)
    if member.username != username:
        return redirect(member, permanent=True)
    imported = getattr(member, "imported", None)
    now = timezone.now()
    is_staff_view = can_see_staff_facts(request.user)
    context = {
        "member": member,
        "figures": member.figures_for(request.user),
        "imported": imported,
        "lately": things_of(member, request.user),
        "is_self": request.user.pk == member.pk,
        "is_unclaimed": member.is_imported and imported is not None,
        "claim_verdict": can_claim(request.user, imported, now) if member.is_imported and imported else None,
        "is_suspended": member.is_suspended(now),
        # Why: for those whose role opens sanctions, as in the admin.
        "suspended_reason": member.suspended_reason
        if member.is_suspended(now) and request.user.has_perm("moderation.view_sanction")
        else "",
        "roles": sorted(member.groups_held.values()) if is_staff_view else [],
        "organisation": member.organisation if is_staff_view else None,
        "shows_staff_facts": is_staff_view,
        "missing": missing_for_next(member, now) if request.user.pk == member.pk else [],
        "next_adds": gained_at(member.trust_level + 1) if member.trust_level < 4 else [],
    }
    return render(request, "members/member_detail.html", context)


def things_of(member: Member, viewer: Viewer, limit: int = LATELY) -> list[Thing]:
    """What a member wrote last, of every kind that is listed on profiles, newest first: only what the viewer may see."""
    found: list[Thing] = []
    for kind, wrote in kinds_with(OnProfile):
        label = capfirst(kind.label)
        for item in islice(wrote.latest_of(member, viewer, limit), limit):
            found.append(Thing(label, item.title, item.url, item.excerpt, item.at))
    return sorted(found, key=lambda thing: thing.at, reverse=True)[:limit]


def trust_levels(request: HttpRequest) -> HttpResponse:
    """What each trust level needs and what it may do, for everybody to read."""
    own = request.user.trust_level if request.user.is_authenticated else None
    windows = {number: rule["window"] for number, rule in rules().items() if rule.get("window")}
    context = {"needs": needs(), "levels": sorted(rules()), "windows": windows, "parts": table(), "own": own}
    return render(request, "members/trust_levels.html", context)


@login_required
def claim_create(request: MemberRequest, username: str) -> HttpResponse:
    """ "This imported profile is me": how one can tell, for a moderator to decide."""
    imported = get_object_or_404(
        ImportedMember.objects.select_related("member"), member__username=username, member__is_imported=True
    )
    require(can_claim(request.user, imported, timezone.now()))
    form = ClaimForm(posted(request))
    if request.method == "POST" and form.is_valid():
        require_limit(f"claim:{request.user.pk}", times=5, seconds=86400)
        actions.claim_profile(imported=imported, by=request.user, evidence=form.cleaned_data["evidence"])
        messages.success(request, _("Thank you. A moderator looks at it, and we write to you."))
        return redirect(imported.member)
    context = {"form": form, "member": imported.member, "imported": imported}
    return render(request, "members/claim_create.html", context, status=422 if form.errors else 200)


@personal
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """The link in an invitation: remembers it for the sign-up that follows."""
    invitation = Invitation.objects.filter(token=token, accepted_by=None, expires_at__gt=timezone.now()).first()
    if invitation is None:
        return render(request, "members/invitation_over.html", status=410)
    if request.user.is_authenticated:
        return redirect("/")
    request.session[SESSION_KEY] = invitation.token
    return redirect("account_signup")
