"""Addresses and menu items of the link, for `portal/crm/wagtail_hooks.py`."""

from __future__ import annotations

from typing import Any

from django.urls import path

from portal.crm.link_views import connections, queue, setting_up


def link_urls() -> list[Any]:
    return [
        path("crm/connections/", connections.ConnectionList.as_view(), name="crm_connection_list"),
        path("crm/connections/add/", setting_up.AddConnection.as_view(), name="crm_connection_add"),
        path("crm/connections/<int:pk>/edit/", setting_up.ChangeConnection.as_view(), name="crm_connection_edit"),
        path("crm/connections/<int:pk>/switch/", setting_up.connection_switch, name="crm_connection_switch"),
        path("crm/connections/<int:pk>/", connections.ConnectionDetail.as_view(), name="crm_connection"),
        path("crm/connections/<int:pk>/check/", connections.connection_check, name="crm_connection_check"),
        path("crm/connections/<int:pk>/pause/", connections.connection_pause, name="crm_connection_pause"),
        path("crm/connections/<int:pk>/backfill/", connections.connection_backfill, name="crm_connection_backfill"),
        path("crm/connections/<int:pk>/mapping/", connections.mapping_save, name="crm_mapping_save"),
        path("crm/queue/", queue.Queue.as_view(), name="crm_queue"),
        path("crm/queue/<int:pk>/", queue.LinkDecision.as_view(), name="crm_link_decide"),
        path("crm/queue/<int:pk>/decide/", queue.link_decide, name="crm_link_decide_act"),
        path("crm/queue/letters/", queue.letters_act, name="crm_letters_act"),
        path("crm/queue/corrections/<int:pk>/", queue.correction_answer, name="crm_correction_answer"),
        path("crm/log/", queue.SyncLog.as_view(), name="crm_sync_log"),
        path("crm/reconciliation/", queue.Reconciliation.as_view(), name="crm_reconciliation"),
        path("crm/reconciliation/<int:pk>/csv/", queue.reconciliation_csv, name="crm_reconciliation_csv"),
    ]
