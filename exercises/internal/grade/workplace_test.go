package grade

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
	"nnlecture/exercises/internal/verdict"
)

// TestWorkplace: what a killed run has left is removed by the next one, what
// another run works in is not, and nothing stays of our own.
func TestWorkplace(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders cannot be held here")
	}
	place := t.TempDir()
	t.Setenv("TMPDIR", place)
	left, held := filepath.Join(place, workplacePrefix+"left"), filepath.Join(place, workplacePrefix+"held")
	for _, dir := range []string{left, held} {
		if err := os.MkdirAll(filepath.Join(dir, "go-build1"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	release, ok := hold(held)
	if !ok {
		t.Fatal("a new folder is held already")
	}
	defer release()
	dir, remove, err := workplace()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{left: false, held: true, dir: true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", filepath.Base(path), err == nil, want)
		}
	}
	if os.Getenv("TMPDIR") != dir || os.Getenv("GOTMPDIR") != dir {
		t.Error("what the go command and the judges make does not go into the folder")
	}
	remove()
	if _, err := os.Stat(dir); err == nil || os.Getenv("TMPDIR") != place {
		t.Error("the folder or the variable stays")
	}
}

// TestBrokenOffBuild: whoever breaks off reads nothing of a compiler.
func TestBrokenOffBuild(t *testing.T) {
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	topic, err := c.Topic("01")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g := &grader{temp: t.TempDir()}
	if err := g.prepare(ctx, []course.Topic{topic}); err != context.Canceled {
		t.Errorf("preparing ends with %v, want %v", err, context.Canceled)
	}
}

// TestBusyIsNotKept: a step that the machine may have failed is no result to
// take from the store; one that gave the wrong number is.
func TestBusyIsNotKept(t *testing.T) {
	for outcome, want := range map[verdict.Outcome]bool{verdict.Starved: false, verdict.Vanished: false,
		verdict.OutOfMemory: false, verdict.Stalled: runtime.GOOS == "linux", verdict.Waiting: true, verdict.Ended: true, verdict.Returned: true, verdict.Panicked: true} {
		grade := Grade{Steps: []check.Result{{Passed: true}, {Outcome: outcome}}}
		if got := grade.keeps(); got != want {
			t.Errorf("a step that ended %q is kept: %v, want %v", outcome, got, want)
		}
		if got := countAgain([]Grade{grade}) == 1; got == want {
			t.Errorf("a step that ended %q is told to be tried again: %v, want %v", outcome, got, !want)
		}
	}
	if (Grade{Note: "the judge broke off"}).keeps() {
		t.Error("a run that was broken off is kept")
	}
}
