"""How a browser calls itself, in plain words: enough to know one's own again. Pure."""

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """“Firefox on Windows”."""
    browser = next((words for mark, words in _BROWSERS if mark in agent), "A browser")
    device = next((words for mark, words in _DEVICES if mark in agent), "")
    return f"{browser} on {device}" if device else browser
