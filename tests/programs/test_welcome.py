from tests.fixtures.installations import Installation


def test_a_new_forum_gets_its_first_people(installation: Installation) -> None:
    said = installation.run("welcome", "Noor", "noor@example.org", "--coordinator", "--forum", "Fen Forum").stdout
    assert "Noor can sign in with noor@example.org." in said
    installation.run("welcome", "Ruth", "ruth@example.org", "--seat", "River")
    again = installation.run("welcome", "Ruth", "RUTH@example.org", check=False)
    assert again.returncode == 1
    assert "already" in again.stderr
    wrong = installation.run("welcome", "Bo", "bo@example.org", "--seat", "Throne", check=False)
    assert wrong.returncode == 2
    assert "River" in wrong.stderr
