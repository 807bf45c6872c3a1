package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// cell is what decides which packages a build needs: nothing else of main.go does.
type cell struct {
	imports []string
	key     string // hash over the imports, go.mod, go.work and the settings for go
}

// plan says where the compiled packages are that a cell imports, directly or
// not, and which source folders they were compiled from.
type plan struct {
	Tools    string            // folder of the compiler and the linker
	Packages map[string]string // import path → file in Go's build cache
	Sources  map[string]string // folder that may change → what its Go files looked like
	folder   string            // where the files for the compiler are kept
}

// kernelFlags is the one setting of GOFLAGS that plan.build knows, that of kernel/settings.sh.
const kernelFlags = "-ldflags=-w"

// moduleLine is the only line of GoNB's go.mod that differs between notebooks.
var moduleLine = regexp.MustCompile(`(?m)^module .*$`)

// readCell looks at main.go in the current folder.
func readCell() (*cell, error) {
	source, err := os.ReadFile("main.go")
	if err != nil {
		return nil, err
	}
	if others, _ := filepath.Glob("*.go"); len(others) != 1 {
		return nil, errors.New("main.go is not alone")
	}
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	c := &cell{}
	for _, spec := range file.Imports {
		c.imports = append(c.imports, strings.Trim(spec.Path.Value, "`\""))
	}
	slices.Sort(c.imports)
	if slices.Contains(c.imports, "C") || bytes.Contains(source, []byte("//go:embed")) {
		return nil, errors.New("main.go needs more than Go files")
	}
	if os.Getenv("GOFLAGS") != kernelFlags {
		return nil, errors.New("other flags are asked for")
	}
	hash := sha256.New()
	fmt.Fprintln(hash, runtime.Version(), kernelFlags, c.imports, os.Getenv("CGO_ENABLED"), os.Getenv("NNLECTURE_GO"))
	for _, name := range []string{"go.mod", "go.work"} {
		text, _ := os.ReadFile(name)
		hash.Write(moduleLine.ReplaceAll(text, nil))
	}
	c.key = fmt.Sprintf("%x", hash.Sum(nil)[:12])
	return c, nil
}

// load finds the plan for a cell and checks that it still holds.
func load(c *cell) (*plan, error) {
	p := &plan{folder: filepath.Join(cacheFolder(), c.key)}
	text, err := os.ReadFile(filepath.Join(p.folder, "plan.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, p); err != nil {
		return nil, err
	}
	for folder, before := range p.Sources {
		if look(folder) != before {
			return nil, fmt.Errorf("%s has changed", folder)
		}
	}
	return p, nil
}

// remember writes the plan for the cell that was just built. A failure only
// means that the next build is not quick either.
func remember(realGo string) {
	c, err := readCell()
	if err != nil {
		return
	}
	const format = "{{.ImportPath}}\t{{.Export}}\t{{.Dir}}\t{{.Standard}}\t{{with .Module}}{{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}{{end}}"
	out, err := exec.Command(realGo, append([]string{"list", "-deps", "-export", "-f", format}, c.imports...)...).Output()
	if err != nil {
		return
	}
	tools, err := exec.Command(realGo, "env", "GOTOOLDIR").Output()
	if err != nil {
		return
	}
	p := &plan{strings.TrimSpace(string(tools)), map[string]string{}, map[string]string{}, filepath.Join(cacheFolder(), c.key)}
	for line := range strings.Lines(string(out)) {
		field := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		path, export, dir, standard, version := field[0], field[1], field[2], field[3], field[4]
		if export != "" { // only unsafe has no file
			p.Packages[path] = export
		}
		// What comes with Go or under a version never changes.
		if standard != "true" && version == "" {
			p.Sources[dir] = look(dir)
		}
	}
	p.save()
}

// save puts the plan in place in one step, so that another kernel never reads half of it.
func (p *plan) save() {
	if os.MkdirAll(cacheFolder(), 0o755) != nil {
		return
	}
	half, err := os.MkdirTemp(cacheFolder(), "half-")
	if err != nil {
		return
	}
	defer os.RemoveAll(half)
	text, _ := json.Marshal(p)
	var list strings.Builder
	for path, file := range p.Packages {
		fmt.Fprintf(&list, "packagefile %s=%s\n", path, file)
	}
	if os.WriteFile(filepath.Join(half, "plan.json"), text, 0o644) != nil ||
		os.WriteFile(filepath.Join(half, "importcfg"), []byte(list.String()), 0o644) != nil {
		return
	}
	os.RemoveAll(p.folder)
	os.Rename(half, p.folder)
}

// look describes the Go files of a folder by name, size and time of change.
func look(folder string) string {
	var seen strings.Builder
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			fmt.Fprintf(&seen, "%s %d %d\n", filepath.Base(file), info.Size(), info.ModTime().UnixNano())
		}
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(seen.String())))
}
