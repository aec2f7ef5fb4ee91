"""Forms of records. Money is typed in major units; other records are chosen by typing, not from a list of a million."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.admin_picking import PickInput
from portal.common.money import is_currency, major_units
from portal.crm.imports.values import BadCell, minor_units
from portal.crm.models import Account, Case, Contact, Opportunity, Order, OrderLine, ProductSold, Refund, Subscription
from portal.crm.store.permissions import can_see_revenue
from portal.crm.store_views.choosing import source_name
from portal.products.models import ProductPage

SOME_LINES = 8


class RecordField(forms.CharField):
    """Another record, named by its number, or a contact by e-mail, or an account by name; as it stands, and only one of them."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        hint = {Contact: gettext_lazy("Number or e-mail."), Account: gettext_lazy("Number or name.")}.get(
            model, gettext_lazy("Number.")
        )
        super().__init__(max_length=250, widget=PickInput(source_name(model)), **({"help_text": hint} | kwargs))

    def prepare_value(self, value: Any) -> Any:
        return value.number if isinstance(value, self.model) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        wanted = Q(number=text)
        if self.model is Contact:
            wanted |= Q(email=text.lower())
        elif self.model in (Account, ProductSold):
            wanted |= Q(name=text)
        rows = self.model._default_manager.filter(wanted)
        if self.model is Contact:
            rows = rows.filter(merged_into=None)
        found = list(rows[:2])
        if len(found) == 1:
            return found[0]
        exact = list(rows.filter(number=text)[:2])
        if len(exact) == 1:
            return exact[0]
        if found:
            raise forms.ValidationError(_("Several have that. Choose one from the list, or enter its number."))
        raise forms.ValidationError(_("There is none with “%(text)s”. Check the number.") % {"text": text})


class RecordForm(forms.ModelForm):
    """A form of one kind of record: what it refers to, and its amount where the viewer sees amounts."""

    refers: dict[str, Any] = {}
    amount = ""  # the field of an amount, without "_minor"
    amount_label: Any = gettext_lazy("Amount")

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        for name, model in self.refers.items():
            field = self._meta.model._meta.get_field(name)
            self.fields[name] = RecordField(model, label=field.verbose_name.capitalize(), required=not field.blank)
            self.initial[name] = getattr(self.instance, name, None) if self.instance.pk else None
        self.has_amount = bool(self.amount) and can_see_revenue(viewer)
        if self.has_amount:
            self._add_amount()

    def _add_amount(self) -> None:
        minor = getattr(self.instance, f"{self.amount}_minor")
        field = self._meta.model._meta.get_field(f"{self.amount}_minor")
        self.fields["amount"] = forms.CharField(
            label=self.amount_label, max_length=30, required=not field.null, help_text=_("Like 1234.56.")
        )
        self.fields["currency"] = forms.CharField(
            label=_("Currency"), max_length=3, required=not field.null, help_text=_("Like EUR.")
        )
        if minor is not None:
            self.initial["amount"] = str(major_units(minor, self.instance.currency))
            self.initial["currency"] = self.instance.currency

    def clean_currency(self) -> str:
        code = self.cleaned_data["currency"].upper()
        if code and not is_currency(code):
            raise forms.ValidationError(_("This is not an ISO 4217 currency code. Enter one such as EUR, USD or JPY."))
        return code

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.has_amount and "amount" in found and "currency" in found:
            if found["amount"]:
                try:
                    minor, found["currency"] = minor_units(found["amount"], found["currency"])
                except BadCell as error:
                    self.add_error("amount", str(error).capitalize() + ".")
                else:
                    setattr(self.instance, f"{self.amount}_minor", minor)
                    self.instance.currency = found["currency"]
            else:
                setattr(self.instance, f"{self.amount}_minor", None)
                self.instance.currency = ""
        for name in self.refers:
            if name in found:
                setattr(self.instance, name, found[name])
        return found

    def written(self) -> list[str]:
        """The fields of the record that this form sets."""
        names = [name for name in self.fields if name != "amount" and name != "currency"]
        return [*names, f"{self.amount}_minor", "currency"] if self.has_amount else names


class ContactForm(RecordForm):
    refers = {"account": Account}

    class Meta:
        model = Contact
        fields = [
            "given_name", "family_name", "email", "phone", "company", "street", "postcode", "city", "region", "country", "language",
            "has_opted_out_of_email", "has_opted_out_of_calls",
        ]  # fmt: skip

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        if email:
            forms.EmailField().clean(email)
        return email

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not any(found.get(name) for name in ("given_name", "family_name", "email", "phone", "company")):
            raise forms.ValidationError(_("Enter a name, an e-mail address, a phone number or a company."))
        return found


class AccountForm(RecordForm):
    amount = "revenue"
    amount_label = gettext_lazy("Revenue in a year")

    class Meta:
        model = Account
        fields = ["name", "domain", "owner", "segment", "plan", "employees"]


class OrderForm(RecordForm):
    """With its lines: as many as it has, and some more."""

    refers = {"contact": Contact, "account": Account}

    class Meta:
        model = Order
        fields = ["ordered_at", "status"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["currency"] = forms.CharField(
            label=_("Currency"), max_length=3, initial=self.instance.currency, help_text=_("Like EUR.")
        )
        lines = list(self.instance.lines.select_related("product").order_by("position")) if self.instance.pk else []
        self.count = len(lines) + (3 if lines else 5)
        for index in range(self.count):
            line = lines[index] if index < len(lines) else None
            number = index + 1
            self.fields[f"product_{index}"] = RecordField(
                ProductSold, label=_("Product, line %(number)s") % {"number": number}, required=False, initial=line.product if line else None,
                help_text=_("Number or name."),
            )  # fmt: skip
            self.fields[f"quantity_{index}"] = forms.DecimalField(
                label=_("Quantity, line %(number)s") % {"number": number}, required=False, min_value=Decimal(0), max_digits=16, decimal_places=4,
                initial=line.quantity.normalize() if line else None,
            )  # fmt: skip
            self.fields[f"amount_{index}"] = forms.CharField(
                label=_("Amount, line %(number)s") % {"number": number}, required=False, max_length=30,
                initial=str(major_units(line.amount_minor, self.instance.currency)) if line else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        self.lines: list[OrderLine] = []
        if "currency" not in found:
            return found
        self.instance.currency = found["currency"]
        for index in range(self.count):
            amount = found.get(f"amount_{index}")
            if not amount:
                if found.get(f"product_{index}"):
                    self.add_error(f"amount_{index}", _("Enter what the line costs, 0 where it is free."))
                continue
            try:
                minor, _code = minor_units(amount, found["currency"])
            except BadCell as error:
                self.add_error(f"amount_{index}", str(error).capitalize() + ".")
                continue
            quantity = found.get(f"quantity_{index}")
            self.lines.append(
                OrderLine(
                    product=found.get(f"product_{index}"), quantity=1 if quantity is None else quantity, amount_minor=minor
                )
            )
        if not self.lines and not self.errors:
            raise forms.ValidationError(_("An order has at least one line. Enter its amount."))
        if not found.get("contact") and not found.get("account") and not self.errors:
            raise forms.ValidationError(_("Enter the contact or the account that ordered."))
        return found

    def written(self) -> list[str]:
        return ["contact", "account", "ordered_at", "status", "currency"]


class RefundForm(RecordForm):
    refers = {"order": Order}
    amount = "amount"

    class Meta:
        model = Refund
        fields = ["refunded_at"]


class SubscriptionForm(RecordForm):
    refers = {"contact": Contact, "account": Account, "product": ProductSold}
    amount = "amount_per_month"
    amount_label = gettext_lazy("Amount a month")

    class Meta:
        model = Subscription
        fields = ["started_at", "ended_at"]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("ended_at") and found.get("started_at") and found["ended_at"] < found["started_at"]:
            self.add_error("ended_at", _("The subscription would end before it starts. Choose a later day."))
        return found


class OpportunityForm(RecordForm):
    refers = {"contact": Contact, "account": Account}
    amount = "amount"

    class Meta:
        model = Opportunity
        fields = ["name", "stage", "opened_at", "closed_at"]


class ProductForm(RecordForm):
    product = forms.ModelChoiceField(
        queryset=ProductPage.objects.order_by("title"), required=False, label=gettext_lazy("Product page"),
        help_text=gettext_lazy("What members ask and write about; orders of this product count as theirs."),
    )  # fmt: skip

    class Meta:
        model = ProductSold
        fields = ["name", "product"]


class CaseForm(RecordForm):
    refers = {"contact": Contact, "account": Account}

    class Meta:
        model = Case
        fields = ["subject", "due_at"]


FORMS: dict[str, type[RecordForm]] = {
    "contacts": ContactForm,
    "accounts": AccountForm,
    "orders": OrderForm,
    "refunds": RefundForm,
    "subscriptions": SubscriptionForm,
    "opportunities": OpportunityForm,
    "products": ProductForm,
    "cases": CaseForm,
}
