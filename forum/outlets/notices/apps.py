from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "forum.outlets.notices"
    label = "notices"

    def ready(self) -> None:
        from forum.ground import post  # noqa: PLC0415 - models are ready only now
        from forum.outlets.notices import letters  # noqa: PLC0415 - the same

        post.register("answer", letters.answer)
        post.register("direct_answer", letters.direct_answer)
        post.register("asked", letters.asked)
        post.register("page", letters.page)
