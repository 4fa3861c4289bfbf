"""What people may need to correct, as TOML, and how such a file is checked."""
