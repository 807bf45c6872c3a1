"""A reader who changes nothing never stands in the way of an update; what a reader changes, stays."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import nbformat
from jupyter_server.services.contents.largefilemanager import LargeFileManager

LAB = pathlib.Path(__file__).resolve().parent
NOTEBOOKS = LAB.parent
sys.path.insert(0, str(LAB))
import unchanged  # noqa: E402

NAME = "notebooks/01_perceptron.ipynb"


class Unchanged(unittest.TestCase):
    def setUp(self):
        """The course's repository, and a reader's clone that JupyterLab serves."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.course, self.clone = (pathlib.Path(folder.name).resolve() / name for name in ("course", "clone"))
        (self.course / "notebooks").mkdir(parents=True)
        for path in NOTEBOOKS.glob("*.ipynb"):
            shutil.copy(path, self.course / "notebooks")
        shutil.copy(NOTEBOOKS.parent / ".gitignore", self.course)
        self.git(self.course, "init", "-q")
        self.commit("first")
        subprocess.run(["git", "clone", "-q", self.course, self.clone], check=True)
        root, unchanged.ROOT = unchanged.ROOT, self.clone
        self.addCleanup(setattr, unchanged, "ROOT", root)
        self.manager = LargeFileManager(root_dir=str(self.clone))
        self.manager.register_pre_save_hook(unchanged.save_unchanged)

    def git(self, folder, *arguments):
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        return subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True).stdout

    def commit(self, message):
        self.git(self.course, "add", "-A")
        self.git(self.course, "commit", "-q", "-m", message)

    def open(self, name=NAME):
        return self.manager.get(name, content=True, type="notebook")["content"]

    def save(self, notebook, name=NAME):
        self.manager.save({"type": "notebook", "format": "json", "content": notebook}, name)

    def run_all(self, notebook):
        """Leaves in the notebook what a run in JupyterLab does."""
        notebook.metadata.language_info = {"name": "go", "version": "go9.9", "codemirror_mode": "", "nbconvert_exporter": ""}
        for count, cell in enumerate(c for c in notebook.cells if c.cell_type == "code"):
            cell.execution_count = 100 + count
            cell.metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
            cell.outputs = [nbformat.v4.new_output("stream", text="something else\n")]

    def update_course(self, text):
        path = self.course / NAME
        notebook = nbformat.read(path, 4)
        notebook.cells[0].source += text
        nbformat.write(notebook, path)
        self.commit("updated")

    def test_running_every_notebook_leaves_git_clean(self):
        for path in sorted((self.clone / "notebooks").glob("*.ipynb")):
            name = f"notebooks/{path.name}"
            notebook = self.open(name)
            self.run_all(notebook)
            self.save(notebook, name)
        self.assertEqual(self.git(self.clone, "status", "--porcelain"), "")

    def test_an_update_goes_through_after_a_run(self):
        notebook = self.open()
        self.run_all(notebook)
        self.save(notebook)
        self.update_course("\n\nNew words.")
        self.git(self.clone, "pull", "-q", "--ff-only")
        self.assertIn("New words.", self.open().cells[0].source)
        self.save(self.open())
        self.assertEqual(self.git(self.clone, "status", "--porcelain"), "")

    def test_what_a_reader_changes_stays(self):
        changes = {
            "a number": lambda n: code_cell(n).update(source=code_cell(n).source + "\n// 0.5"),
            "a cell of one's own": lambda n: n.cells.append(nbformat.v4.new_code_cell("fmt.Println(1)")),
            "a cell that is gone": lambda n: n.cells.pop(),
            "a tag": lambda n: n.cells[0].metadata.update(tags=["mine"]),
        }
        for what, change in changes.items():
            with self.subTest(what):
                notebook = self.open()
                self.run_all(notebook)
                change(notebook)
                want = unchanged.readers(notebook)
                self.save(notebook)
                self.assertEqual(unchanged.readers(self.open()), want)
                self.assertEqual(code_cell(self.open()).outputs[0].text, "something else\n")
                self.assertEqual(self.git(self.clone, "status", "--porcelain").split(), ["M", NAME])
                self.git(self.clone, "checkout", "-q", NAME)

    def test_an_update_never_overwrites_a_readers_change(self):
        notebook = self.open()
        code_cell(notebook).source += "\n// mine"
        self.save(notebook)
        self.update_course("\n\nNew words.")
        with self.assertRaises(subprocess.CalledProcessError) as refused:
            self.git(self.clone, "pull", "-q", "--ff-only")
        self.assertIn(NAME, refused.exception.stderr)
        self.assertIn("// mine", code_cell(self.open()).source)

    def test_other_files_are_saved_as_they_are(self):
        self.manager.save({"type": "file", "format": "text", "content": "mine\n"}, "notes.md")
        self.assertEqual((self.clone / "notes.md").read_text(), "mine\n")
        mine = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
        self.save(mine, "notebooks/mine.ipynb")
        self.assertEqual(self.open("notebooks/mine.ipynb").cells[0].source, "1")


def code_cell(notebook):
    return next(cell for cell in notebook.cells if cell.cell_type == "code")


if __name__ == "__main__":
    unittest.main()
