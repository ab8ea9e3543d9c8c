"""When each job last ran, so that `forum check` can say when one has stopped."""

from django.db import models


class JobRun(models.Model):
    """The last run of a job: one row a job, in any process."""

    name = models.CharField(max_length=40, primary_key=True)
    ran_at = models.DateTimeField()
    trouble = models.CharField(max_length=80, default="", blank=True)
