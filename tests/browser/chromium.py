"""Find a Chromium for the browser tests and the benchmark, or install Debian's.

``python -m tests.browser.chromium`` prints the path of the one that the tests will use; with
``--install`` it first installs Debian's headless shell where there is none. The shell is the same
engine without windows, tabs and extensions: a page costs a third less processor time in it. Where
it cannot be had, the tests use a whole Chromium.
"""

import os
import shutil
import subprocess
import sys

#: How the tests start it: no GPU, and nothing of its own sent over the network.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Further ones for the tests alone: JavaScript is not optimised while it runs, which takes more
#: processor time than it saves on pages that live for a second. The benchmark goes without.
BRIEF = ("--js-flags=--no-opt --no-maglev",)
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = (
    "No Chromium was found for the browser tests: install the package 'chromium' "
    "(or Google Chrome), or set CHROMIUM to the path of one."
)


class ChromiumMissingError(RuntimeError):
    """There is no browser to test with; the message says what to do."""


def find() -> str:
    """Return the path of a whole Chromium: $CHROMIUM if it is set, else the first one known.

    Where there is none, the headless shell's. Raises ChromiumMissingError where that is missing
    too, and where $CHROMIUM names no program.
    """
    return _first(*NAMES, *APPLICATIONS, SHELL)


def find_for_tests() -> str:
    """Return the path of $CHROMIUM, else of the headless shell, else of a whole Chromium.

    Raises ChromiumMissingError where there is none, and where $CHROMIUM names no program.
    """
    return _first(SHELL, *NAMES, *APPLICATIONS)


def _first(*candidates: str) -> str:
    chosen = os.environ.get("CHROMIUM")
    for candidate in (chosen,) if chosen else candidates:
        if path := shutil.which(candidate):
            return path
    raise ChromiumMissingError(f"CHROMIUM={chosen} is no program." if chosen else ADVICE)


def install() -> None:
    """Install Debian's headless shell without asking, or its Chromium where there is no shell.

    Raises ChromiumMissingError where that needs somebody else: no apt-get, no right to use it,
    or a failing installation.
    """
    apt = shutil.which("apt-get")
    prefix = _privilege()
    if apt is None or prefix is None:
        raise ChromiumMissingError(ADVICE)
    print("Installing Debian's chromium for the browser tests ...", flush=True)
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    command += ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::http::Timeout=20"]
    _run([*command, "update"])  # may fail for a part of the lists that is not needed
    failed = ""
    for package in (SHELL, "chromium"):
        failed = _run([*command, "install", "--yes", "--no-install-recommends", package])
        if not failed:
            return
    print(failed, file=sys.stderr)
    raise ChromiumMissingError(ADVICE)


def _run(command: list[str]) -> str:
    """Run a command; return what it printed if it failed, an empty text otherwise."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return f"{done.stdout}(exit status {done.returncode})" if done.returncode else ""


def _privilege() -> list[str] | None:
    """Return what to put before a command to run it as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def main(arguments: list[str]) -> int:
    """Print the path, installing first if asked to; 1 and one line of advice if there is none."""
    try:
        try:
            path = find()
        except ChromiumMissingError:
            if "--install" not in arguments or os.environ.get("CHROMIUM"):
                raise
            install()
            path = find()
    except ChromiumMissingError as error:
        print(error, file=sys.stderr)
        return 1
    if "--install" not in arguments:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
