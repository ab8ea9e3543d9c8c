"""Text messages through GOV.UK Notify, which trusts in England may use free of charge.

Its own client brings packages that only build from source; what is needed of it is one signed request.
Method: docs.notifications.service.gov.uk, REST API, "Send a text message".
"""

import json
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import parse_qs, urlsplit

import jwt

from forum.ground import clock
from forum.ground.post.messages import Message
from forum.ground.post.senders.base import NothingToOpen, Refused, Unreachable

UUID = 36
SEND = "/v2/notifications/sms"


class Notify(NothingToOpen):
    """One template with one placeholder, ((words)), for every text.

    `where` is `notify://api.notifications.service.gov.uk?key=NAME-SERVICE-SECRET&template=UUID`; `notify+http://`
    speaks to a test server.
    """

    def __init__(self, where: str, timeout: float) -> None:
        parts = urlsplit(where)
        asked = parse_qs(parts.query)
        key, template = asked.get("key", [""])[0], asked.get("template", [""])[0]
        if parts.scheme not in {"notify", "notify+http"} or not parts.hostname or not template or len(key) < 2 * UUID:
            raise ValueError("FORUM_TEXTS is notify://host?key=…&template=…, folder: or empty.")
        self.secret, self.service = key[-UUID:], key[-2 * UUID - 1 : -UUID - 1]
        self.template, self.timeout = template, timeout
        self.make = HTTPConnection if parts.scheme == "notify+http" else HTTPSConnection
        self.host, self.port = parts.hostname, parts.port

    def send(self, message: Message, message_id: str) -> None:
        asked = {
            "phone_number": message.to,
            "template_id": self.template,
            "personalisation": {"words": message.text},
            "reference": message_id,
        }
        line = self.make(self.host, self.port, timeout=self.timeout)
        try:
            line.request("POST", SEND, body=json.dumps(asked), headers=self._headers())
            answer = line.getresponse()
            answer.read()
        except (OSError, HTTPException) as trouble:
            raise Unreachable(type(trouble).__name__) from trouble
        finally:
            line.close()
        if answer.status == HTTPStatus.BAD_REQUEST:
            raise Refused("Notify does not take this number")
        if answer.status != HTTPStatus.CREATED:
            raise Unreachable(f"Notify says {answer.status}")

    def _headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json", "Authorization": f"Bearer {self._token()}"}

    def _token(self) -> str:
        """Good for half a minute on their side."""
        return jwt.encode({"iss": self.service, "iat": int(clock.now().timestamp())}, self.secret, algorithm="HS256")
