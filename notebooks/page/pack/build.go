package pack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Build writes a pack into folder, from the project at root. What is there and
// still holds is kept; index.json is replaced last, so that a reader never sees
// half a pack. Builds in one folder take turns.
func Build(root, folder string) (*Index, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	done, err := takeTurns(folder)
	if err != nil {
		return nil, err
	}
	defer done()
	own, err := os.MkdirTemp(folder, "half-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(own)
	b := &builder{root: root, folder: folder, own: own, at: map[string]int{}}
	steps := []func() error{b.version, b.tools, b.packages, b.licences, b.docs, b.data, b.scripts, b.compress, b.finish}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &b.index, nil
}

// builder is one call of Build.
type builder struct {
	root, folder string
	own          string // a folder for what this call alone sees
	goroot       string // where Go is
	index        Index
	listed       []*listed
	at           map[string]int // import path → place in index.Packages
	unpacked     []string       // names of files whose content waits in own, to be compressed
}

func (b *builder) version() error {
	out, err := output(goCommand(b.root, "env", "GOVERSION", "GOROOT"))
	if err != nil {
		return err
	}
	b.index.Go, b.goroot, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
	if parts := strings.Split(b.index.Go, "."); len(parts) > 1 {
		b.index.Language = parts[0] + "." + parts[1]
	}
	return nil
}

// programs are what is built for the page besides packages.
var programs = map[string][]string{
	"compile": {"cmd/compile"},
	"link":    {"cmd/link"},
	"engine":  {"-buildmode=c-shared", "nnlecture/notebooks/page/engine"},
}

// tools builds compiler, linker and engine.
func (b *builder) tools() error {
	b.index.Tools = map[string]*File{}
	for name, args := range programs {
		raw, err := b.program(name, args)
		if err != nil {
			return err
		}
		file, err := b.store(name, raw)
		if err != nil {
			return err
		}
		b.index.Tools[name] = &file
	}
	return nil
}

// program builds one of them. The unpacked file stays in the folder, for go
// build leaves alone what is up to date. Others may build the same at the same
// time: go build works on a copy of our own, which takes the place of the old.
func (b *builder) program(name string, args []string) ([]byte, error) {
	path := filepath.Join(b.folder, name+".wasm")
	own, err := os.MkdirTemp(b.folder, "half-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(own)
	file := filepath.Join(own, name+".wasm")
	if err := os.Link(path, file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	list, err := b.overlay(own)
	if err != nil {
		return nil, err
	}
	args = append([]string{"build", "-trimpath", "-overlay", list, "-ldflags=-s -w", "-o", file}, args...)
	if _, err := output(goCommand(b.root, args...)); err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return raw, os.Rename(file, path)
}
