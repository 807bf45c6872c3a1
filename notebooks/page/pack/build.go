package pack

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Build writes a pack into folder, from the project at root. What is there and
// still holds is kept; index.json is replaced last, so that a reader never sees
// half a pack.
func Build(root, folder string) (*Index, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	b := &builder{root: root, folder: folder, at: map[string]int{}}
	steps := []func() error{b.version, b.tools, b.packages, b.licences, b.finish}
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
	goroot       string // where Go is
	index        Index
	listed       []*listed
	at           map[string]int // import path → place in index.Packages
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
	b.index.Tools = map[string]File{}
	for name, args := range programs {
		raw, err := b.program(name, args)
		if err != nil {
			return err
		}
		if b.index.Tools[name], err = b.store(name, raw); err != nil {
			return err
		}
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

// packages compiles the packages, bundles them, and describes each in the index.
func (b *builder) packages() error {
	paths, err := roots(b.root)
	if err != nil {
		return err
	}
	if b.listed, err = list(b.root, paths); err != nil {
		return err
	}
	b.listed = slices.DeleteFunc(b.listed, func(p *listed) bool { return p.ImportPath == "unsafe" })
	for i, p := range b.listed {
		b.at[p.ImportPath] = i
		entry := Package{Path: p.ImportPath, Name: p.Name, Standard: p.Standard, With: companions[p.ImportPath], Imports: []int{}, Bundle: -1}
		for _, path := range p.Imports {
			if mapped := p.ImportMap[path]; mapped != "" {
				path = mapped
			}
			if at, ok := b.at[path]; ok {
				entry.Imports = append(entry.Imports, at)
			}
		}
		if slices.Contains(paths, p.ImportPath) {
			if entry.Exports, err = exports(p); err != nil {
				return err
			}
		}
		b.index.Packages = append(b.index.Packages, entry)
	}
	return b.bundles()
}

// bundles stores the layers, and what is in none package by package.
func (b *builder) bundles() error {
	for i, layer := range layers {
		var members []int
		for _, path := range layer {
			at, ok := b.at[path]
			if !ok {
				return fmt.Errorf("layer %d names %s, which is no package here", i, path)
			}
			members = b.closure(at, i, members)
		}
		if err := b.bundle(fmt.Sprintf("packages%d", i), members); err != nil {
			return err
		}
	}
	for at, p := range b.index.Packages {
		if p.Bundle < 0 {
			b.index.Packages[at].Bundle = len(b.index.Bundles)
			if err := b.bundle(strings.ReplaceAll(p.Path, "/", "."), []int{at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// closure adds a package and all that it needs to the members of a bundle,
// unless a bundle has them already.
func (b *builder) closure(at, bundle int, members []int) []int {
	if b.index.Packages[at].Bundle >= 0 {
		return members
	}
	b.index.Packages[at].Bundle = bundle
	for _, needed := range b.index.Packages[at].Imports {
		members = b.closure(needed, bundle, members)
	}
	return append(members, at)
}

func (b *builder) bundle(name string, members []int) error {
	var raw bytes.Buffer
	for _, at := range members {
		archive, err := os.ReadFile(b.listed[at].Export)
		if err != nil {
			return err
		}
		b.index.Packages[at].From, b.index.Packages[at].Size = raw.Len(), len(archive)
		raw.Write(archive)
	}
	file, err := b.store(name, raw.Bytes())
	b.index.Bundles = append(b.index.Bundles, file)
	return err
}

// store writes a file of the pack, packed, unless it is there.
func (b *builder) store(name string, raw []byte) (File, error) {
	hash := sha256.Sum256(raw)
	file := File{Name: fmt.Sprintf("%s-%x.gz", name, hash[:8]), Unpack: len(raw)}
	path := filepath.Join(b.folder, file.Name)
	if info, err := os.Stat(path); err == nil {
		file.Size = int(info.Size())
		return file, nil
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if _, err := w.Write(raw); err != nil {
		return file, err
	}
	if err := w.Close(); err != nil {
		return file, err
	}
	file.Size = packed.Len()
	return file, write(path, packed.Bytes())
}

// finish drops what earlier packs left behind and writes the index.
func (b *builder) finish() error {
	text, err := json.Marshal(b.index)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(b.folder, "index.json"), text); err != nil {
		return err
	}
	current := map[string]bool{}
	for _, f := range b.index.Bundles {
		current[f.Name] = true
	}
	for _, f := range b.index.Tools {
		current[f.Name] = true
	}
	old, _ := filepath.Glob(filepath.Join(b.folder, "*.gz"))
	for _, path := range old {
		if !current[filepath.Base(path)] {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// write puts a file in place in one step.
func write(path string, content []byte) error {
	half, err := os.CreateTemp(filepath.Dir(path), "half-")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	if _, err := half.Write(content); err != nil {
		return err
	}
	if err := half.Chmod(0o644); err != nil {
		return err
	}
	if err := half.Close(); err != nil {
		return err
	}
	return os.Rename(half.Name(), path)
}
