"""What this computer has of the libraries that make pages."""

from awaykit.rendering.fast_import import import_weasyprint


def pango_version() -> str:
    """The version of Pango, like "1.50.12".

    Raises:
        PangoMissingError: it isn't installed; the hint says how to get it on this system.
    """
    import_weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def has_subsetter() -> bool:
    """Whether HarfBuzz's subsetter is there; without it PDFs take about twice as long.

    Raises:
        PangoMissingError: WeasyPrint can't be imported at all.
    """
    import_weasyprint()
    from weasyprint.text.ffi import harfbuzz_subset

    return harfbuzz_subset is not None
