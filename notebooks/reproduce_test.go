package notebooks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/notebooks/ipynb"
)

// maxSize keeps notebooks quick to open and to fetch.
const maxSize = 1_500_000

// Every notebook, run from its start through the real kernel, shows again what
// it was committed with.
func TestNotebooksReproduceTheirOutputs(t *testing.T) {
	paths := notebookFiles(t)
	python(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(path, ".ipynb"), func(t *testing.T) {
			if testing.Short() {
				t.Skip("runs a kernel")
			}
			t.Parallel()
			folder := t.TempDir()
			if out, err := inProject(t, python(t), "lab/execute.py", "--into", folder, path).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, diff := range differences(read(t, path), read(t, filepath.Join(folder, path))) {
				t.Error(diff)
			}
		})
	}
}

// What is committed says how cells came out: no error, no path of the machine
// they ran on, a text alternative for every picture.
func TestNotebooksAreFitToCommit(t *testing.T) {
	for _, path := range notebookFiles(t) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > maxSize {
			t.Errorf("%s has %d bytes, want at most %d", path, info.Size(), maxSize)
		}
		for i, cell := range read(t, path).Cells {
			for _, output := range cell.Outputs {
				if output.Type == "error" || output.Name == "stderr" {
					t.Errorf("%s: cell %d ends with an error: %s%s", path, i+1, output.Problem, output.Text)
				}
				if strings.Contains(string(output.Text), "gonb_") {
					t.Errorf("%s: cell %d shows a path of the machine it ran on", path, i+1)
				}
				if len(output.Data) > 0 && len(output.Data["text/plain"]) < 10 {
					t.Errorf("%s: cell %d has a picture without a text alternative", path, i+1)
				}
			}
		}
	}
}

func notebookFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.ipynb")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found no notebooks (%v)", err)
	}
	return paths
}

func read(t *testing.T, path string) *ipynb.Notebook {
	t.Helper()
	n, err := ipynb.Read(path, path)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
