from django.apps import AppConfig


class SumsConfig(AppConfig):
    name = "forum.people.sums"
    label = "sums"

    def ready(self) -> None:
        from forum.people.sums import publishing  # noqa: PLC0415 - models are ready only now

        publishing.register()
