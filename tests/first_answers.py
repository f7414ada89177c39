"""Answers that turn an empty folder into a dossier whose packet can be sent."""

TODAY = "2027-04-29"
PACKET = "send/rosencrantz/Khan_Ayesha_Letter_Packet_IM_2028.pdf"
ABOUT_THE_APPLICANT = [
    "Ayesha",
    "Khan",
    "MBBS",
    "Dr. Khan",
    "ayesha.khan@example.org",
    "+92 300 0000000",
    "00123456",
    "2",
    "2026-06",
    "Rivergate Medical College",
    "2028",
]
ABOUT_THE_ROTATION = [
    "Alderbrook Medical Center",
    "TX",
    "General medicine wards",
    "3",
    "yes",
    "2027-04-05",
    "2027-04-30",
]
ABOUT_THE_WRITER = [
    "Judith Rosencrantz, MD",
    "Dr. Rosencrantz",
    "Attending Physician, Internal Medicine",
    "j.rosencrantz@example.org",
    "4",
    "2027-04-27",
]
CASES = [
    "Pneumonia with a sodium of 124",
    "Found that he drank only tea, and proposed that low intake of solutes explained the sodium.",
    "With food and fluid restriction the sodium rose slowly to 133.",
    "Chest pain that came back after a normal stress test",
    "Took the history again without the chart, and heard that the pain followed meals.",
    "She improved on acid suppression.",
    "Warfarin and a new antifungal at discharge",
    "Read the discharge list with the pharmacist: saw the interaction, and told the resident.",
    "The dose was lowered before discharge.",
]
ANSWERS = [*ABOUT_THE_APPLICANT, *ABOUT_THE_ROTATION, *ABOUT_THE_WRITER, *CASES, "yes"]
