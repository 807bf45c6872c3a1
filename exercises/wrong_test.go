package main

import (
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/exercises/internal/measure"
)

// TestWrongSolutions runs the steps on the project's own set of wrong solutions,
// which were written without a look at the lists of named mistakes: each is
// caught, told its true cause and no other, and right ones pass in whatever
// style they are written.
func TestWrongSolutions(t *testing.T) {
	if testing.Short() {
		t.Skip("runs some five hundred solutions")
	}
	for _, topic := range topics(t) {
		t.Run(topic.Name, func(t *testing.T) {
			t.Parallel()
			attempts, err := measure.Attempts(filepath.Join("testdata", "wrong"), topic)
			if err != nil {
				t.Fatal(err)
			}
			verdicts, err := measure.Topic(t.Context(), topic, attempts, 1)
			if err != nil {
				t.Fatal(err)
			}
			var count measure.Count
			for _, v := range verdicts {
				count.Add(v)
				switch {
				case v.Broken != "":
					t.Errorf("%s does not compile: %s", v.Place, v.Broken)
				case v.Right() == v.Caught():
					t.Errorf("%s: %q: caught = %v", v.Place, v.Cause, v.Caught())
				case !v.Right() && !v.Named():
					t.Errorf("%s: %q is not named", v.Place, v.Cause)
				case len(v.Others()) > 0:
					t.Errorf("%s: %q is told %s", v.Place, v.Cause, strings.Join(v.Others(), "; and "))
				}
			}
			t.Log(count)
			if count.Wrong < 10 || count.Right < 3 {
				t.Errorf("%d wrong solutions and %d right ones, want at least 10 and 3", count.Wrong, count.Right)
			}
		})
	}
}
