"""Launches the desk."""

from assistant.screens import main

if __name__ == "__main__":
    main()
