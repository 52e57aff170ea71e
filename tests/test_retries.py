"""Tests of assistant/retries.py."""

from collections.abc import Iterator

import pytest

from assistant.errors import ModelError
from assistant.retries import LONGEST_WAIT, Patience


class Busy:
    """A request that fails with the given errors, then succeeds."""

    def __init__(self, *errors: ModelError) -> None:
        self._errors: Iterator[ModelError] = iter(errors)
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        if error := next(self._errors, None):
            raise error
        return "done"


def busy(wait: float | None = 0.0) -> ModelError:
    """An error that may pass, unless `wait` is None."""
    return ModelError("rate-limit", "Busy.", wait)


def test_delays_grow_and_the_last_is_repeated() -> None:
    """Between tries the given delays are waited for, one after another."""
    rests: list[float] = []
    request = Busy(busy(), busy(), busy())
    assert Patience((1, 2), rests.append).asked(request, retries=4) == "done"
    assert (rests, request.asked) == ([1, 2, 2], 4)


def test_server_may_ask_for_a_longer_rest() -> None:
    """A rest that the server asks for counts where it is longer than ours."""
    rests: list[float] = []
    Patience((1, 2), rests.append).asked(Busy(busy(7), busy(0.1)), retries=4)
    assert rests == [7, 2]


def test_after_the_last_try_the_error_counts_them() -> None:
    """When every try has failed, the message says how many there were."""
    with pytest.raises(ModelError, match=r"^Busy\. It was asked 3 times\.$") as caught:
        Patience((0,), lambda _: None).asked(Busy(*[busy()] * 3), retries=2)
    assert caught.value.code == "rate-limit"


@pytest.mark.parametrize("wait", [None, LONGEST_WAIT + 1])
def test_what_does_not_pass_is_not_asked_again(wait: float | None) -> None:
    """A lasting failure, or a rest that no reader would sit through, is told at once."""
    request = Busy(busy(wait))
    with pytest.raises(ModelError, match=r"^Busy\.$"):
        Patience((0,), lambda _: None).asked(request, retries=5)
    assert request.asked == 1
