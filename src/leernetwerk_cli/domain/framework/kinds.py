"""The kinds of entries: what can be said, what can happen, and the states of some."""

SAID = (
    "quote",
    "learning",
    "question",
    "dissent",
    "obstacle",
    "value",
    "step",
    "expectation",
    "action",
    "agreement",
)
HAPPENED = ("turn", "joined", "left", "leads", "silence", "screen", "until", "stage")
FEEDBACK = "feedback"  # what became of something that was put forward, told afterwards
LOOK_BACK = "look-back"  # what was seen of an expectation when its day had come
AFTERWARDS = (FEEDBACK, LOOK_BACK)
INSIGHT = "insight"  # what a facilitator draws up from what was said, as a sentence
AFTERCARE = "aftercare"  # of one person, on the private list of whoever facilitates
TWICE = "twice"  # whether entries are of one thing: ``about`` the wording that stands, ``carried`` the others
CARE = ("call", "payment", "thanks")  # what that list holds
KINDS = (*SAID, "note", *AFTERWARDS, INSIGHT, AFTERCARE, TWICE, *HAPPENED)
REPORT = "terugkoppeling"  # the tag of an action that is to tell others what came out of it
STATES = {
    "step": ("open", "underway", "in-place"),
    "action": ("open", "done", "dropped"),
    FEEDBACK: ("done", "underway", "dropped", "unknown"),
    AFTERCARE: ("open", "done"),
    TWICE: ("same", "different"),
    "stage": ("started", "paused", "ended"),
    "silence": ("off", "on"),
    "screen": ("seen", "own"),
}
