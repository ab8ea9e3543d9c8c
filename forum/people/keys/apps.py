from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "forum.people.keys"
    label = "keys"

    def ready(self) -> None:
        from forum.people.keys import terms  # noqa: PLC0415 - models are ready only now

        terms.register()
