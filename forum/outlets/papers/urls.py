from django.urls import path

from forum.outlets.papers import letter_pages, views

app_name = "papers"
urlpatterns = [
    path("papers/letters", letter_pages.letters, name="letters"),
    path("papers/letters.pdf", letter_pages.letters_pdf, name="letters_pdf"),
    path("papers/envelopes.pdf", letter_pages.envelopes_pdf, name="envelopes_pdf"),
    path("papers/cards", views.cards, name="cards"),
]
