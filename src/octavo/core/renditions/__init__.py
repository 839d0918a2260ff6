"""One article or issue in, one of its forms out; no form knows another."""
