from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "forum.people.agreement"
    label = "agreement"

    def ready(self) -> None:
        from forum.people.agreement import actions  # noqa: PLC0415 - models are ready only now

        actions.register()
