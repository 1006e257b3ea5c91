from hypothesis import given
from hypothesis import strategies as st

from herne_news.replica.chance import dealt, stream


@given(st.integers(), st.text(max_size=10), st.integers(0, 10**6), st.integers(1, 32))
def test_each_block_of_articles_is_dealt_every_option_once(seed: int, feature: str, block: int, size: int) -> None:
    indices = range(block * size, (block + 1) * size)
    assert sorted(dealt(seed, feature, index, range(size)) for index in indices) == list(range(size))


def test_features_are_dealt_independently() -> None:
    one = [dealt(1, "one", index, range(6)) for index in range(60)]
    two = [dealt(1, "two", index, range(6)) for index in range(60)]
    assert one != two
    assert len(set(zip(one, two, strict=True))) > 20


def test_streams_repeat_and_differ() -> None:
    assert stream(1, "a", 2).random() == stream(1, "a", 2).random()
    assert stream(1, "a", 2).random() != stream(1, "a", 3).random()
    assert stream(1, "a", 2).random() != stream(2, "a", 2).random()
