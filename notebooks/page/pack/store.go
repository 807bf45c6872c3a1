package pack

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// compressor is a Python program: xz as Python has it packs a quarter smaller
// than what there is in Go.
//
//go:embed compress.py
var compressor string

// store adds a file to the pack. It is compressed later, see compress, unless
// it is there from before.
func (b *builder) store(name string, raw []byte) (File, error) {
	hash := sha256.Sum256(raw)
	file := File{Name: fmt.Sprintf("%s-%x.xz", name, hash[:8]), Unpack: len(raw)}
	if _, err := os.Stat(filepath.Join(b.folder, file.Name)); !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	b.unpacked = append(b.unpacked, file.Name)
	return file, os.WriteFile(filepath.Join(b.own, file.Name), raw, 0o644)
}

// compress packs what waits, several files at once, and notes all sizes.
func (b *builder) compress() error {
	if len(b.unpacked) > 0 {
		python, err := findPython(b.root)
		if err != nil {
			return err
		}
		cmd := exec.Command(python, "-c", compressor, b.own, b.folder)
		cmd.Stdin = strings.NewReader(strings.Join(b.unpacked, "\n"))
		if _, err := output(cmd); err != nil {
			return err
		}
	}
	for _, f := range b.index.packed() {
		info, err := os.Stat(filepath.Join(b.folder, f.Name))
		if err != nil {
			return err
		}
		f.Size = int(info.Size())
	}
	return nil
}

// findPython finds the one that set-up has made, or the machine's.
func findPython(root string) (string, error) {
	for _, name := range []string{filepath.Join(root, ".venv", "bin", "python"), "python3", "python"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import lzma").Run() == nil {
			return path, nil
		}
	}
	return "", errors.New("found no Python with lzma, which compresses what browsers load: run make setup")
}

// packed lists the compressed files.
func (x *Index) packed() []*File {
	all := []*File{&x.Docs}
	for _, name := range slices.Sorted(maps.Keys(x.Tools)) {
		all = append(all, x.Tools[name])
	}
	for i := range x.Bundles {
		all = append(all, &x.Bundles[i])
	}
	for i := range x.Data {
		all = append(all, &x.Data[i].File)
	}
	return all
}

// finish writes the index and drops what earlier packs left behind.
func (b *builder) finish() error {
	for _, f := range b.index.packed() {
		b.index.Files = append(b.index.Files, f.Name)
	}
	text, err := json.Marshal(b.index)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(b.folder, "index.json"), text); err != nil {
		return err
	}
	for _, pattern := range []string{"*.xz", "*.gz", "web-*"} {
		old, _ := filepath.Glob(filepath.Join(b.folder, pattern))
		for _, path := range old {
			if name := filepath.Base(path); !slices.ContainsFunc(b.index.Files, func(f string) bool { return f == name || strings.HasPrefix(f, name+"/") }) {
				if err := os.RemoveAll(path); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// write puts a file in place in one step.
func write(path string, content []byte) error {
	if before, err := os.ReadFile(path); err == nil && bytes.Equal(before, content) {
		return nil
	}
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
