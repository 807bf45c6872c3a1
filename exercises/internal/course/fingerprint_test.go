package course

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFingerprint: it changes with each file that results depend on, and with
// no other.
func TestFingerprint(t *testing.T) {
	dir := t.TempDir()
	topic := Topic{Name: "01_perceptron", Dir: filepath.Join(dir, "01_perceptron"), File: "perceptron.go"}
	put := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o777)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	fingerprint := func() string {
		f, err := topic.Fingerprint()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	matter := []string{"go.mod", "go.sum", "01_perceptron/perceptron.go", "01_perceptron/perceptron_test.go",
		"internal/check/step.go", "internal/plain/plain.go", "internal/course/run.go"}
	others := []string{"README.md", "02_other/other.go", "01_perceptron/README.md", "internal/grade/testdata/hostile/a.go"}
	for _, name := range append(matter, others...) {
		put(name, "before")
	}
	for _, name := range matter {
		before := fingerprint()
		if put(name, "after"); fingerprint() == before {
			t.Errorf("%s changed, the fingerprint did not", name)
		}
	}
	for _, name := range others {
		before := fingerprint()
		if put(name, "after"); fingerprint() != before {
			t.Errorf("the fingerprint changed with %s", name)
		}
	}
}
