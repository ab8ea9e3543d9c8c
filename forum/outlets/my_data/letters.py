"""The words of messages about complaints and goodbyes, made at the moment of sending."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string

from forum.ground import post
from forum.outlets.my_data.models import Complaint
from forum.outlets.my_data.rules import acknowledge_by
from forum.people.membership.models import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from forum.ground.post.models import Delivery


def _to_whoever_complained(page: str) -> "Callable[[Delivery], post.Message | None]":
    def render(delivery: "Delivery") -> post.Message | None:
        one = Complaint.objects.filter(pk=delivery.to_id).exclude(address="").first()
        if one is None:
            return None
        words = render_to_string(page, {"one": one, "by": acknowledge_by(one.came_at.date())})
        return post.Message(to=one.address, subject="What you wrote to us", text=words.strip() + "\n")

    return render


def _to_a_coordinator(page: str, at: str = "/privacy/complaints") -> "Callable[[Delivery], post.Message | None]":
    def render(delivery: "Delivery") -> post.Message | None:
        person = Person.objects.select_related("account").filter(pk=delivery.to_id).first()
        if person is None or not (person.account and person.account.email):
            return None
        link = f"{settings.FORUM_ADDRESS}{at}"
        words = render_to_string(page, {"link": link}).strip() + "\n"
        return post.Message(to=person.account.email, subject="Something waits for you", text=words, link=link)

    return render


KINDS: "dict[str, Callable[[Delivery], post.Message | None]]" = {
    "data_complaint_here": _to_whoever_complained("my_data/complaint_here.txt.jinja"),
    "data_complaint_read": _to_whoever_complained("my_data/complaint_read.txt.jinja"),
    "data_complaint_answered": _to_whoever_complained("my_data/complaint_answered.txt.jinja"),
    "data_complaint_came": _to_a_coordinator("my_data/complaint_came.txt.jinja"),
    "something_is_free": _to_a_coordinator("my_data/something_is_free.txt.jinja", at="/agreement"),
    "data_complaint_waits": _to_a_coordinator("my_data/complaint_came.txt.jinja"),
}
