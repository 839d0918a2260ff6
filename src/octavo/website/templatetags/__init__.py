"""What the magazine's templates say with one word."""
