"""The stages are seven, in a circle."""

import pytest

from heard.engines.wheel.stages import Stage, check_stages, neighbours


def stages(count: int = 7) -> list[Stage]:
    return [
        Stage(number=n, key=f"stage-{n}", title=f"Stage {n}", short=str(n), asks="Why?")
        for n in range(1, count + 1)
    ]


def test_seven_stages_in_order_are_accepted() -> None:
    check_stages(stages())


def test_after_the_last_stage_comes_the_first() -> None:
    around = neighbours(stages(), 7)
    assert (around.before.number, around.after.number) == (6, 1)


def test_before_the_first_stage_comes_the_last() -> None:
    around = neighbours(stages(), 1)
    assert (around.before.number, around.after.number) == (7, 2)


@pytest.mark.parametrize("number", [0, 8, -1])
def test_a_stage_that_does_not_exist_has_no_neighbours(number: int) -> None:
    with pytest.raises(ValueError, match="not in"):
        neighbours(stages(), number)


@pytest.mark.parametrize("count", [0, 6, 8])
def test_six_or_eight_stages_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="seven stages"):
        check_stages(stages(count))


def test_stages_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="in order"):
        check_stages(list(reversed(stages())))


def test_two_stages_with_one_key_are_refused() -> None:
    wrong = [*stages()[:6], Stage(7, "stage-1", "Seven", "7", "Why?")]
    with pytest.raises(ValueError, match="same key"):
        check_stages(wrong)


def test_a_stage_related_to_itself_is_refused() -> None:
    wrong = [*stages()[:6], Stage(7, "stage-7", "Seven", "7", "Why?", related=(7,))]
    with pytest.raises(ValueError, match="itself"):
        check_stages(wrong)


def test_a_stage_related_to_one_that_does_not_exist_is_refused() -> None:
    wrong = [*stages()[:6], Stage(7, "stage-7", "Seven", "7", "Why?", related=(9,))]
    with pytest.raises(ValueError, match="does not exist"):
        check_stages(wrong)
