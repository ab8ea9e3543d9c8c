from django.apps import AppConfig


class MyDataConfig(AppConfig):
    name = "forum.outlets.my_data"
    label = "my_data"

    def ready(self) -> None:
        from forum.ground import post  # noqa: PLC0415 - models are ready only now
        from forum.outlets.my_data import letters  # noqa: PLC0415 - the same

        for kind, render in letters.KINDS.items():
            post.register(kind, render)
