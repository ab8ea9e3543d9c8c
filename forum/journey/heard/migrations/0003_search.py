from django.db import migrations

from forum.ground.fulltext.operations import CreateIndex


class Migration(migrations.Migration):
    dependencies = [
        ("heard", "0002_readers_and_keeping"),
        ("fulltext", "0001_initial"),
    ]

    operations = [CreateIndex("heard_voice")]
