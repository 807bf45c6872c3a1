package notebooks

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/notebooks/chromium"
)

// notInThePage are notebooks that the test leaves out, with the reason.
var notInThePage = map[string]string{
	"15_cnn.ipynb": "trains networks for minutes: run it with go run ./notebooks/page run",
}

// otherInThePage are cells whose outputs are not compared, with the reason.
var otherInThePage = map[string]map[int]string{
	"13_hyperparameters.ipynb": {26: lastBit, 29: lastBit, 31: lastBit},
}

const lastBit = "a random search whose means are some tenths of a percent off, for math.Pow has another last bit"

// Every notebook, run from its start by Go in the page in a real browser, shows
// again what it was committed with, which came out of the kernel. Two or more
// run at once, in tabs of one browser.
func TestNotebooksReproduceTheirOutputsInThePage(t *testing.T) {
	if testing.Short() {
		t.Skip("runs notebooks in Chromium")
	}
	var paths []string
	for _, path := range notebookFiles(t) {
		if notInThePage[path] == "" {
			paths = append(paths, path)
		}
	}
	folder := t.TempDir()
	command := exec.CommandContext(t.Context(), "go", append([]string{"run", "./page", "run", "-into", folder}, paths...)...)
	out, err := command.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err != nil && !errors.As(err, &exit):
		t.Fatal(err)
	case err != nil && strings.Contains(string(out), chromium.ErrMissing.Error()) && os.Getenv("CI") == "":
		t.Skip(chromium.ErrMissing)
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(path, ".ipynb"), func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(folder, path)); err != nil {
				t.Fatal("it did not run")
			}
			committed, fresh := read(t, path), read(t, filepath.Join(folder, path))
			for number := range otherInThePage[path] {
				committed.Cells[number-1].Outputs, fresh.Cells[number-1].Outputs = nil, nil
			}
			for _, diff := range differences(committed, fresh) {
				t.Error(diff)
			}
		})
	}
}
