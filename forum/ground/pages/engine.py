"""The Jinja2 engine of all pages: what every template may use, and nothing that asks the database."""

from typing import Any

import jinja2
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.backends.jinja2 import Jinja2
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext

from forum.ground.forms import macros
from forum.ground.pages import filters, footpath
from forum.ground.pages.drawn_once import drawn_once
from forum.ground.pages.language import in_language


class Pages(Jinja2):
    """Looks into each part's `templates` folder, where only files named `.jinja` are ours."""

    app_dirname = "templates"


def static(path: str) -> str:
    """Return the address of a built file; a page must still come when the files were not built."""
    try:
        return str(staticfiles_storage.url(path))
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(*, loader: jinja2.BaseLoader, **options: Any) -> jinja2.Environment:
    # The design system's macros ask for parts of parts that are not there: they need ChainableUndefined.
    options["undefined"] = jinja2.ChainableUndefined
    pages = jinja2.Environment(  # noqa: S701 - Django's backend passes autoescape=True in the options
        loader=jinja2.ChoiceLoader([loader, jinja2.PackageLoader("nhsuk_frontend_jinja", "templates")]),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,  # but not lstrip_blocks: two sentences on two lines would lose the space between them
        **options,
    )
    pages.install_gettext_callables(in_language, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals.update(
        static=static,
        url=url,
        language_of=get_language_info,
        macro_for=macros.macro_for,
        drawn_once=drawn_once,
        mistakes_in=macros.mistakes_in,
        walk=footpath.walk,
    )
    pages.filters.update(
        day=filters.day,
        short_day=filters.short_day,
        day_time=filters.day_time,
        day_and_hour=filters.day_and_hour,
        hour_after=filters.hour_after,
        month_name=filters.month_name,
        when=filters.when,
        in_words=filters.in_words,
        paragraphs=filters.paragraphs,
    )
    return pages
