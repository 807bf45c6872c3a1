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
	dir, err := os.MkdirTemp(filepath.Dir(binary), "overlay")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	replace := map[string]string{}
	if file != "" {
		replace = t.hiding(func(name string) bool { return strings.HasSuffix(name, "_test.go") || !strings.HasSuffix(name, ".go") })
		replace[t.Path()] = file
	}
	return t.build(ctx, binary, file, dir, replace, tool, "test", "-c", "-vet=off")
}

// BuildWorker compiles the worker of t: the calls, the student's file, and
// nothing that knows what should come back.
func (t Topic) BuildWorker(ctx context.Context, binary, file string, tool ...string) error {
	dir, err := os.MkdirTemp(filepath.Dir(binary), "overlay")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "main.go")
	if err := os.WriteFile(program, fmt.Appendf(nil, workerMain, t.Name), 0o666); err != nil {
		return err
	}
	replace := t.hiding(func(string) bool { return false })
	replace[t.Path()] = file
	replace[filepath.Join(filepath.Dir(t.Dir), "internal", "worker", "main.go")] = program
	return t.build(ctx, binary, file, dir, replace, tool, "build", moduleName+"/internal/worker")
}

// hiding is an overlay in which nothing lies in the topic's folder but what is
// kept. Somebody's copy of a solution beside the exercise then neither comes
// between nor can be embedded.
func (t Topic) hiding(kept func(name string) bool) map[string]string {
	replace := map[string]string{}
	entries, _ := os.ReadDir(t.Dir)
	for _, e := range entries {
		if e.Type().IsRegular() && !kept(e.Name()) {
			replace[filepath.Join(t.Dir, e.Name())] = "" // which says that there is no such file
		}
	}
	return replace
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
// can be imported. Replace says what stands for what; dir is for temporary files.
func (t Topic) build(ctx context.Context, binary, file, dir string, replace map[string]string, tool []string, command string, args ...string) error {
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, data, 0o666); err != nil {
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
