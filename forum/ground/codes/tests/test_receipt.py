from random import Random

from hypothesis import given
from hypothesis import strategies as st

from forum.ground import codes
from forum.ground.codes.receipt import ALPHABET


def test_no_sign_looks_like_another() -> None:
    assert not set("01iloUuz") & set(ALPHABET)
    assert len(ALPHABET) == 29


@given(st.randoms())
def test_one_wrong_sign_is_noticed(random: Random) -> None:
    code = codes.drawn()
    place = random.randrange(len(code))
    other = random.choice([sign for sign in ALPHABET if sign != code[place]])
    assert codes.check(code)
    assert not codes.check(code[:place] + other + code[place + 1 :])


@given(st.integers(min_value=0, max_value=11))
def test_two_neighbours_changed_round_are_noticed(place: int) -> None:
    code = codes.drawn()
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert codes.check(swapped) == (code[place] == code[place + 1])


def test_typed_in_capitals_with_spaces_it_is_the_same() -> None:
    code = codes.drawn()
    typed = codes.as_spoken(code).upper().replace("-", " ")
    assert codes.check(typed)
    assert codes.fingerprint(typed, key="k") == codes.fingerprint(code, key="k")


def test_the_same_sending_has_the_same_receipt() -> None:
    assert codes.derived(key="k", sending="a") == codes.derived(key="k", sending="a")
    assert codes.derived(key="k", sending="a") != codes.derived(key="k", sending="b")
    assert codes.check(codes.derived(key="k", sending="a"))


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    codes.check(typed)
    codes.fingerprint(typed, key="k")
