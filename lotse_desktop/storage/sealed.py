"""A file for one recipient only: whoever else finds it sees noise, and a changed byte is noticed.

Layout of ``lotse-sealed/1``: the name of the format and a line break, 8 bytes that name the recipient's key, 32 bytes
of a public key made for this file alone, 12 bytes nonce, then the sealed content with its 16 bytes tag.  The key is
X25519(own, recipient) through HKDF-SHA-256, the cipher ChaCha20-Poly1305; everything before the content is
authenticated with it.
"""

import secrets
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lotse_desktop.domain.errors import BadFileError

FAMILY: Final = b"lotse-sealed/"
MAGIC: Final = FAMILY + b"1\n"
KEY_BYTES: Final = 32
NAME_BYTES: Final = 8
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
HEADER_BYTES: Final = len(MAGIC) + NAME_BYTES + KEY_BYTES + NONCE_BYTES
CHECK_DIGITS: Final = 8
GROUP: Final = 8


@dataclass(frozen=True)
class RecipientKey:
    """The private key of who may open, 32 bytes; it stays in the vault."""

    private: bytes = field(repr=False)

    @cached_property
    def public(self) -> bytes:
        """What others seal for, 32 bytes."""
        return X25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()


def new_recipient_key() -> RecipientKey:
    """A random key."""
    return RecipientKey(X25519PrivateKey.generate().private_bytes_raw())


def is_sealed(data: bytes) -> bool:
    """Whether this is a sealed file, of this or another version."""
    return data.startswith(FAMILY)


def seal(data: bytes, recipient_public: bytes) -> bytes:
    """``data`` for the owner of ``recipient_public``.  Raises :class:`BadFileError` when that is no key."""
    own = X25519PrivateKey.generate()
    mine = own.public_key().public_bytes_raw()
    nonce = secrets.token_bytes(NONCE_BYTES)
    header = MAGIC + _name(recipient_public) + mine + nonce
    return header + ChaCha20Poly1305(_shared(own, recipient_public, mine, recipient_public)).encrypt(
        nonce, data, header
    )


def open_sealed(data: bytes, private: bytes) -> bytes:
    """The content.  Raises :class:`BadFileError` for other files, versions and recipients, and for changed bytes."""
    if not is_sealed(data):
        raise BadFileError("Das ist keine versiegelte Datei von Lotse.")
    if not data.startswith(MAGIC):
        raise BadFileError(
            "Diese Datei hat eine andere Fassung von Lotse versiegelt; bitte aktualisieren Sie das Programm."
        )
    if len(data) < HEADER_BYTES + TAG_BYTES:
        raise BadFileError("Die versiegelte Datei ist nicht vollständig; bitte lassen Sie sie sich noch einmal geben.")
    header, content = data[:HEADER_BYTES], data[HEADER_BYTES:]
    rest = header[len(MAGIC) :]
    name, theirs, nonce = rest[:NAME_BYTES], rest[NAME_BYTES:-NONCE_BYTES], rest[-NONCE_BYTES:]
    key = RecipientKey(private)
    if name != _name(key.public):
        raise BadFileError("Diese Datei ist für jemand anderen versiegelt; dieser Tresor kann sie nicht öffnen.")
    own = X25519PrivateKey.from_private_bytes(private)
    try:
        return ChaCha20Poly1305(_shared(own, theirs, theirs, key.public)).decrypt(nonce, content, header)
    except InvalidTag:
        raise BadFileError("Die versiegelte Datei wurde verändert; es wurde nichts daraus übernommen.") from None


def key_text(public: bytes) -> str:
    """A public key as it is handed over on paper or by mail, with digits that find a typing error."""
    digits = public.hex() + sha256(b"lotse-key" + public).hexdigest()[:CHECK_DIGITS]
    return "-".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def read_key(text: str) -> bytes:
    """The public key in :func:`key_text`.  Raises :class:`BadFileError` for a typing error."""
    digits = "".join(text.replace("-", "").split()).lower()
    try:
        public = bytes.fromhex(digits[:-CHECK_DIGITS])
    except ValueError:
        public = b""
    if len(public) != KEY_BYTES or key_text(public).replace("-", "") != digits:
        raise BadFileError("Dieser Schlüssel enthält einen Tippfehler; bitte vergleichen Sie ihn Gruppe für Gruppe.")
    return public


def _name(public: bytes) -> bytes:
    """Which key a file is for; says nothing about the person."""
    return sha256(b"lotse-recipient" + public).digest()[:NAME_BYTES]


def _shared(own: X25519PrivateKey, other: bytes, ephemeral: bytes, recipient: bytes) -> bytes:
    try:
        secret = own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError:
        raise BadFileError("Dieser Schlüssel ist keiner, für den versiegelt werden kann.") from None
    derive = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=ephemeral + recipient, info=b"lotse/sealed/1")
    return derive.derive(secret)
