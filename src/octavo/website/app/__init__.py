"""The magazine as an app on the reader's device: manifest, icons, and the issue kept offline."""
