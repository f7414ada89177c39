"""Names of people without the degrees that follow them."""

import pytest

from awaykit.names import without_degrees


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jordan Whitfield, MD", "Jordan Whitfield"),
        ("Jordan Whitfield MD PhD", "Jordan Whitfield"),
        ("Wirayuda", "Wirayuda"),
        ("María de la Cruz y Ávila, MD, FACP", "María de la Cruz y Ávila"),
        ("Joost van den Berg Jr., DO", "Joost van den Berg Jr."),
        ("محمد العبدالله، MD", "محمد العبدالله"),
        ("محمد العبدالله, MD", "محمد العبدالله"),
        ("欧阳晓华，MD", "欧阳晓华"),
        ("欧阳晓华（MD）", "欧阳晓华"),
        ("MD", "MD"),
    ],
)
def test_a_name_loses_what_follows_it_whatever_comma_its_script_has(written: str, name: str) -> None:
    assert without_degrees(written) == name
