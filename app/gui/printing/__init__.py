"""Papers to the printer, and as they will look.

``PaperJob(title, kind, make)`` says what; ``print_paper(desk, owner, job)`` prints it where that
kind was printed last and ``preview_paper(desk, owner, job)`` shows it.
"""
