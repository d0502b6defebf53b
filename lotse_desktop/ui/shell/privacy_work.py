"""Data protection over all cases, on the database thread."""

from collections.abc import Callable

from lotse_desktop.domain.privacy import PrivacyState
from lotse_desktop.services.privacy import Privacy
from lotse_desktop.ui.jobs import Failed, Jobs


class PrivacyDesk:
    """What the page „Datenschutz“ works with (``ui.pages.privacy.PrivacyWork``)."""

    def __init__(self, privacy: Privacy, jobs: Jobs) -> None:
        self._privacy = privacy
        self._jobs = jobs

    def state(self, done: Callable[[PrivacyState], None], failed: Failed) -> None:
        """Everything of the page."""
        self._jobs.run(self._privacy.state, done, failed)
