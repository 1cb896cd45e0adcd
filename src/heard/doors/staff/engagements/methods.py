"""Ways of listening, as a plan names them: the same twenty as Appendix B of the resource."""

METHODS: tuple[tuple[str, str], ...] = (
    ("SUR-WEB", "Online survey"),
    ("SUR-TEL", "Telephone survey"),
    ("SUR-SMS", "Text message, one to four questions"),
    ("SUR-POST", "Paper"),
    ("FORM", "Always-open form"),
    ("INT", "One-to-one interview"),
    ("FG", "Focus group"),
    ("CHILD", "Child-led session"),
    ("BEREAVED", "Family consultation"),
    ("ADVOC", "Feedback through an advocate"),
    ("PANEL", "Lived-experience panel"),
    ("ADV", "Advisory group with by-and-for services"),
    ("FORUM", "Opt-in forum"),
    ("SCRUT", "Case scrutiny panel"),
    ("CASE", "Case review beside the person’s account"),
    ("CODES", "Co-design"),
    ("PEER", "Peer research"),
    ("WALK", "Service walk-through"),
    ("STORY", "Moderated story"),
    ("CREATE", "Creative work"),
)


def method_name(code: str) -> str:
    """The method in words; a code no longer in the list is called another way of listening."""
    return dict(METHODS).get(code, "Another way of listening")
