from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0003_who_went")]
    operations = [migrations.RemoveField(model_name="gathering", name="went")]
