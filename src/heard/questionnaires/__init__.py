"""What is asked: the versions of an engagement's questionnaire and how each was made."""
