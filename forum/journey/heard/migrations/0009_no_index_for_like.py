"""PostgreSQL keeps a second index of each unique text for LIKE, which nothing here asks; hearing a voice wrote three."""

from django.db import migrations

FOR_LIKE = (
    "heard_receipt_fingerprint_c7d2e5ba_like",
    "heard_voice_public_id_ac13a6cd_like",
    "heard_voice_import_key_2c82b12f_like",
)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in FOR_LIKE:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("heard", "0008_more_than_words")]

    operations = [migrations.RunPython(drop, migrations.RunPython.noop)]
