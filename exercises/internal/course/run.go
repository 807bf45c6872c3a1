package course

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nnlecture/exercises/internal/check"
)

// BuildError is what the compiler has to say.
type BuildError struct{ Output string }

func (e *BuildError) Error() string { return "it does not compile:\n" + e.Output }

// Build compiles the tests of t into the file binary, with file in the place
// of the student's own where file is not empty. The module is built by itself,
// outside the workspace, so that nothing of nnlib or of the solutions can be
// imported. The go command may be given as tool, with a wrapper before it.
func (t Topic) Build(ctx context.Context, binary, file string, tool ...string) error {
	args := []string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-o", binary}
	if file != "" {
		overlay, err := t.overlay(file, binary+".overlay.json")
		if err != nil {
			return err
		}
		defer os.Remove(overlay)
		args = append(args, "-overlay", overlay)
	}
	if len(tool) == 0 {
		tool = []string{"go"}
	}
	argv := append(append(slices.Clone(tool), args...), ".")
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = t.Dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly -trimpath", "CGO_ENABLED=0")
	cmd.WaitDelay = time.Second
	inGroup(cmd)
	output, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return &BuildError{"the compiler took too long"}
	case err != nil:
		return &BuildError{t.readable(output, file)}
	}
	return nil
}

// overlay writes the file that tells the go command what stands for what.
func (t Topic) overlay(file, path string) (string, error) {
	replace := map[string]map[string]string{"Replace": {t.Path(): file}}
	data, err := json.Marshal(replace)
	if err != nil {
		return "", err
	}
	return path, os.WriteFile(path, data, 0o666)
}

// readable leaves the student's file name and the messages of the compiler's
// output, and drops the paths of this machine.
func (t Topic) readable(output []byte, file string) string {
	text := string(output)
	for _, path := range []string{file, t.Path(), "./" + t.File} {
		if path != "" {
			text = strings.ReplaceAll(text, path, t.File)
		}
	}
	text = strings.ReplaceAll(text, t.Dir, t.Name)
	var kept []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "FAIL") {
			kept = append(kept, line)
		}
	}
	return shortened(strings.Join(kept, ""))
}

// shortened cuts what is too long to be read: a message may quote a constant
// of a million characters, and a compiler that gives up prints its stack.
func shortened(text string) string {
	if _, _, ok := strings.Cut(text, "fatal error: out of memory"); ok {
		return "the compiler ran out of memory\n"
	}
	const most = 2000
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "\n… and more\n"
	}
	return text
}

// Run lets judge, a binary made by [Topic.Build], run the steps. The command
// worker, if there is one, is what the judge starts to call the student's
// functions. The results come in the order of the steps.
func (t Topic) Run(ctx context.Context, judge string, worker []string, args ...string) ([]check.Result, error) {
	var env []string
	if worker != nil {
		command, err := json.Marshal(worker)
		if err != nil {
			return nil, err
		}
		env = append(env, check.CommandVariable+"="+string(command))
	}
	return t.run(ctx, judge, env, args)
}

// Steps lists the steps of t with their points, as judge has them, and runs nothing.
func (t Topic) Steps(ctx context.Context, judge string) ([]check.Result, error) {
	return t.run(ctx, judge, []string{check.ListVariable + "=1"}, nil)
}

func (t Topic) run(ctx context.Context, judge string, env, args []string) ([]check.Result, error) {
	dir, err := os.MkdirTemp("", "steps")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "results")
	cmd := exec.CommandContext(ctx, judge, args...)
	cmd.Dir = t.Dir
	cmd.Env = append(append(os.Environ(), check.ResultsVariable+"="+path), env...)
	cmd.WaitDelay = 2 * time.Second
	inGroup(cmd)
	output, runErr := cmd.CombinedOutput() // fails where a step fails
	results, err := ReadResults(path)
	if err != nil {
		return nil, fmt.Errorf("%s: no results (%v, %v): %s", t.Name, runErr, err, output)
	}
	return results, nil
}

// ReadResults reads the lines that the steps have written.
func ReadResults(path string) ([]check.Result, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var results []check.Result
	for line := range bytes.Lines(data) {
		var r check.Result
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		results = append(results, r)
	}
	return results, nil
}
