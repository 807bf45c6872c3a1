package measure

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"nnlecture/exercises/internal/course"
)

const (
	module   = "nnlecture/exercises/"
	variable = "MEASURED_ATTEMPT" // tells the binary which attempt is called
)

// build compiles the steps of t with all attempts into one binary: each is a
// package of its own, and so is its table of calls. Attempts that do not compile
// are left out, and what the compiler says of them comes back by their number.
func build(ctx context.Context, t course.Topic, attempts []Attempt, dir string) (binary string, broken map[int]string, err error) {
	broken = map[int]string{}
	texts, err := completed(t, attempts, broken)
	if err != nil {
		return "", nil, err
	}
	binary = filepath.Join(dir, "steps.test")
	for {
		output, err := compile(ctx, t, texts, binary, dir)
		if err == nil {
			return binary, broken, nil
		}
		found := attemptLine.FindAllStringSubmatch(output, -1)
		for _, m := range found {
			var n int
			fmt.Sscan(m[1], &n)
			broken[n] += m[2] + "\n"
			delete(texts, n)
		}
		if len(found) == 0 {
			return "", nil, fmt.Errorf("%s: %w\n%s", t.Name, err, output)
		}
	}
}

var attemptLine = regexp.MustCompile(`attempt(\d+)/?[^\s:]*:\d+:\d+: (.*)`)

func completed(t course.Topic, attempts []Attempt, broken map[int]string) (map[int]string, error) {
	solution, err := os.ReadFile(t.Solution())
	if err != nil {
		return nil, err
	}
	texts := map[int]string{}
	for n, a := range attempts {
		text, err := complete(a.Text, string(solution))
		if err != nil {
			broken[n] = err.Error()
			continue
		}
		texts[n] = text
	}
	return texts, nil
}

// compile builds the binary with an overlay, so that nothing is written into the
// exercises' folders.
func compile(ctx context.Context, t course.Topic, texts map[int]string, binary, dir string) (string, error) {
	top := filepath.Dir(t.Dir)
	place := filepath.Join(top, "internal", "calls", t.Name)
	calls, err := os.ReadFile(filepath.Join(place, "calls.go"))
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	var failed error
	add := func(path, text string) {
		replace[path] = filepath.Join(dir, fmt.Sprintf("%d_%s", len(replace), filepath.Base(path)))
		if err := os.WriteFile(replace[path], []byte(text), 0o666); err != nil {
			failed = err
		}
	}
	imports, entries := "", ""
	for n, text := range texts {
		name := fmt.Sprintf("attempt%d", n)
		add(filepath.Join(t.Dir, name, t.File), text)
		add(filepath.Join(place, name, "calls.go"), strings.Replace(string(calls), module+t.Name, module+t.Name+"/"+name, 1))
		imports += fmt.Sprintf("import %s %q\n", name, module+"internal/calls/"+t.Name+"/"+name)
		entries += fmt.Sprintf("%q: %s.Table,\n", name, name)
	}
	add(filepath.Join(place, "calls.go"), fmt.Sprintf(chooser, imports, entries, variable))
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(path, overlay, 0o666); err != nil || failed != nil {
		return "", fmt.Errorf("%w %w", err, failed)
	}
	cmd := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-gcflags=all=-e", "-overlay", path, "-o", binary)
	cmd.Dir = t.Dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly -trimpath", "CGO_ENABLED=0")
	output, err := cmd.CombinedOutput()
	return string(output), err
}

// chooser is the table of calls of a binary that holds many attempts.
const chooser = `package calls

import "nnlecture/exercises/internal/work"
import "os"
%s
var tables = map[string]work.Table{
%s}

var Table = tables[os.Getenv(%q)]
`
