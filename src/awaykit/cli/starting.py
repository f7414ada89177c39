"""`new`: a dossier to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.problems import tells_mistakes


@tells_mistakes
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the new dossier.")],
    *,
    blank: Annotated[  # noqa: ARG001 - the only way so far; scripts that say it keep their meaning
        bool, typer.Option("--blank", help="Ask nothing: write commented files with example values.")
    ] = False,
) -> None:
    """Write a new dossier: commented YAML files to fill in, and the schema that helps your editor.

    Existing files stay as they are.

    Example:
      awaykit new my-dossier --blank
    """
    from awaykit.pipeline.starting import write_blank_dossier
    from awaykit.pipeline.typed import as_typed

    for path in write_blank_dossier(folder):
        typer.echo(f"created    {path}")
    typer.echo("")
    typer.echo("Next: change the example values, beginning with applicant.yaml. Then run:")
    typer.echo(f"  awaykit check {as_typed(folder)}")
    typer.echo(f"  awaykit build {as_typed(folder)}")
