"""The second door, in nginx: its Lua modules, and the configuration that runs them."""
