"""Odds on the workers of a real Dask scheduler: the same bits, also when a worker is killed."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import landbridge as lb
from landbridge.ensembles import dask as shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from walk_world import Ran

pytest.importorskip("distributed")

PROGRAM = "import sys; from distributed.cli.dask_{0} import main; main(sys.argv[1:])"
NEAR = {"corridor": "over", "on": "2020-03-08", "odds": True}
PATIENCE_SECONDS = 60


@contextmanager
def started(kind: str, *words: str, path: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler or worker process, gone at the end; ``path`` is where its landbridge lies."""
    env = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(kind), *words, "--host", "127.0.0.1"],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler without workers."""
    told = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    with started("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            assert time.monotonic() < deadline, "the scheduler does not start"
            if told.exists():
                try:
                    yield json.loads(told.read_text("utf-8"))["address"]
                except json.JSONDecodeError:  # half written
                    continue
                return
            time.sleep(0.1)


@contextmanager
def workers(address: str, count: int, path: Path | None = None) -> Iterator[list]:
    """So many worker processes that are ready."""
    from distributed import Client

    words = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0")
    with ExitStack() as stack:
        processes = [
            stack.enter_context(started("worker", address, *words, path=path)) for _ in range(count)
        ]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=PATIENCE_SECONDS)
        yield processes


def test_scheduler__without_workers_is_told(
    address: str, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_ANSWER_SECONDS", 1)
    with pytest.raises(lb.InputError, match="has no workers: start some with 'dask worker"):
        lb.open(filled).ask(**NEAR, scheduler=address)


def test_scheduler__gives_the_same_bits_with_a_worker_killed_on_the_way(
    address: str, filled: Path, run: Callable[..., Ran]
) -> None:
    """The second run finds one worker only, and is cut into tasks in the same way."""
    situation, heard = lb.open(filled), []
    asked = {**NEAR, "draws": 40_000, "seed": 3}
    here = situation.ask(**asked)
    with workers(address, 2) as processes:

        def heard_and_killed(done: int, total: int) -> None:
            heard.append((done, total))
            if len(heard) == 2:
                processes[0].kill()
                processes[0].wait()

        there = situation.ask(**asked, scheduler=address, progress=heard_and_killed)
        assert processes[0].poll() is not None
        assert processes[1].poll() is None
        assert heard[1][0] < heard[-1][0] == heard[-1][1] == 40, "killed on the way"
        assert there == here
        here = situation.ask(**{**NEAR, "draws": 5000})
        words = ("--corridor", "over", "--on", NEAR["on"], "--draws", "5000")
        told = run("ask", filled, *words, "--odds", "--scheduler", address, "--json")
        assert (told.code, told.document) == (3, situation.document(here))
        asked = {**NEAR, "draws": 1500, "estimator": "hidden_markov"}
        assert situation.ask(**asked, scheduler=address) == situation.ask(**asked)


def test_scheduler__refuses_workers_with_another_landbridge(
    address: str, filled: Path, tmp_path: Path
) -> None:
    package = Path(lb.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__", "cases")
    shutil.copytree(package, tmp_path / "landbridge", ignore=ignored)
    version = tmp_path / "landbridge" / "_version.py"
    version.write_text(version.read_text("utf-8").replace(lb.__version__, "0.0.9"), "utf-8")
    told = pytest.raises(lb.InputError, match=r"has landbridge 0\.0\.9 .* install the same on")
    with workers(address, 1, tmp_path), told:
        lb.open(filled).ask(**NEAR, scheduler=address)


@pytest.fixture
def silent() -> Iterator[str]:
    """An address at which somebody listens, and says nothing."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("kind", ["silent", "nobody"])
def test_scheduler__that_does_not_answer_is_told_in_time(
    run: Callable[..., Ran], filled: Path, silent: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_ANSWER_SECONDS", 1)
    there = silent if kind == "silent" else "127.0.0.1:1"
    begun = time.monotonic()
    told = run("ask", filled, "--corridor", "over", "--odds", "--scheduler", there)
    assert (told.code, told.out) == (1, "")
    assert f"no scheduler answers at '{there}' within 1 seconds" in told.err
    assert time.monotonic() - begun < PATIENCE_SECONDS


def test_scheduler__needs_a_package_that_is_named(
    run: Callable[..., Ran], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = run("ask", filled, "--corridor", "over", "--odds", "--scheduler", "127.0.0.1:8786")
    assert (told.code, told.out) == (1, "")
    assert "pip install 'landbridge[dask]'" in told.err
