"""What stood in public stands there still, and whoever went as one of two still did."""

from django.db import migrations
from django.utils import timezone


def carry_over(apps, schema_editor):
    gathering, pair = apps.get_model("gatherings", "Gathering"), apps.get_model("gatherings", "Pair")
    gathering.objects.filter(announced_at=None).update(announced_at=timezone.now())
    went = gathering.went.through.objects.order_by("pk").values_list("gathering_id", "person_id")
    pair.objects.bulk_create([pair(gathering_id=one, person_id=person) for one, person in went], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0002_moving")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
