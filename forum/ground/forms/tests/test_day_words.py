from forum.ground.forms import Day, Form


class When(Form):
    day = Day(label="By when?")


def test_a_day_that_is_missing_is_asked_for_as_a_day() -> None:
    assert When({}).errors["day"] == ["Please tell us the day."]


def test_a_day_that_does_not_exist_is_said_so_and_kept() -> None:
    form = When({"day_day": "31", "day_month": "2", "day_year": "2026"})
    assert "no such day" in form.errors["day"][0]
    assert form["day"].value() == ["31", "2", "2026"]
