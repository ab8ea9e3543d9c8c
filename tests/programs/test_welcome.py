from tests.fixtures.installations import Installation


def test_a_new_forum_gets_its_first_people(installation: Installation) -> None:
    said = installation.run("welcome", "Noor", "noor@example.org", "--coordinator", "--forum", "Fen Forum").stdout
    assert "Noor can sign in with noor@example.org." in said
    installation.run("welcome", "Ruth", "ruth@example.org", "--seat", "River")
    again = installation.run("welcome", "Ruth", "RUTH@example.org", check=False)
    assert again.returncode == 1
    assert "already" in again.stderr
    installation.run(
        "welcome", "Helen", "helen@example.org", "--office", "Chief executive", "--of", "Fen Trust", "--host"
    )
    installation.run("welcome", "Anwen", "anwen@example.org", "--duty", "--of", "Kettle & Company")
    installation.run("welcome", "Olive", "olive@example.org", "--of", "Fen Wheels", "--seat", "Market")
    roles = installation.python(
        "from forum.people.membership.actors import actor_of\n"
        "from forum.people.membership.models import Person\n"
        "for name in ('Helen', 'Anwen', 'Olive'):\n"
        "    actor = actor_of(Person.objects.get(called=name))\n"
        "    print(name, *sorted(actor.roles), *[office.name for office in actor.offices], sep=', ')\n"
    )
    assert roles.splitlines() == [
        "Helen, anybody, somebody signed in, the host, Chief executive",
        "Anwen, a partner, anybody, somebody signed in, the duty person, On duty",
        "Olive, a helper, a member, a partner, a seat, anybody, somebody signed in",
    ]
    nowhere = installation.run("welcome", "Bo", "bo@example.org", "--office", "Director", check=False)
    assert nowhere.returncode == 2
    assert "--of" in nowhere.stderr
    wrong = installation.run("welcome", "Bo", "bo@example.org", "--seat", "Throne", check=False)
    assert wrong.returncode == 2
    assert "River" in wrong.stderr
