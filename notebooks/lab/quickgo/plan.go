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
// not, and what decided on them: folders of sources, and the go.mod and go.sum
// of the modules that may change.
type plan struct {
	Tools    string            // folder of the compiler and the linker
	Packages map[string]string // import path → file in Go's build cache
	Sources  map[string]string // folder or file that may change → what it looked like
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
	realGo := os.Getenv("NNLECTURE_GO")
	fmt.Fprintln(hash, runtime.Version(), kernelFlags, c.imports, os.Getenv("CGO_ENABLED"), realGo, look(realGo))
	for _, name := range []string{"go.mod", "go.work"} {
		text, _ := os.ReadFile(name)
		hash.Write(moduleLine.ReplaceAll(text, nil))
	}
	c.key = fmt.Sprintf("%x", hash.Sum(nil)[:12])
	return c, nil
}

// load finds the plan for a cell and checks that it still holds.
func load(c *cell) (*plan, error) {
	text, err := os.ReadFile(c.file())
	if err != nil {
		return nil, err
	}
	p := &plan{}
	if err := json.Unmarshal(text, p); err != nil {
		return nil, err
	}
	for path, before := range p.Sources {
		if look(path) != before {
			return nil, fmt.Errorf("%s has changed", path)
		}
	}
	return p, nil
}

// file is where the plan for a cell is kept.
func (c *cell) file() string { return filepath.Join(cacheFolder(), c.key+".json") }

// save puts the plan in place in one step, so that another kernel never reads half of it.
func (p *plan) save(file string) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(file), "half-")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	_, err = half.Write(text)
	if err := errors.Join(err, half.Close()); err != nil {
		return err
	}
	return os.Rename(half.Name(), file)
}

// look describes a file, or what stands in a folder, by name, size and time of
// change. Of folders in it the names count, so that a new one is noticed.
func look(path string) string {
	seen := sha256.New()
	describe := func(file string) {
		info, err := os.Stat(file)
		switch {
		case err != nil || strings.HasSuffix(file, "_test.go"):
		case info.IsDir():
			fmt.Fprintln(seen, info.Name())
		default:
			fmt.Fprintln(seen, info.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	describe(path)
	entries, _ := os.ReadDir(path) // none in a file
	for _, entry := range entries {
		describe(filepath.Join(path, entry.Name()))
	}
	return fmt.Sprintf("%x", seen.Sum(nil))
}
