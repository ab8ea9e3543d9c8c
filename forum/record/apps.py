from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "forum.record"

    def ready(self) -> None:
        from forum.ground import post  # noqa: PLC0415 - models are ready only now
        from forum.record.letters import head_of_the_day  # noqa: PLC0415 - the same

        post.register("record_head", head_of_the_day, at_any_hour=True)
