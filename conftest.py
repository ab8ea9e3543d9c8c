"""Fixtures that every test may ask for, beside the code and in tests/."""

pytest_plugins = (
    "tests.fixtures.house",
    "tests.fixtures.doors",
    "tests.fixtures.databases",
    "tests.fixtures.installations",
    "tests.fixtures.shared_data",
    "tests.fixtures.browser",
)
