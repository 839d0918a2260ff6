"""Mail that tells somebody something: kinds of letters, their words, sending, suppression."""
