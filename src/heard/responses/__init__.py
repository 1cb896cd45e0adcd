"""What came back: answers, sealed words, return codes and withdrawal."""
