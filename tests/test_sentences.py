from awaykit.wording import sentence_end, sentences


def test_a_sentence_ends_at_a_stop_before_space_and_at_each_line() -> None:
    assert sentences("It is 3.5 mg. Is it? Yes!\nIt is; so") == [
        "It is 3.5 mg.",
        "Is it?",
        "Yes!",
        "It is; so",
    ]


def test_a_reader_of_clauses_can_end_them_at_other_signs_too() -> None:
    assert sentences("One; two: three.", also_at=";") == ["One;", "two: three."]
    assert sentences("One; two: three.", also_at=";:") == ["One;", "two:", "three."]


def test_a_stop_inside_closing_quotes_ends_the_sentence_where_prose_is_read() -> None:
    said = "She said “Good work.” I went home."
    assert sentences(said) == [said]
    assert sentences(said, after_quotes=True) == ["She said “Good work.”", "I went home."]


def test_no_sentence_begins_with_a_small_letter_where_stops_are_uncertain() -> None:
    assert sentence_end(before_capitals=True).split("Approx. two days. Then home.") == [
        "Approx. two days.",
        "Then home.",
    ]
