import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.names import MOST_OF_AN_ADDRESS, AddressError, ascii_address

PLAIN = [
    "a@example.org",
    "First.Last+x@Dept.Hospital.example.edu",
    "o'neil_{x}=?y@example.org",
    "a@xn--mnchen-3ya.example",
    "a@1.example",
    "a" * 64 + "@example.org",
]
INTERNATIONAL = [
    ("a@münchen.example", "a@xn--mnchen-3ya.example"),
    ("a@MÜNCHEN.example", "a@xn--mnchen-3ya.example"),
    ("a@klinik.例え.example", "a@klinik.xn--r8jz45g.example"),
    ("a@موقع.example", "a@xn--4gbrim.example"),
    ("a@mu\u0308nchen.example", "a@xn--mnchen-3ya.example"),
]
NO_ADDRESS = [
    "",
    "@",
    "a",
    "a@",
    "@example.org",
    "a@example",
    "a@.example.org",
    "a@example.org.",
    "a@-a.org",
    "a@a-.org",
    "a@a_b.org",
    "a@1.2.3.4",
    "a@[1.2.3.4]",
    "a..b@example.org",
    ".a@example.org",
    "a.@example.org",
    '"a b"@example.org',
    "a b@example.org",
    "a@b@example.org",
    "a@example.org, b@example.org",
    "a@example.org;b@example.org",
    "Ana <a@example.org>",
    "a@example.org\nBcc: b@example.org",
    "a@example.org\n",
    "a(b)@example.org",
    "a" * 65 + "@example.org",
    "a@" + "b" * 64 + ".org",
    "a@" + "b." * 130 + "org",
]
NO_CERTAIN_DOMAIN = [
    "a@straße.example",
    "a@ς.example",
    "a@ｅxample.org",
    "a@exämple。org",
    "a@ex\u200dämple.org",
    "a@ä..org",
    "a@" + "ä" * 64 + ".org",
    "a@" + "ä" * 5000 + ".org",
]


@pytest.mark.parametrize("address", PLAIN)
def test_a_plain_address_is_sent_as_it_is(address: str) -> None:
    assert ascii_address(address) == address


@pytest.mark.parametrize(("address", "sent"), INTERNATIONAL)
def test_an_international_domain_is_sent_in_plain_letters(address: str, sent: str) -> None:
    assert ascii_address(address) == sent


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match="not an e-mail address"):
        ascii_address(address)


@pytest.mark.parametrize("address", NO_CERTAIN_DOMAIN)
def test_a_domain_that_might_become_another_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match="after the @"):
        ascii_address(address)


@pytest.mark.parametrize("address", ["jürgen@example.org", "محمد@example.org", "é@münchen.example"])
def test_letters_that_servers_refuse_before_the_at_sign_are_told(address: str) -> None:
    with pytest.raises(AddressError, match="before the @") as caught:
        ascii_address(address)
    assert "Ask this person" in caught.value.hint


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda domain: f"a@{domain}.example"))
def test_any_text_is_an_address_in_plain_letters_or_is_refused(text: str) -> None:
    try:
        sent = ascii_address(text)
    except AddressError:
        return
    assert sent.isascii()
    assert sent.count("@") == 1
    assert len(sent) <= MOST_OF_AN_ADDRESS
    assert not set(sent) & set(' \t\r\n,;:<>()[]\\"')
    assert ascii_address(sent) == sent
