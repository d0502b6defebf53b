"""Faults of the user's world, each told in one German sentence.  Everything else that is raised is our bug.

They live in the lowest floor because adapters raise them and the window and the command line show them.
The sentence never carries a name, a path with a name in it, or what somebody typed.
"""


class UserError(Exception):
    """Something outside the program is not as it should be; ``sentence`` says what, where and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongSecretError(UserError):
    """The passphrase or recovery code does not open this vault."""


class DamagedVaultError(UserError):
    """The vault's files are not what this program wrote."""


class VaultInUseError(UserError):
    """Another process holds the vault."""


class NoAccessError(UserError):
    """Missing rights, a missing folder or a full disk."""


class NewerVaultError(UserError):
    """A newer program has written this vault; nothing was changed."""


class BadFileError(UserError):
    """A file that was to be read does not follow its format; nothing was taken over."""


class NotFoundError(UserError):
    """The record is gone, for example deleted since it was listed."""


class NoConsentError(UserError):
    """The client has not agreed to what was asked for."""


class NothingToPrintError(UserError):
    """A paper would say nothing."""
