"""Keys of a vault: a random root, wrapped under the passphrase and printed as the recovery code.

Root (160 random bits) → HKDF with the vault's identifier as salt → 256-bit database key.  The header
(``schluessel.json``) holds the root sealed with AES-GCM under argon2id of the passphrase, so a new passphrase re-wraps
and never re-encrypts.
The identifier of the vault is the salt of its SQLCipher database: the first 16 bytes of ``tresor.db``.
"""

import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import Field, StringConstraints, ValidationError

from lotse_desktop.domain.errors import DamagedVaultError, NewerVaultError, WrongSecretError
from lotse_desktop.domain.frozen import Frozen

ROOT_BYTES: Final = 20
ID_BYTES: Final = 16
KEY_BYTES: Final = 32
HEADER_VERSION: Final = 1
MAX_HEADER_BYTES: Final = 4096

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32: no I, L, O, U."""
_CODE_LENGTH: Final = 36
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_CHECK_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What the coach types every day."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """What was printed when the vault was made; it opens the bare database."""

    text: str = field(repr=False)

    @classmethod
    def of(cls, root: bytes | bytearray) -> Self:
        """The code of a root: nine groups of four."""
        number = int.from_bytes(bytes(root) + _check_digits(root), "big") << 4
        text = "".join(_ALPHABET[(number >> (5 * (_CODE_LENGTH - 1 - i))) & 31] for i in range(_CODE_LENGTH))
        return cls("-".join(text[i : i + 4] for i in range(0, _CODE_LENGTH, 4)))

    def root(self) -> bytearray:
        """The root; case, blanks and dashes do not matter.  Raises :class:`WrongSecretError` on a typing error."""
        text = _letters(self.text)
        if not _is_code(text):
            raise mistyped()
        number = 0
        for letter in text:
            number = number << 5 | _ALPHABET.index(letter)
        bits = (number >> 4).to_bytes(ROOT_BYTES + _CHECK_BYTES, "big")
        root, check = bits[:ROOT_BYTES], bits[ROOT_BYTES:]
        if number & 15 or _check_digits(root) != check:
            raise mistyped()
        return bytearray(root)


Secret = Passphrase | RecoveryCode


def secret_of(text: str) -> Secret:
    """``text`` as a recovery code when its check digits say that it is one, else as a passphrase."""
    code = RecoveryCode(text)
    try:
        code.root()
    except WrongSecretError:
        return Passphrase(text)
    return code


def looks_like_code(text: str) -> bool:
    """Whether this was probably meant as a recovery code: 36 of its letters."""
    return _is_code(_letters(text))


def _letters(text: str) -> str:
    return "".join(text.upper().replace("-", "").split()).translate(_LOOKALIKES)


def _is_code(letters: str) -> bool:
    return len(letters) == _CODE_LENGTH and set(letters) <= set(_ALPHABET)


def _check_digits(root: bytes | bytearray) -> bytes:
    return hashlib.sha256(b"lotse-code" + root).digest()[:_CHECK_BYTES]


def wrong_passphrase() -> WrongSecretError:
    """The sentence for a passphrase that opens nothing."""
    return WrongSecretError(
        "Die Passphrase passt nicht zu diesem Tresor: Bitte prüfen Sie Groß- und Kleinschreibung und die Tastatur."
    )


def wrong_code() -> WrongSecretError:
    """The sentence for the recovery code of another vault."""
    return WrongSecretError(
        "Dieser Wiederherstellungscode gehört nicht zu diesem Tresor: Bitte nehmen Sie den Ausdruck, der beim Anlegen "
        "dieses Tresors entstand."
    )


def mistyped() -> WrongSecretError:
    """The sentence for a recovery code with a typing error."""
    return WrongSecretError(
        "Der Wiederherstellungscode enthält einen Tippfehler: Bitte vergleichen Sie die neun Vierergruppen mit dem "
        "Ausdruck."
    )


def _hex(count: int) -> Any:
    return StringConstraints(pattern=rf"^[0-9a-f]{{{2 * count}}}$")


class Kdf(Frozen):
    """Parameters of argon2id; what no program of ours would write is refused before anything is derived."""

    algorithm: Literal["argon2id"] = "argon2id"
    memory_kib: Annotated[int, Field(ge=8192, le=524_288)] = 65_536
    passes: Annotated[int, Field(ge=1, le=10)] = 3
    lanes: Annotated[int, Field(ge=1, le=16)] = 4


DEFAULT_KDF: Final = Kdf()


class KeyHeader(Frozen):
    """The content of ``schluessel.json``; everything but ``sealed`` is authenticated by it.

    ``check`` tells a wrong recovery code from a damaged database.  ``sequence`` grows with every new passphrase.
    """

    format: Literal["lotse-tresor"] = "lotse-tresor"
    version: Annotated[int, Field(ge=HEADER_VERSION, le=HEADER_VERSION)] = HEADER_VERSION
    vault: Annotated[str, _hex(ID_BYTES)]
    sequence: Annotated[int, Field(ge=1, le=1_000_000_000)]
    check: Annotated[str, _hex(8)]
    kdf: Kdf
    salt: Annotated[str, _hex(16)]
    nonce: Annotated[str, _hex(12)]
    sealed: Annotated[str, _hex(ROOT_BYTES + 16)]

    @property
    def vault_id(self) -> bytes:
        """The identifier of the vault, 16 bytes."""
        return bytes.fromhex(self.vault)

    def fits(self, root: bytearray) -> bool:
        """Whether this header belongs to ``root``; needs no passphrase."""
        return self.check == _fingerprint(root, self.vault_id)

    def unwrap(self, passphrase: Passphrase) -> bytearray:
        """The root.  Raises :class:`WrongSecretError`."""
        root = bytearray(ROOT_BYTES)
        wrapping = AESGCM(_wrapping_key(passphrase, self.kdf, self.salt))
        try:
            wrapping.decrypt_into(bytes.fromhex(self.nonce), bytes.fromhex(self.sealed), self.authenticated(), root)
        except InvalidTag:
            raise wrong_passphrase() from None
        return root

    def authenticated(self) -> bytes:
        """The header without its seal, in one fixed spelling."""
        return json.dumps(self.model_dump(exclude={"sealed"}), sort_keys=True, separators=(",", ":")).encode()

    def to_bytes(self) -> bytes:
        """The file."""
        return self.model_dump_json(indent=1).encode()


def new_header(root: bytearray, vault_id: bytes, passphrase: Passphrase, *, sequence: int, kdf: Kdf) -> KeyHeader:
    """``root`` wrapped under ``passphrase``, with fresh salt and nonce."""
    blank = KeyHeader(
        vault=vault_id.hex(),
        sequence=sequence,
        check=_fingerprint(root, vault_id),
        kdf=kdf,
        salt=secrets.token_hex(16),
        nonce=secrets.token_hex(12),
        sealed="00" * (ROOT_BYTES + 16),
    )
    wrapping = AESGCM(_wrapping_key(passphrase, kdf, blank.salt))
    sealed = wrapping.encrypt(bytes.fromhex(blank.nonce), root, blank.authenticated())
    return blank.model_copy(update={"sealed": sealed.hex()})


def read_header(data: bytes) -> KeyHeader:
    """The header in ``data``.  Raises :class:`DamagedVaultError` or :class:`NewerVaultError`."""
    try:
        return KeyHeader.model_validate_json(data[: MAX_HEADER_BYTES + 1])
    except ValidationError:
        if _is_newer(data):
            raise NewerVaultError(
                "Dieser Tresor wurde mit einer neueren Fassung von Lotse geschrieben: Bitte aktualisieren Sie das "
                "Programm."
            ) from None
    raise DamagedVaultError(
        "Die Schlüsseldatei ist beschädigt: Bitte öffnen Sie den Tresor mit dem Wiederherstellungscode."
    )


class _AnyHeader(Frozen, extra="ignore"):
    format: Literal["lotse-tresor"]
    version: Annotated[int, Field(gt=HEADER_VERSION)]


def _is_newer(data: bytes) -> bool:
    try:
        _AnyHeader.model_validate_json(data[: MAX_HEADER_BYTES + 1])
    except ValidationError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """The key of the database and its salt; :meth:`forget` overwrites it."""

    raw: bytearray = field(repr=False)
    vault_id: bytes

    def forget(self) -> None:
        """Fill the key with zeros."""
        self.raw[:] = bytes(KEY_BYTES)


def database_key(root: bytearray, vault_id: bytes) -> DatabaseKey:
    """The key of the database with this root."""
    raw = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=vault_id, info=b"lotse/tresor/1/dek").derive_into(root, raw)
    return DatabaseKey(raw, vault_id)


def _fingerprint(root: bytearray, vault_id: bytes) -> str:
    return HKDF(algorithm=SHA256(), length=8, salt=vault_id, info=b"lotse/tresor/1/check").derive(root).hex()


def _wrapping_key(passphrase: Passphrase, kdf: Kdf, salt: str) -> bytes:
    derive = Argon2id(
        salt=bytes.fromhex(salt), length=KEY_BYTES, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    )
    return derive.derive(unicodedata.normalize("NFKC", passphrase.text).encode("utf-8", "surrogatepass"))
