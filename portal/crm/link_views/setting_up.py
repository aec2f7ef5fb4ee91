"""Adding a connection and changing one: what its connector needs, and secrets that are entered and never shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.crm import actions
from portal.crm.connectors import UNREACHABLE, ConnectorType, connector_type, offered_connectors
from portal.crm.link_views.connections import CrmPage
from portal.crm.models import Connection
from portal.crm.permissions import can_set_up_connections
from portal.crm.sync.checking import check_connection

OPTION, SECRET = "option-", "secret-"


class ConnectionForm(forms.ModelForm):
    """What every connection has, and what its connector asks for besides."""

    class Meta:
        model = Connection
        fields = ("name", "slug", "creates_contacts", "quota_per_day", "quota_share")

    def __init__(self, *args: Any, kind: ConnectorType, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        is_new = self.instance.pk is None
        if not is_new:
            del self.fields["slug"]  # links and keys are known by it
        for name in kind.option_names:
            self.fields[OPTION + name] = forms.CharField(
                label=kind.label_of(name), max_length=500, initial=self.instance.options.get(name, "")
            )
        for name in kind.secret_names:
            self.fields[SECRET + name] = forms.CharField(
                label=kind.label_of(name),
                max_length=4000,
                required=is_new,
                help_text=_("Kept encrypted and never shown again.") if is_new else _("Leave it blank to keep what is set."),
                widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"}),
            )

    def values_of(self, prefix: str) -> dict[str, str]:
        """The values of the connector's own fields, by their names."""
        return {
            name.removeprefix(prefix): str(value).strip()
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }


class _SetUp(CrmPage):
    template_name = "crm/admin/connection_edit.html"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_set_up_connections(request.user):
            raise PermissionDenied(can_set_up_connections(request.user).reason)
        return super().dispatch(request, *args, **kwargs)

    def connection_and_kind(self) -> tuple[Connection | None, ConnectorType | None]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        connection, kind = self.connection_and_kind()
        form = kwargs.pop("form", None)
        if form is None and kind is not None:
            form = ConnectionForm(instance=connection, kind=kind)
        return super().get_context_data(connection=connection, kind=kind, kinds=offered_connectors(), form=form, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        connection, kind = self.connection_and_kind()
        if kind is None:
            messages.error(request, _("That system is not offered. Choose one of these."))
            return redirect("crm_connection_add")
        form = ConnectionForm(request.POST, instance=connection, kind=kind)
        if form.is_valid():
            try:
                saved = actions.save_connection(
                    connection=connection,
                    facts={**form.cleaned_data, "connector": kind.name},
                    options=form.values_of(OPTION),
                    secrets=form.values_of(SECRET),
                    by=request.user,  # type: ignore[arg-type]
                )
            except actions.ConnectionRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                _checked(request, saved)
                return redirect("crm_connection", saved.pk)
        return self.render_to_response(self.get_context_data(form=form))


class AddConnection(_SetUp):
    """First which system, of those whose connector is installed; then what it needs."""

    page_title = gettext_lazy("Add a connection")

    def connection_and_kind(self) -> tuple[Connection | None, ConnectorType | None]:
        kind = connector_type(self.request.GET.get("system", ""))
        return None, kind if kind in offered_connectors() else None


class ChangeConnection(_SetUp):
    """The same form, with secrets left blank."""

    page_title = gettext_lazy("Change the connection")

    def connection_and_kind(self) -> tuple[Connection | None, ConnectorType | None]:
        connection = get_object_or_404(Connection, pk=self.kwargs["pk"])
        kind = connector_type(connection.connector)
        if kind not in offered_connectors():
            raise PermissionDenied(
                _("The built-in records have nothing to set up, and a system without its connector cannot be.")
            )
        return connection, kind


def _checked(request: HttpRequest, connection: Connection) -> None:
    try:
        lines = check_connection(connection)
    except UNREACHABLE as error:
        messages.warning(request, _("Saved. It could not be checked: %(reason)s") % {"reason": error})
        return
    if all(line["ok"] for line in lines):
        messages.success(request, _("Saved and checked. All is right."))
    else:
        messages.warning(request, _("Saved and checked. Look at what is not right below."))


@require_POST
def connection_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """On, once its check is right; or off."""
    if not can_set_up_connections(request.user):
        raise PermissionDenied(can_set_up_connections(request.user).reason)
    connection = get_object_or_404(Connection, pk=pk)
    is_on = request.POST.get("on") == "1"
    try:
        actions.switch_connection(connection=connection, is_on=is_on, by=request.user)  # type: ignore[arg-type]
    except actions.ConnectionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is switched on.") if is_on else _("It is switched off. What waits stays."))
    return redirect("crm_connection", pk)
