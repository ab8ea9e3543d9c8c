from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "forum.people.accounts"
    label = "accounts"

    def ready(self) -> None:
        from forum.ground import post  # noqa: PLC0415 - models are ready only now
        from forum.people.accounts.letters import sign_in_code  # noqa: PLC0415 - the same

        post.register("sign_in_code", sign_in_code, at_any_hour=True)
