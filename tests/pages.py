"""Reads a page as a browser would: which tags are in it, and what they carry."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """The tags of a page, each with its attributes, in their order."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
