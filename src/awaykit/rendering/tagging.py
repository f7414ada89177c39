"""Completes the tags that WeasyPrint gives a PDF: header cells say what they are the header of."""

from typing import Any


def say_scopes(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - weasyprint and pydyf have no types
    """Give every header cell its /Scope: /Column in the head of a table, else /Row.

    Called by WeasyPrint when all objects of the file stand (`finisher` of `write_pdf`). Screen
    readers use /Scope; WeasyPrint 70 writes only the links from cells to headers.
    """
    elements = {thing.reference: thing for thing in pdf.objects if _is_element(thing)}
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements[element["P"]]
            in_head = elements[row["P"]]["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if in_head else "/Row"


def _is_element(thing: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"
