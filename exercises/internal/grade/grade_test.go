package grade

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

func TestMain(m *testing.M) {
	Main() // this binary is also what starts the sandboxes
	if os.Getenv(loneGraderVariable) != "" {
		loneGrader()
	}
	os.Exit(m.Run())
}

// newGrader makes a grader for 01_perceptron whose steps end after two seconds.
func newGrader(t *testing.T) (g *grader, root string) {
	t.Helper()
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	root = filepath.Dir(c.Dir)
	if _, err := os.Stat(filepath.Join(root, "solutions")); err != nil {
		t.Skip("the solutions are not here")
	}
	topic, err := c.Topic("01_perceptron")
	if err != nil {
		t.Fatal(err)
	}
	box, err := confine(t.Context(), wholeSandbox)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	g = &grader{box: box, temp: t.TempDir(), store: t.TempDir(), args: []string{"-limit=2s"}}
	if err := g.prepare(t.Context(), []course.Topic{topic}); err != nil {
		t.Fatal(err)
	}
	return g, root
}

// words is all that the feedback says.
func words(g Grade) string {
	all := g.Note
	for _, s := range g.Steps {
		all += fmt.Sprintf("\n[step %d passed=%v] %s", s.Step, s.Passed, s.Message)
	}
	return all
}

// TestCommand grades three hand-ins, breaks off, goes on, and reads what was
// written.
func TestCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	_, root := newGrader(t)
	c := &course.Course{Dir: filepath.Join(root, "exercises")}
	folder, out := t.TempDir(), t.TempDir()
	for student, base := range map[string]string{"anna": "solution", "=bert": "stub"} {
		dir := filepath.Join(folder, student, "01_perceptron")
		os.MkdirAll(dir, 0o777)
		os.WriteFile(filepath.Join(dir, "perceptron.go"), hostile{base: base, text: "package perceptron\n"}.source(t, root, ""), 0o666)
	}
	os.MkdirAll(filepath.Join(folder, "carl"), 0o777)
	args := []string{"-only", "01", "-out", out, folder}

	broken, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Command(broken, c, args, new(bytes.Buffer)); err == nil {
		t.Error("a run that was broken off reports no error")
	}
	var screen bytes.Buffer
	if err := Command(t.Context(), c, args, &screen); err != nil {
		t.Fatal(err)
	}
	got := readTable(t, out)
	if want := map[string]string{"'=bert": "0", "anna": "10", "carl": "0"}; !maps.Equal(got, want) {
		t.Errorf("grades.csv holds %v, want %v", got, want)
	}
	readResults(t, filepath.Join(out, "results", "anna.json"))
	feedback, err := os.ReadFile(filepath.Join(out, "feedback", "=bert.html"))
	if err != nil || !strings.Contains(string(feedback), "not implemented yet: Learn") {
		t.Errorf("feedback %v: %s", err, feedback)
	}

	// A second run takes its results from the first: those are made unlike any
	// that a run can give.
	stored, _ := filepath.Glob(filepath.Join(out, "store", "*.json"))
	for _, path := range stored {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.ReplaceAll(text, []byte("not implemented yet"), []byte("from the store"))
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := Command(t.Context(), c, args, &screen); err != nil {
		t.Fatal(err)
	}
	feedback, err = os.ReadFile(filepath.Join(out, "feedback", "=bert.html"))
	if err != nil || !strings.Contains(string(feedback), "from the store: Learn") {
		t.Errorf("after a second run: feedback %v: %s", err, feedback)
	}
}

// readTable reads the points of the students in a table of one exercise.
func readTable(t *testing.T, out string) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(out, "grades.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	points := map[string]string{}
	for _, row := range rows[1:] {
		if row[0] != "01_perceptron" || row[10] != "10" || row[7] != row[9] {
			t.Errorf("a row of the table is %q", row)
		}
		points[row[3]] = row[7]
	}
	return points
}

func readResults(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var results struct {
		Score float64
		Tests []struct {
			Score, MaxScore float64
			Status, Name    string
		}
	}
	if err := json.Unmarshal(data, &results); err != nil {
		t.Fatal(err)
	}
	if results.Score != 10 || len(results.Tests) != 4 || results.Tests[0].Status != "passed" {
		t.Errorf("%s: %+v, want a score of 10 from 4 tests", path, results)
	}
}
