from django.urls import path, register_converter
from django.urls.converters import StringConverter

from portal.crm.views import card, my_data, webhooks


class ReceiptNumber(StringConverter):
    regex = r"r-[0-9a-z]{8}"


class WebhookPath(StringConverter):
    regex = r"[0-9a-f]{32}"


register_converter(ReceiptNumber, "receipt")
register_converter(WebhookPath, "webhook")

app_name = "crm"
urlpatterns = [
    path("my-data/", my_data.my_data, name="my_data"),
    path("my-data/answer/", my_data.answer, name="answer"),
    path("my-data/share/", my_data.switch, name="switch"),
    path("my-data/withdraw/", my_data.withdraw, name="withdraw"),
    path("my-data/correct/", my_data.correct, name="correct"),
    path("my-data/receipts/<receipt:number>/", my_data.receipt, name="receipt"),
    path("my-data/receipt-keys/", my_data.receipt_keys, name="receipt_keys"),
    path("customer-card/<int:pk>/", card.card, name="card"),
    path("hooks/crm/<webhook:path>/", webhooks.webhook, name="webhook"),
]
