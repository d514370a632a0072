"""The design system as a Django app: its static files are found by the app's folder."""

from django.apps import AppConfig


class GovukConfig(AppConfig):
    """Kith's face: base pages, fields and light macros."""

    name = "kith.govuk"
    label = "govuk"
    verbose_name = "Design system"
