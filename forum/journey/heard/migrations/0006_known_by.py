"""Contacts from before are found by what was typed too."""

from django.db import migrations

from forum.journey.heard.opening import known_by


def note(apps, schema_editor):
    contacts = apps.get_model("heard", "Contact")
    batch = []
    for contact in contacts.objects.exclude(address="").only("way", "address").iterator():
        contact.known_by = known_by(contact.way, contact.address)
        batch.append(contact)
        if len(batch) == 500:
            contacts.objects.bulk_update(batch, ["known_by"])
            batch = []
    contacts.objects.bulk_update(batch, ["known_by"])


class Migration(migrations.Migration):
    dependencies = [("heard", "0005_ways_back")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop, elidable=True)]
