"""The server's policies, which take timestamps."""

import pytest

from artem.errors import ServerError
from artem.server.allowance import Allowance
from artem.server.canvas import Canvas
from artem.server.codecs import best_rate, next_rate
from artem.server.figures import BUSY, LATE, Figures
from artem.server.lobby import Lobby
from artem.server.rounds import BATCHES, Kind, Pass, passes

ONE = Kind("painter", (640, 480))
OTHER = Kind("painter", (320, 240))


def all_ready(kind: Kind, batch: int) -> bool:
    return True


class TestLobby:
    def test_comes_in_until_it_is_full_then_waits_in_order(self) -> None:
        lobby: Lobby[str] = Lobby(places=2, waiting=2)
        assert [lobby.enter(who) for who in "abcd"] == [0, 0, 1, 2]
        assert (lobby.inside, lobby.waiting) == (2, 2)

    def test_too_many_are_sent_away(self) -> None:
        lobby: Lobby[str] = Lobby(places=1, waiting=1)
        lobby.enter("a")
        lobby.enter("b")
        with pytest.raises(ServerError, match="come back later"):
            lobby.enter("c")

    def test_who_leaves_frees_the_place_for_the_next(self) -> None:
        lobby: Lobby[str] = Lobby(places=2, waiting=3)
        for who in "abcde":
            lobby.enter(who)
        assert lobby.leave("a") == {"c": 0, "d": 1, "e": 2}
        assert lobby.enter("f") == 3

    def test_who_waits_may_go_too(self) -> None:
        lobby: Lobby[str] = Lobby(places=1, waiting=3)
        for who in "abcd":
            lobby.enter(who)
        assert lobby.leave("c") == {"d": 2}
        assert lobby.place("b") == 1

    def test_leaving_twice_moves_nobody(self) -> None:
        lobby: Lobby[str] = Lobby(places=1, waiting=3)
        lobby.enter("a")
        lobby.enter("b")
        assert lobby.leave("a") == {"b": 0}
        assert lobby.leave("a") == {}

    def test_the_last_to_leave_moves_nobody(self) -> None:
        lobby: Lobby[str] = Lobby(places=2, waiting=0)
        lobby.enter("a")
        lobby.enter("b")
        assert lobby.leave("b") == {}


class TestRounds:
    @pytest.mark.parametrize("count", range(12))
    def test_nobody_is_passed_over_nor_painted_twice(self, count: int) -> None:
        made = passes([(seat, ONE) for seat in range(count)], all_ready)
        assert [seat for one in made for seat in one.seats] == list(range(count))
        assert all(len(one.seats) in BATCHES for one in made)

    def test_as_few_passes_as_there_can_be(self) -> None:
        made = passes([(seat, ONE) for seat in range(7)], all_ready)
        assert [len(one.seats) for one in made] == [4, 2, 1]

    def test_sizes_and_painters_are_kept_apart(self) -> None:
        seats = [("a", ONE), ("b", OTHER), ("c", ONE), ("d", Kind("another", ONE.side))]
        assert passes(seats, all_ready) == [
            Pass(ONE, ("a", "c")),
            Pass(OTHER, ("b",)),
            Pass(Kind("another", ONE.side), ("d",)),
        ]

    def test_a_batch_that_is_not_ready_is_painted_in_smaller_ones(self) -> None:
        made = passes([(seat, ONE) for seat in range(5)], lambda _, batch: batch < 4)
        assert [len(one.seats) for one in made] == [2, 2, 1]

    def test_only_batches_that_would_be_used_are_asked_for(self) -> None:
        asked = []
        passes([(seat, ONE) for seat in range(3)], lambda _, batch: asked.append(batch) or False)
        assert max(asked) == 2


class TestCanvas:
    def rounds(self, canvas: Canvas, seconds: float, cost: float, start: float = 0.0) -> None:
        """One frame, 20 times a second, that costs so much at the largest size."""
        most = 640 * 480
        for step in range(int(seconds * 20)):
            now = start + step / 20
            canvas.arrived(now)
            width, height = canvas.side((640, 480))
            canvas.painted(now + 0.01, cost * width * height / most, 1)

    def test_begins_at_the_frame_s_own_size(self) -> None:
        assert Canvas(640 * 480).side((640, 480)) == (640, 480)
        assert Canvas(640 * 480).side((320, 240)) == (320, 240)

    def test_large_frames_are_painted_smaller_in_their_shape(self) -> None:
        width, height = Canvas(640 * 480).side((1080, 1920))
        assert width * height == pytest.approx(640 * 480, rel=0.03)
        assert width / height == pytest.approx(1080 / 1920, rel=0.03)

    def test_shrinks_until_the_rate_is_held(self) -> None:
        canvas = Canvas(640 * 480)
        self.rounds(canvas, 10, cost=0.08)
        width, height = canvas.side((640, 480))
        assert 0.08 * width * height / (640 * 480) < 1 / 20

    def test_never_shrinks_to_mush(self) -> None:
        canvas = Canvas(640 * 480)
        self.rounds(canvas, 20, cost=5.0)
        assert canvas.side((640, 480)) == (320, 240)

    def test_a_round_s_frames_share_its_cost(self) -> None:
        canvas = Canvas(640 * 480)
        for step in range(200):
            now = step / 20
            for _ in range(4):
                canvas.arrived(now)
            canvas.painted(now + 0.01, 4 * 0.008, 4)
        assert canvas.side((640, 480)) == (640, 480)


class TestFigures:
    def test_the_last_second_is_told(self) -> None:
        figures = Figures(started=0.0)
        for frame in range(40):
            figures.arrived(frame / 20)
            marks = [frame / 20 + at for at in (0, 0.002, 0.003, 0.02, 0.021, 0.03)]
            figures.sent(tuple(marks), (640, 480))
        told = figures.told(2.0)
        assert told == {"fps": 20.0, "server_ms": 30.0, "dropped": 0, "width": 640, "height": 480}

    def test_every_step_is_told_to_whoever_runs_the_server(self) -> None:
        figures = Figures(started=0.0)
        figures.sent((1.0, 1.002, 1.003, 1.02, 1.021, 1.03), (640, 480))
        assert figures.full(1.5)["parts_ms"] == {
            "decoding": 2.0,
            "waiting": 1.0,
            "painting": 17.0,
            "handing": 1.0,
            "sending": 9.0,
        }

    def test_pictures_of_the_feed_have_no_steps_of_a_camera(self) -> None:
        figures = Figures(started=0.0)
        figures.sent((1.0, 1.02, 1.03), (640, 480))
        assert figures.full(1.5)["parts_ms"] == {}
        assert figures.told(1.5)["server_ms"] == 30.0

    def test_nothing_yet(self) -> None:
        told = Figures(started=0.0).told(1.0)
        assert told["fps"] == 0.0
        assert told["server_ms"] is None

    def test_reasons_are_kept_apart(self) -> None:
        figures = Figures(started=10.0)
        figures.dropped(BUSY)
        figures.dropped(BUSY)
        figures.dropped(LATE, 3)
        full = figures.full(12.5)
        assert full["dropped"] == 5
        assert full["dropped_by_reason"] == {BUSY: 2, LATE: 3}
        assert full["seconds"] == 2.5
        assert figures.totals()[LATE] == 3


class TestAllowance:
    def test_a_second_s_worth_at_once_then_at_the_rate(self) -> None:
        allowance = Allowance(5.0, now=0.0)
        assert [allowance.spend(0.0) for _ in range(6)] == [True] * 5 + [False]
        assert not allowance.spend(0.1)
        assert allowance.spend(0.25)

    def test_what_is_not_spent_does_not_pile_up(self) -> None:
        allowance = Allowance(2.0, now=0.0)
        assert sum(allowance.spend(100.0) for _ in range(10)) == 2


class TestRates:
    def test_larger_pictures_have_more(self) -> None:
        assert best_rate(320, 240) < best_rate(640, 480) < best_rate(1280, 720) <= 8_000_000

    def test_the_page_s_network_lowers_it(self) -> None:
        assert next_rate(2_000_000, best=2_500_000, allowed=1_000_000) == 1_000_000

    def test_not_below_what_a_picture_needs_to_be_one(self) -> None:
        assert next_rate(2_000_000, best=2_500_000, allowed=1) == 250_000

    def test_small_changes_are_not_worth_a_key_frame(self) -> None:
        assert next_rate(2_000_000, best=2_500_000, allowed=1_900_000) == 2_000_000
        assert next_rate(2_000_000, best=2_500_000, allowed=9_000_000) == 2_000_000

    def test_it_rises_again(self) -> None:
        assert next_rate(500_000, best=2_500_000, allowed=750_000) == 750_000
