package course

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// BuildError is what the compiler has to say.
type BuildError struct{ Output string }

func (e *BuildError) Error() string { return "it does not compile:\n" + e.Output }

// Build compiles the tests of t into the file binary, with file in the place of
// the student's own where file is not empty. The go command may be given as
// tool, with a wrapper before it.
func (t Topic) Build(ctx context.Context, binary, file string, tool ...string) error {
	return t.build(ctx, binary, file, nil, tool, "test", "-c", "-vet=off")
}

// BuildWorker compiles the worker of t: the calls, the student's file, and
// nothing that knows what should come back.
func (t Topic) BuildWorker(ctx context.Context, binary, file string, tool ...string) error {
	top := filepath.Dir(t.Dir)
	extra := map[string]string{filepath.Join(top, "internal", "worker", "main.go"): fmt.Sprintf(workerMain, t.Name)}
	return t.build(ctx, binary, file, extra, tool, "build", moduleName+"/internal/worker")
}

// workerMain is the program of a worker. It stands in no file: it would be the
// same for each exercise but for one name.
const workerMain = `package main

import (
	calls "` + moduleName + `/internal/calls/%s"
	"` + moduleName + `/internal/work"
)

func main() { work.Serve(calls.Table) }
`

// build runs the go command in the topic's folder. The module is built by
// itself, outside the workspace, so that nothing of nnlib or of the solutions
// can be imported. Extra are the texts of more files.
func (t Topic) build(ctx context.Context, binary, file string, extra map[string]string, tool []string, command string, args ...string) error {
	dir, err := os.MkdirTemp(filepath.Dir(binary), "overlay")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	overlay, err := t.overlay(dir, file, extra)
	if err != nil {
		return err
	}
	if len(tool) == 0 {
		tool = []string{"go"}
	}
	argv := append(slices.Clone(tool), command, "-ldflags=-s -w", "-overlay", overlay, "-o", binary)
	argv = append(argv, args...)
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = t.Dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly -trimpath", "CGO_ENABLED=0")
	cmd.WaitDelay = time.Second
	inGroup(cmd)
	defer dieWithUs(cmd)()
	output, err := cmd.CombinedOutput()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err() // somebody has broken off
	case ctx.Err() != nil:
		return &BuildError{"the compiler took too long"}
	case err != nil:
		return &BuildError{t.readable(output, file)}
	}
	return nil
}

// overlay writes, into dir, the file that tells the go command what stands for
// what.
func (t Topic) overlay(dir, file string, extra map[string]string) (path string, err error) {
	replace := map[string]string{}
	if file != "" {
		replace[t.Path()] = file
	}
	for place, text := range extra {
		replace[place] = filepath.Join(dir, filepath.Base(place))
		if err := os.WriteFile(replace[place], []byte(text), 0o666); err != nil {
			return "", err
		}
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "overlay.json")
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
