package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
	"nnlecture/exercises/internal/measure"
)

// topics lists the exercises, and skips tests that need the solutions where
// these were not handed out.
func topics(t *testing.T) []course.Topic {
	t.Helper()
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	all, err := c.Topics()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("there are no exercises")
	}
	if _, err := os.Stat(filepath.Dir(all[0].Key)); os.IsNotExist(err) {
		t.Skip("the solutions are not here")
	}
	return all
}

// build compiles a topic's tests with file in the student's place.
func build(t *testing.T, topic course.Topic, file string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), topic.Name+".test")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if err := topic.Build(t.Context(), binary, file); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return binary
}

// TestSolutionsPass: every solution passes every step, and the inputs of the
// steps can tell all named mistakes from each other.
func TestSolutionsPass(t *testing.T) {
	for _, topic := range topics(t) {
		t.Run(topic.Name, func(t *testing.T) {
			t.Parallel()
			binary := build(t, topic, topic.Solution())
			report, err := topic.Run(t.Context(), binary, nil, "-seed=1")
			if err != nil || report.Note != "" {
				t.Fatal(err, report.Note)
			}
			points := 0.0
			for i, r := range report.Results {
				if !r.Passed {
					t.Errorf("step %d fails on the solution:\n%s", r.Step, r.Message)
				}
				if r.Step != i+1 {
					t.Errorf("%s is the step in place %d: number them 1, 2, …", r.Test, i+1)
				}
				points += r.Points
			}
			if points != 10 {
				t.Errorf("the points of the steps add up to %v, want 10", points)
			}
			for seed := range 3 {
				distinct(t, topic, binary, seed+1)
			}
		})
	}
}

func distinct(t *testing.T, topic course.Topic, binary string, seed int) {
	t.Helper()
	report, err := topic.Run(t.Context(), binary, nil, "-distinct", fmt.Sprintf("-seed=%d", seed))
	if err != nil {
		t.Fatal(err)
	}
	passed := 0
	for _, r := range report.Results {
		if r.Passed {
			passed++
		}
	}
	steps, err := topic.Steps(t.Context(), binary)
	if err != nil {
		t.Fatal(err)
	}
	if passed != len(steps) {
		t.Errorf("two mistakes give the same numbers; see go test -overlay … ./%s -distinct -seed=%d", topic.Name, seed)
	}
}

// TestRightAnswersAlwaysPass: whatever inputs are drawn, what is right passes,
// and with room for whoever adds in another order: compared a hundred times as
// closely, the solution and what the tests compute, entry by entry, are the
// same. Exercise 01 answers with signs, which know no closeness, so there an
// answer that adds in another order is tried, too.
func TestRightAnswersAlwaysPass(t *testing.T) {
	for _, topic := range topics(t) {
		t.Run(topic.Name, func(t *testing.T) {
			t.Parallel()
			seeds, right := 500, []string{topic.Solution()}
			if topic.Name == "01_perceptron" {
				seeds, right = 3000, append(right, filepath.Join("testdata", "otherwise", topic.Name, topic.File))
			}
			for _, file := range right {
				path, err := filepath.Abs(file)
				if err != nil {
					t.Fatal(err)
				}
				cmd := exec.CommandContext(t.Context(), build(t, topic, path), "-seed=1", fmt.Sprintf("-sweep=%d", seeds))
				cmd.Dir = t.TempDir()
				if output, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", file, err, output)
				}
			}
		})
	}
}

// TestStubsFail: every step of an exercise as it is handed out says that it is
// not implemented yet, and nothing more.
func TestStubsFail(t *testing.T) {
	for _, topic := range topics(t) {
		t.Run(topic.Name, func(t *testing.T) {
			t.Parallel()
			stub, err := topic.Pristine() // a student may have solved it
			if err != nil {
				t.Skip(err)
			}
			file := filepath.Join(t.TempDir(), topic.File)
			if err := os.WriteFile(file, stub, 0o666); err != nil {
				t.Fatal(err)
			}
			binary := build(t, topic, file)
			steps, err := topic.Steps(t.Context(), binary)
			if err != nil {
				t.Fatal(err)
			}
			report, err := topic.Run(t.Context(), binary, nil, "-seed=1")
			if err != nil || report.Note != "" {
				t.Fatal(err, report.Note)
			}
			if len(report.Results) != len(steps) {
				t.Errorf("%d results for %d steps", len(report.Results), len(steps))
			}
			for _, r := range report.Results {
				if r.Passed || !regexp.MustCompile(`^not implemented yet: \w+$`).MatchString(r.Message) {
					t.Errorf("%s: passed = %v, message %q, want a failure and \"not implemented yet: …\"", r.Test, r.Passed, r.Message)
				}
			}
		})
	}
}

// TestMistakesAreNamed plants every mistake into its solution and asks that
// its step fails and names it.
func TestMistakesAreNamed(t *testing.T) {
	if testing.Short() {
		t.Skip("builds all mistakes")
	}
	for _, topic := range topics(t) {
		t.Run(topic.Name, func(t *testing.T) {
			t.Parallel()
			planted, err := topic.Mistakes()
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d planted mistakes", len(planted))
			if len(planted) < 5 {
				t.Errorf("%d planted mistakes, want at least 5", len(planted))
			}
			memory := remembered(t, topic)
			defer memory.save(t)
			var fresh []course.Planted
			for _, p := range planted {
				if !memory.has(memory.key(t, topic, p)) {
					fresh = append(fresh, p)
				}
			}
			if len(fresh) == 0 {
				return
			}
			verdicts, err := measure.Topic(t.Context(), topic, attempts(t, topic, fresh), 1)
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range fresh {
				if err := isNamed(p, verdicts[i]); err != nil {
					t.Errorf("%s/mistakes.txt:%d: %v", topic.Name, p.Line, err)
					continue
				}
				memory.add(memory.key(t, topic, p))
			}
		})
	}
}

// attempts are the solutions of a topic with the mistakes in them.
func attempts(t *testing.T, topic course.Topic, planted []course.Planted) []measure.Attempt {
	t.Helper()
	solution, err := os.ReadFile(topic.Solution())
	if err != nil {
		t.Fatal(err)
	}
	var all []measure.Attempt
	for _, p := range planted {
		wrong, err := p.Apply(strings.ReplaceAll(string(solution), "\r\n", "\n"))
		if err != nil {
			t.Fatalf("%s/mistakes.txt:%d: %v", topic.Name, p.Line, err)
		}
		all = append(all, measure.Attempt{Cause: p.Name, Text: wrong, Step: p.Step})
	}
	return all
}

func isNamed(p course.Planted, v measure.Verdict) error {
	i := slices.IndexFunc(v.Results, func(r check.Result) bool { return r.Step == p.Step })
	switch {
	case v.Broken != "":
		return fmt.Errorf("%s: it does not compile: %s", p.Name, v.Broken)
	case i < 0:
		return fmt.Errorf("%s: there is no result of step %d", p.Name, p.Step)
	case v.Results[i].Passed:
		return fmt.Errorf("%s: step %d passes", p.Name, p.Step)
	case !strings.Contains(strings.Join(strings.Fields(v.Results[i].Message), " "), p.Name): // wrapped or not
		return fmt.Errorf("step %d fails, but without the words %q:\n%s", p.Step, p.Name, v.Results[i].Message)
	}
	return nil
}
