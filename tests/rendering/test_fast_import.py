"""The fast import of WeasyPrint: which modules it skips, and the fallback when it fails."""

import subprocess
import sys
import textwrap


def _in_a_process(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(code)],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_fonttools_waits_until_it_is_used() -> None:
    said = _in_a_process("""
        import sys
        from awaykit.rendering.fast_import import import_weasyprint
        import_weasyprint()
        print(any(name.startswith("fontTools") for name in sys.modules))
    """)
    assert said == "False"


def test_no_compiler_is_started_and_find_library_is_put_back() -> None:
    said = _in_a_process("""
        import ctypes.util, subprocess, sys
        plain, started = ctypes.util.find_library, []
        sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
        from awaykit.rendering.fast_import import import_weasyprint
        import_weasyprint()
        print(started, ctypes.util.find_library is plain)
    """)
    assert said == "[] True"


def test_fonttools_is_real_once_weasyprint_uses_it() -> None:
    said = _in_a_process("""
        import io
        from awaykit.rendering.fast_import import import_weasyprint
        from awaykit.rendering.fonts import bundled_fonts_folder, font_files
        import_weasyprint()
        from weasyprint.pdf import fonts
        options = fonts.subset.Options(retain_gids=True)
        font = fonts.TTFont(io.BytesIO(font_files(bundled_fonts_folder())[0].read_bytes()))
        try:
            fonts.TTFont(io.BytesIO(b"no font at all"))
        except fonts.TTLibError:
            from fontTools.ttLib import TTFont
            print(options.retain_gids, isinstance(font, TTFont), fonts.TTFont is TTFont)
    """)
    assert said == "True True True"


def test_a_short_cut_that_fails_falls_back_to_the_plain_import() -> None:
    said = _in_a_process("""
        import sys
        from awaykit.rendering import fast_import
        fast_import._LAZY_NAMES["fontTools.ttLib"] = ()
        module = fast_import.import_weasyprint()
        import fontTools.ttLib
        print(module.VERSION.split(".")[0] >= "70", hasattr(fontTools.ttLib, "TTFont"))
    """)
    assert said == "True True"


def test_without_pango_the_problem_says_how_to_install_it() -> None:
    said = _in_a_process("""
        import cffi
        def refuse(*_):
            raise OSError("no such library")
        cffi.FFI.dlopen = refuse
        from awaykit.rendering.fast_import import PangoMissingError, import_weasyprint
        from awaykit.problems import UserError
        try:
            import_weasyprint()
        except UserError as error:
            print(type(error) is PangoMissingError, error.problems[0].message, error.problems[0].hint)
    """)
    assert said.startswith("True No PDF can be made: the library Pango is not on this computer.")
    assert "pango" in said.split("computer.")[1]


def test_a_second_import_gives_the_same_module() -> None:
    said = _in_a_process("""
        import weasyprint
        from awaykit.rendering.fast_import import import_weasyprint
        print(import_weasyprint() is weasyprint)
    """)
    assert said == "True"
