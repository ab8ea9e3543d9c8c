"""Killed at every step, and with several workers at once: nothing lost, at most one message repeated."""

from collections import Counter

import pytest

from forum.ground.post.tests.mailbox import mail_server
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

PREPARE = """
import os, signal
from datetime import timedelta
from forum.ground import clock, post
from forum.ground.post import sending
from forum.ground.post.models import Delivery
from forum.ground.post.senders import MailServer

def hello(delivery):
    return post.Message("p%d@example.org" % delivery.to_id, "Hello", "Thank you.")

post.register("hello", hello, at_any_hour=True)
"""

QUEUE = (
    PREPARE
    + """
for number in range({count}):
    post.queue(kind="hello", way="email", to_kind="person", to_id=number, key="hello:%d" % number)
"""
)

# The hook lives here, outside the product: a step is replaced by one that dies before it or after it.
DIE = (
    QUEUE
    + """
of, step, when, turn = {of}, {step!r}, {when!r}, {turn}
real, turns = getattr(of, step), []

def dying(*arguments, **more):
    turns.append(step)
    if when == "before" and len(turns) == turn:
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*arguments, **more)
    if when == "after" and len(turns) == turn:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(of, step, dying)
post.drain()
"""
)

DRAIN = (
    PREPARE
    + """
with clock.travelled_to(clock.now() + timedelta(minutes={later})):
    print(post.drain())
print(Delivery.objects.filter(sent_at=None).count())
"""
)

STEPS = [("sending", name) for name in ("_lease", "_renew", "render", "_mark")] + [("MailServer", "send")]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("of", "step"), STEPS)
def test_killed_at_any_step_nothing_is_lost(installation: Installation, of: str, step: str, when: str) -> None:
    turn = 1 if step == "_lease" else 2
    with mail_server() as (box, where):
        world = {"FORUM_SMTP": f"smtp://{where}"}
        with installation.start_python(DIE.format(count=3, of=of, step=step, when=when, turn=turn), **world) as worker:
            worker.communicate(timeout=300)
        assert worker.returncode == -9
        said = installation.python(DRAIN.format(later=10), **world)
    assert said.split()[1] == "0"
    arrived = Counter(email["Message-ID"] for email in box.emails)
    assert len(arrived) == 3
    assert arrived.total() <= 4
    assert {email["To"] for email in box.emails} == {f"p{number}@example.org" for number in range(3)}


def test_four_workers_send_each_message_once(installation: Installation) -> None:
    with mail_server() as (box, where):
        world = {"FORUM_SMTP": f"smtp://{where}"}
        installation.python(QUEUE.format(count=120), **world)
        workers = [installation.start_python(DRAIN.format(later=1), **world) for _ in range(4)]
        said = [worker.communicate(timeout=300) for worker in workers]
    assert sum(int(out.split()[0]) for out, _ in said) == 120, said
    assert Counter(email["To"] for email in box.emails) == Counter(f"p{number}@example.org" for number in range(120))
