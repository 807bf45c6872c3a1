package measure

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
)

// Verdict is what the steps made of an attempt.
type Verdict struct {
	Attempt
	Broken  string         // what the compiler says, where it does not compile
	Results []check.Result // of all steps that ran
}

// Caught reports whether a step failed.
func (v Verdict) Caught() bool {
	return v.Broken != "" || check.Points(v.Results) < check.Most(v.Results)
}

// told are the messages of the failed steps that name a cause, in one line each.
func (v Verdict) told() []string {
	var all []string
	for _, r := range v.Results {
		if said := finding(r); !r.Passed && said != "" {
			all = append(all, said)
		}
	}
	return all
}

// finding is the cause that a message names, or "": it stands before the call.
func finding(r check.Result) string {
	_, text, _ := strings.Cut(r.Message, "\n\n")
	text, _, ok := strings.Cut(text, "The call: ")
	if strings.Contains(text, "fails, too.") { // sent to another step
		_, text, _ = strings.Cut(text, "\n\n")
	}
	if !ok {
		return r.Message // such as an import that is not allowed
	}
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "The mistake:")), " ")
}

// Named reports whether the true cause was told.
func (v Verdict) Named() bool {
	for _, said := range v.told() {
		if v.Says != nil && v.Says.MatchString(said) {
			return true
		}
	}
	return false
}

// Others are the causes that were told and are not the true one.
func (v Verdict) Others() []string {
	var all []string
	for _, said := range v.told() {
		if v.Says == nil || !v.Says.MatchString(said) {
			all = append(all, said)
		}
	}
	return all
}

// quick are the steps to begin with, where others train for seconds: these run
// only on what passes the quick ones.
var quick = map[string]string{"17_capstone": "^TestStep[123]"}

// Topic runs the steps of t on each attempt.
func Topic(ctx context.Context, t course.Topic, attempts []Attempt, seed int) ([]Verdict, error) {
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	binary, broken, err := build(ctx, t, attempts, dir)
	if err != nil {
		return nil, err
	}
	all := make([]Verdict, len(attempts))
	for n, a := range attempts {
		all[n] = Verdict{Attempt: a, Broken: broken[n]}
		if all[n].Broken != "" {
			continue
		}
		runs := []string{quick[t.Name], "^TestStep"}
		if a.Step > 0 {
			runs = []string{fmt.Sprintf("^TestStep%d", a.Step)}
		}
		for _, steps := range runs {
			if steps == "" {
				continue
			}
			if all[n].Results, err = run(ctx, t, binary, n, steps, seed); err != nil {
				return nil, err
			}
			if all[n].Caught() {
				break
			}
		}
	}
	return all, nil
}

// run runs steps of t on one attempt.
func run(ctx context.Context, t course.Topic, binary string, n int, steps string, seed int) ([]check.Result, error) {
	path := filepath.Join(filepath.Dir(binary), "results")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, binary, "-test.run="+steps, fmt.Sprintf("-seed=%d", seed))
	cmd.Dir = t.Dir
	cmd.Env = append(os.Environ(), check.ResultsVariable+"="+path, fmt.Sprintf("%s=attempt%d", variable, n))
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, err
	}
	return course.ReadResults(path)
}
