"""`explain`, `schema`, `doctor` and `templates`: about the program itself and this computer."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.options import JsonOption, dossier_meant
from awaykit.cli.problem_lines import print_json, tells_mistakes

DossierOption = Annotated[
    Path,
    typer.Option(
        "--dossier",
        metavar="DOSSIER",
        help="Folder of the dossier.",
        show_default=False,
        callback=dossier_meant,
    ),
]


@tells_mistakes
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of a rule, like LOR006.")],
    *,
    json_output: JsonOption = False,
) -> None:
    """Say what a rule looks at, why, when it is wrong, and where it comes from.

    Example:
      awaykit explain LOR006
    """
    from awaykit.cli.reports import explanation_lines
    from awaykit.review.all_rules import explain as explanation
    from awaykit.review.all_rules import plain

    found = explanation(code)
    if json_output:
        print_json(plain(found))
    else:
        typer.echo("\n".join(explanation_lines(found)))


@tells_mistakes
def schema() -> None:
    """Print the JSON Schema of a dossier, for editors and other programs.

    Example:
      awaykit schema > my-dossier/awaykit.schema.json
    """
    from awaykit.loading.schema import dossier_schema

    print_json(dossier_schema())


@tells_mistakes
def doctor(*, json_output: JsonOption = False) -> None:
    """Look whether this computer has what awaykit needs, and say what to install.

    Example:
      awaykit doctor
    """
    from awaykit.run.doctor import examine

    checks = examine()
    if json_output:
        print_json(checks)
    else:
        for check in checks:
            typer.echo(f"{check.word:<8} {check.what}: {check.found}")
            if check.advice:
                typer.echo(f"{'':<8} {check.advice}")
    raise typer.Exit(0 if all(check.is_well for check in checks) else 1)


@tells_mistakes
def list_templates(*, dossier: DossierOption = Path()) -> None:
    """List the templates; yours take the place of ours.

    Example:
      awaykit templates list --dossier my-dossier
    """
    from awaykit.run.new_files import template_names

    for name, whose in template_names(dossier):
        typer.echo(f"{whose.value:<8} {name}")


@tells_mistakes
def copy_template(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The template, as `templates list` prints it.")],
    *,
    dossier: DossierOption = Path(),
) -> None:
    """Copy a template into the dossier's folder templates/, where you can change it.

    awaykit uses your copy from then on. To go back to ours, move the copy away.

    Example:
      awaykit templates copy letter-packet/request.html.j2 --dossier my-dossier
    """
    from awaykit.run.new_files import copy_template as copy

    typer.echo(f"created    {copy(name, dossier)}")
