package grade

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestParts grades a class in three processes at the same time, kills two of
// them, merges what there is, runs these again, and compares with one run.
func TestParts(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	_, root := newGrader(t)
	folder, command := class(t, root), exercisesCommand(t, root)
	one := newRun(command, root, folder, t.TempDir(), t.TempDir())
	started := time.Now()
	if err := one.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &one.screen)
	}
	lasts := time.Since(started)
	temp, out := t.TempDir(), t.TempDir()
	random := rand.New(rand.NewPCG(*killSeed, 3))
	var runs []*run
	for n := 1; n <= 3; n++ {
		r := newRun(command, root, folder, temp, out, "-part", strconv.Itoa(n)+"/3")
		if err := r.Start(); err != nil {
			t.Fatal(err)
		}
		runs = append(runs, r)
	}
	for _, r := range runs[1:] {
		time.Sleep(time.Duration(random.Float64() * float64(lasts) / 8)) // before a part can be over
		r.Process.Kill()
		r.Wait()
	}
	if err := runs[0].Wait(); err != nil {
		t.Fatalf("%v\n%s", err, &runs[0].screen)
	}
	half := newRun(command, root, folder, temp, out, "-merge", "3")
	var exit *exec.ExitError
	if err := half.Run(); !errors.As(err, &exit) || !strings.Contains(half.screen.String(), "part 2 of 3 has no result") {
		t.Errorf("without two parts merging ends with %v:\n%s", err, &half.screen)
	}
	half.checkPoints(t, false)
	for n := 2; n <= 3; n++ {
		if err := newRun(command, root, folder, temp, out, "-part", strconv.Itoa(n)+"/3").Run(); err != nil {
			t.Fatal(err)
		}
	}
	whole := newRun(command, root, folder, temp, out, "-merge", "3")
	if err := whole.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &whole.screen)
	}
	whole.check(t, true)
	whole.sameAs(t, one)
}

// sameAs compares tables and scores of two runs. Words differ, for the numbers
// in them are drawn.
func (r *run) sameAs(t *testing.T, other *run) {
	t.Helper()
	tables := func(r *run) [2]string {
		data, err := os.ReadFile(filepath.Join(r.out, "grades.csv"))
		if err != nil {
			t.Fatal(err)
		}
		_, screen, _ := strings.Cut(r.screen.String(), "  student")
		screen, _, _ = strings.Cut(screen, "\nwritten")
		return [2]string{string(data), screen}
	}
	if a, b := tables(r), tables(other); a != b {
		t.Errorf("the tables are\n%q\nand\n%q", a, b)
	}
	for student := range expected {
		if a, b := scores(t, r.out, student), scores(t, other.out, student); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: the scores are %v and %v", student, a, b)
		}
	}
}

// scores are a student's, as Gradescope reads them.
func scores(t *testing.T, out, student string) (all struct {
	Score float64
	Tests []struct {
		Score, MaxScore      float64
		Number, Name, Status string
	}
}) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "results", student+".json"))
	if err := errors.Join(err, json.Unmarshal(data, &all)); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestDifferentTests: parts that were judged by different tests are not mixed.
func TestDifferentTests(t *testing.T) {
	grades := []Grade{{Student: "anna", Topic: "01", Judge: "a"}, {Student: "bert", Topic: "01", Judge: "b"}}
	if err := agree(grades); err == nil || !strings.Contains(err.Error(), "01 of anna and of bert") {
		t.Errorf("merging gives %v", err)
	}
	if err := agree(append(grades[:1], Grade{Student: "carl", Topic: "02", Judge: "b"}, Grade{Topic: "01", Open: true})); err != nil {
		t.Error(err)
	}
}

// TestPartFlag: what is no part is told so.
func TestPartFlag(t *testing.T) {
	for text, want := range map[string]part{"1/1": {1, 1}, "3/20": {3, 20}, "0/3": {}, "4/3": {}, "-1/3": {}, "3": {}, "1/3x": {}, "": {}, "1/99999": {}} {
		var p part
		if err := p.Set(text); (err == nil) != (want.of > 0) || err == nil && p != want {
			t.Errorf("%q is read as %v, %v", text, p, err)
		}
	}
}
