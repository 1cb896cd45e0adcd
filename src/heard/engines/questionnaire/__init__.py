"""The questionnaire engine: what is asked, in which order, and what came back."""
