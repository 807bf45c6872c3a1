package course

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"nnlecture/exercises/internal/check"
)

// Report is what the judge has to tell of a run.
type Report struct {
	Results []check.Result // of the steps that came to their end, in their order
	Note    string         // why others have none, or ""
}

// Run lets judge, a binary made by [Topic.Build], run the steps. The command
// worker, if there is one, is what the judge starts to call the student's
// functions. A judge that breaks off is a note, for whatever made it do so came
// from the student's file; an error is ours.
func (t Topic) Run(ctx context.Context, judge string, worker []string, args ...string) (Report, error) {
	var env []string
	if worker != nil {
		command, err := json.Marshal(worker)
		if err != nil {
			return Report{}, err
		}
		env = append(env, check.CommandVariable+"="+string(command))
	}
	return t.run(ctx, judge, env, args)
}

// Steps lists the steps of t with their points, as judge has them, and runs nothing.
func (t Topic) Steps(ctx context.Context, judge string) ([]check.Result, error) {
	report, err := t.run(ctx, judge, []string{check.ListVariable + "=1"}, nil)
	if err == nil && report.Note != "" {
		err = fmt.Errorf("%s: listing the steps: %s", t.Name, report.Note)
	}
	return report.Results, err
}

func (t Topic) run(ctx context.Context, judge string, env, args []string) (Report, error) {
	dir, err := os.MkdirTemp(filepath.Dir(judge), "steps")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "results")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		return Report{}, err
	}
	cmd := exec.CommandContext(ctx, judge, args...)
	cmd.Dir = t.Dir
	cmd.Env = append(append(os.Environ(), check.ResultsVariable+"="+path), env...)
	cmd.WaitDelay = 2 * time.Second
	inGroup(cmd)
	defer dieWithUs(cmd)()
	if err := cmd.Start(); err != nil {
		return Report{}, err
	}
	note := broken(cmd.Wait())
	if ctx.Err() != nil {
		note = "the steps took too long, all together"
	}
	results, err := ReadResults(path)
	return Report{results, note}, err
}

// broken says how a judge ended that did not come to the end of its steps.
// Where a step fails, tests end with the status 1.
func broken(err error) string {
	var exit *exec.ExitError
	if err == nil || errors.As(err, &exit) && exit.ExitCode() == 1 {
		return ""
	}
	return fmt.Sprintf("the judge broke off (%v): an answer was more than it could take", err)
}

// ReadResults reads the lines that the steps have written. One that was broken
// off is left out.
func ReadResults(path string) ([]check.Result, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var results []check.Result
	for line := range bytes.Lines(data) {
		var r check.Result
		if !bytes.HasSuffix(line, []byte("\n")) {
			break
		}
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		results = append(results, r)
	}
	return results, nil
}
