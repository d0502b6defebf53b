"""Signatures of a site: the same message, the same signature, and no other key, message or length passes."""

from lotse_desktop.storage.signing import SiteKey, new_site_key, verify


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    key, other = new_site_key(), new_site_key()
    signature = key.sign(b"Blatt")
    assert verify(key.public, signature, b"Blatt")
    assert not verify(key.public, signature, b"Blatt ")
    assert not verify(other.public, signature, b"Blatt")
    assert not verify(key.public, signature[:-1], b"Blatt")
    assert not verify(key.public[:-1], signature, b"Blatt")
    assert not verify(bytes(32), bytes(64), b"Blatt")


def test_the_same_key_signs_the_same_and_never_shows_itself() -> None:
    key = new_site_key()
    assert SiteKey(key.private).sign(b"x") == key.sign(b"x")
    assert key.private.hex() not in repr(key)
    assert str(key.private) not in repr(key)
