#!/usr/bin/env python3
"""The autograder of an assignment in Classroom 50.

The runner starts it in the student's checkout; it lies in the bundle beside
grade-one. It adds to the grades who gave in what.
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

IDENTITY = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "assignment_type": "ASSIGNMENT_TYPE",
    "owner": "OWNER",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}


def main():
    here = pathlib.Path(os.environ.get("CLASSROOM50_BUNDLE_DIR") or pathlib.Path(__file__).parent)
    with tempfile.TemporaryDirectory() as work:
        graded = pathlib.Path(work, "result.json")
        grading = ["sh", here / "grade-one", "classroom50", pathlib.Path.cwd(), graded]
        if subprocess.run(grading).returncode != 0:
            return 1  # the runner then reports that nobody knows the points
        result = json.loads(graded.read_text())
    for field, variable in IDENTITY.items():
        result[field] = os.environ.get(variable, "")
    result["owner"] = result["owner"] or os.environ.get("USERNAME", "")
    result["assignment_type"] = result["assignment_type"] or "individual"
    result["review"] = result["review"] or result["commit"]
    now = datetime.datetime.now(datetime.timezone.utc)
    result["datetime"] = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    pathlib.Path("result.json").write_text(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
