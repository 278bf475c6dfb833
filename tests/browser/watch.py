"""What no reader should meet: errors in the console, requests to other hosts."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage


class Watch:
    """Collects the complaints of the pages it follows."""

    def __init__(self, server: str) -> None:
        self.host = urlsplit(server).netloc
        self.complaints: list[str] = []
        self.tolerated: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of a context, those opened later included."""
        context.on("console", self.console)
        context.on("weberror", lambda error: self.complain(f"page error: {error.error}"))
        context.on("request", lambda request: self.request(request.url))

    def unexpected(self) -> list[str]:
        """Return every complaint that no tolerated part is found in."""
        return [
            complaint
            for complaint in self.complaints
            if not any(part in complaint for part in self.tolerated)
        ]

    def console(self, message: ConsoleMessage) -> None:
        """Complain of a message that is an error."""
        if message.type == "error":
            self.complain(f"console error: {message.text} ({message.location.get('url', '')})")

    def request(self, url: str) -> None:
        """Complain of a request to another host."""
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.complain(f"request to another host: {url}")

    def complain(self, text: str) -> None:
        """Keep a complaint."""
        self.complaints.append(text)
