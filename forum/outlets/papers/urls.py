from django.urls import path

from forum.outlets.papers import card_pages, gathering_pages, letter_pages, minutes_pages, pack_pages, views
from forum.outlets.papers.easy_read import pages as easy_read

app_name = "papers"
urlpatterns = [
    path("papers/letters", letter_pages.letters, name="letters"),
    path("papers/letters.pdf", letter_pages.letters_pdf, name="letters_pdf"),
    path("papers/envelopes.pdf", letter_pages.envelopes_pdf, name="envelopes_pdf"),
    path("papers/cards", views.cards, name="cards"),
    path("papers/visited/<slug:organisation>.pdf", gathering_pages.visited_pdf, name="visited_pdf"),
    path("papers/posters/<id:gathering>.pdf", gathering_pages.poster_pdf, name="poster_pdf"),
    path("papers/sheets/<id:gathering>.pdf", gathering_pages.sheet_pdf, name="sheet_pdf"),
    path("come/<id:gathering>/minutes", minutes_pages.minutes, name="minutes"),
    path("papers/minutes/<id:gathering>.pdf", minutes_pages.minutes_pdf, name="minutes_pdf"),
    path("papers/picture-cards.pdf", card_pages.picture_cards_pdf, name="picture_cards_pdf"),
    path("come/<id:gathering>/pack", pack_pages.pack, name="pack"),
    path("papers/packs/<id:gathering>.pdf", pack_pages.pack_pdf, name="pack_pdf"),
    path("papers/packs/<id:gathering>.odt", pack_pages.pack_odt, name="pack_odt"),
    path("papers/minutes/<id:gathering>.odt", pack_pages.minutes_odt, name="minutes_odt"),
    path("papers/support-card.pdf", card_pages.support_card_pdf, name="support_card_pdf"),
    path("papers/ballots", card_pages.ballots, name="ballots"),
    path("easy-read", easy_read.listed, name="easy_reads"),
    path("easy-read/<slug:about>", easy_read.one, name="easy_read"),
    path("easy-read/<slug:about>/write", easy_read.write, name="write_easy_read"),
    path("easy-read/<slug:about>/check", easy_read.check, name="check_easy_read"),
    path("papers/easy-read/<slug:about>.pdf", easy_read.one_pdf, name="easy_read_pdf"),
    path("papers/working-on.pdf", gathering_pages.working_on_pdf, name="working_on_pdf"),
]
