"""Find a Chromium for the browser tests, or install Debian's.

``python -m tests.browser.chromium`` prints the path of the one that the tests will use;
with ``--install`` it first installs the package ``chromium`` where there is none.
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
    """Return the path of a Chromium: $CHROMIUM if it is set, else the first one known.

    Raises ChromiumMissingError where there is none, and where $CHROMIUM names no program.
    """
    chosen = os.environ.get("CHROMIUM")
    candidates = (chosen,) if chosen else (*NAMES, *APPLICATIONS)
    for candidate in candidates:
        if path := shutil.which(candidate):
            return path
    raise ChromiumMissingError(f"CHROMIUM={chosen} is no program." if chosen else ADVICE)


def install() -> None:
    """Install Debian's chromium without asking.

    Raises ChromiumMissingError where that needs somebody else: no apt-get, no right to use it,
    or a failing installation.
    """
    apt = shutil.which("apt-get")
    prefix = _privilege()
    if apt is None or prefix is None:
        raise ChromiumMissingError(ADVICE)
    print("Installing Debian's chromium for the browser tests ...", flush=True)
    environment = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            [*environment, apt, "-qq", "-o", "DPkg::Lock::Timeout=120", *step],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode and "install" in step:
            print(done.stdout, file=sys.stderr)
            raise ChromiumMissingError(ADVICE)


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
