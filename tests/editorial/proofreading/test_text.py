"""A text is read as a reader reads it, and every sentence knows where it stands."""

from pathlib import Path

from citizen_portal.editorial.proofreading.text import silent

from . import made


def said(folder: Path) -> list[str]:
    return [sentence.text for sentence in made.heard(folder)]


def test_a_heading_a_list_item_and_a_cell_are_sentences_without_a_stop(tmp_path: Path) -> None:
    made.write(
        tmp_path,
        "Kom i dag. Ring først\n\n## Hvad nu\n\n- én ting\n- to ting\n\n| Job | Løn |\n|---|---|\n| Ja | Nej |",
    )
    assert said(tmp_path) == ["Kom i dag.", "Ring først", "Hvad nu", "én ting", "to ting", "Job", "Løn", "Ja", "Nej"]


def test_a_stop_in_front_of_a_small_letter_ends_nothing(tmp_path: Path) -> None:
    made.write(tmp_path, "Det koster 5 kr. om dagen. »Hvad?« spurgte hun. Husk: Ring først.")
    assert said(tmp_path) == ["Det koster 5 kr. om dagen.", "»Hvad?« spurgte hun.", "Husk:", "Ring først."]


def test_marks_and_links_are_heard_as_words(tmp_path: Path) -> None:
    made.term(tmp_path, "min-plan", "Min Plan")
    made.write(tmp_path, "Se {term:min-plan} eller {term:min-plan|din plan}, ring {ltr:12 34}, og [læs mere](one).")
    assert said(tmp_path) == ["Se Min Plan eller din plan, ring 12 34, og læs mere."]


def test_a_rule_is_heard_as_a_number_with_its_unit(tmp_path: Path) -> None:
    made.write(tmp_path, "Højst {rule:praktik.max_weeks.dagpenge}.")
    assert said(tmp_path) == ["Højst 4 uger."]


def test_marks_can_be_left_out(tmp_path: Path) -> None:
    made.write(tmp_path, "Skriv {da:sygemelding} på dansk.")
    assert [sentence.text for sentence in made.text(tmp_path).sentences(silent)][2:] == ["Skriv · på dansk."]


def test_every_sentence_knows_its_line_and_its_box(tmp_path: Path) -> None:
    made.write(tmp_path, "En.\nTo.\n\n::: words\nTre.\n:::\n\n- Fire")
    places = [(sentence.text, sentence.line, sentence.box) for sentence in made.heard(tmp_path)]
    assert places == [("En.", 5, ""), ("To.", 6, ""), ("Tre.", 9, "words"), ("Fire", 12, "")]


def test_title_and_summary_are_read_on_their_own_lines(tmp_path: Path) -> None:
    made.write(tmp_path, "Tekst.", more="related: [one]\n")
    first, second, third = made.text(tmp_path).sentences(silent)
    assert (first.line, second.line, third.line) == (2, 3, 6)
    assert first.fault("is wrong") == "content/da/guidance/one.md:2: is wrong"
