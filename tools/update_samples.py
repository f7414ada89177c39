"""Write the PDFs that are attached in samples/; `tools/generate_docs.py` writes the schemas there."""

from pathlib import Path

from awaykit.resources import samples_folder
from tools.sample_pdf import one_page_pdf

_NOT_REAL = "This page is a sample. The person, the school and the hospital do not exist."

ATTACHED: dict[str, tuple[str, tuple[str, ...]]] = {
    "complete/files/transcript.pdf": (
        "Academic transcript",
        (
            "Sutlej Crescent Medical College, Lahore",
            "Ayesha Khan, MBBS, February 2022 to January 2027",
            "First professional: 71 %     Second professional: 74 %     Third professional: 73 %",
            "Fourth professional: 76 %     Final professional: 78 % (rank 11 of 148)",
        ),
    ),
    "complete/files/immunizations.pdf": (
        "Immunization record",
        (
            "Ayesha Khan",
            "Measles, mumps, rubella: two doses     Varicella: immune by titer",
            "Hepatitis B: three doses, immune by titer     Tdap: within ten years",
            "Influenza: current season     COVID-19: primary series and booster",
        ),
    ),
    "complete/files/tb-test.pdf": (
        "Tuberculosis screening",
        ("Ayesha Khan", "Interferon-gamma release assay: negative", "Taken in May 2027"),
    ),
    "complete/files/step-2-ck-report.pdf": (
        "Score report, USMLE Step 2 CK",
        ("Ayesha Khan", "Taken in August 2026", "Three-digit score: 249     Result: pass"),
    ),
    "complete/files/health-insurance.pdf": (
        "Certificate of health insurance",
        ("Ayesha Khan", "Covers care in the United States", "June 1, 2027 to August 31, 2027"),
    ),
    "complete/files/passport-page.pdf": ("Passport, page of data", ("Ayesha Khan", "Number ZZ0000142")),
    "student/files/deans-letter.pdf": (
        "Dean's letter",
        (
            "Dunavgrad Faculty of Medicine",
            "The student named in the application is enrolled in the sixth and final year,",
            "in good standing, and is expected to graduate in October 2027.",
        ),
    ),
    "student/files/transcript.pdf": (
        "Academic transcript",
        ("Dunavgrad Faculty of Medicine", "Years one to five completed. Mean grade 9.31 of 10."),
    ),
    "observer/files/cv.pdf": (
        "Curriculum vitae",
        (
            "Dissanayake Mudiyanselage Tharushika Nethmini Wickramaratne-Ekanayake, MBBS",
            "Kandy, Sri Lanka     tharushika.we@example.org     +94 77 555 0158",
            "",
            "MBBS, Hanthana Hills Faculty of Medicine, 2020 to 2025 (second class, upper division)",
            "Observer, general internal medicine, Saltmarsh Memorial Hospital, New Jersey, May 2027",
            "Observer, infectious disease, Wexcombe General Hospital, New Jersey, February 2027",
            "Temporary demonstrator in physiology, Hanthana Hills Faculty of Medicine, 2026",
            "Volunteer translator, Mahaweli Patients' Library, since June 2024",
            "",
            "Sinhala (native), English (fluent), Tamil (good)",
        ),
    ),
    "observer/files/immunizations.pdf": (
        "Immunization record",
        (
            "D. M. T. N. Wickramaratne-Ekanayake",
            "Measles, mumps, rubella: two doses     Varicella: two doses",
            "Hepatitis B: three doses, immune by titer     Tdap: within ten years",
        ),
    ),
}
"""Title and lines of each attached PDF, by its path from samples/."""


def attached_files(samples: Path) -> dict[Path, bytes]:
    """Path and content of every attached PDF below `samples`."""
    return {
        samples / path: one_page_pdf(title, (*lines, "", _NOT_REAL))
        for path, (title, lines) in ATTACHED.items()
    }


def main() -> None:
    """Write every attached PDF."""
    for path, content in attached_files(samples_folder()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
