from django.urls import path

from forum.outlets.papers import card_pages, gathering_pages, letter_pages, minutes_pages, views

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
    path("papers/working-on.pdf", gathering_pages.working_on_pdf, name="working_on_pdf"),
]
