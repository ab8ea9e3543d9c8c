from django.apps import AppConfig

# These leave in the quiet hours too.
AT_ANY_HOUR = {"worry"}


class NoticesConfig(AppConfig):
    name = "forum.outlets.notices"
    label = "notices"

    def ready(self) -> None:
        from forum.ground import post  # noqa: PLC0415 - models are ready only now
        from forum.outlets.notices.letters import RENDERERS  # noqa: PLC0415 - the same
        from forum.people.care.queries import hold_until  # noqa: PLC0415 - the same

        post.hold_for("person", hold_until)
        for kind, render in RENDERERS.items():
            post.register(kind, render, at_any_hour=kind in AT_ANY_HOUR)
