"""The window: shell, pages, dialogs, kit, widgets, item models."""
