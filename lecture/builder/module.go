package builder

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ModulePath is where the site has the demos' WebAssembly module. It is packed
// with gzip, and the page unpacks it: so it travels small from every host, also
// from one that packs nothing itself. Its ending is not .gz because some hosts
// give files of that name a Content-Encoding, and the browser would unpack twice.
const ModulePath = "assets/nnlib.wasm.packed"

// module compiles the demos to WebAssembly. The go command does nothing where
// nothing has changed.
func (b *Builder) module(web string) error {
	target := filepath.Join(web, "build", "nnlib.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", target, "./lecture/demos/wasm")
	cmd.Dir = b.Root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if output, err := cmd.CombinedOutput(); err != nil {
		if _, missing := os.Stat(target); missing != nil || len(output) > 0 {
			return fmt.Errorf("compiling the demos to WebAssembly: %w\n%s", err, bytes.TrimSpace(output))
		}
		b.Warn("the go command did not run (%v): the demos are those of the last build", err)
	}
	packed, err := pack(target)
	if err != nil {
		return fmt.Errorf("packing the demos' module: %w", err)
	}
	root, err := goRoot()
	if err != nil {
		return err
	}
	glue := filepath.Join(root, "lib", "wasm", "wasm_exec.js")
	if _, err := os.Stat(glue); err != nil {
		return fmt.Errorf("this Go has no lib/wasm/wasm_exec.js: %w", err)
	}
	b.tree[ModulePath] = Item{File: packed}
	b.tree["assets/js/wasm_exec.js"] = Item{File: glue}
	return nil
}

// pack compresses a file as far as gzip can, unless that has been done, and
// returns the path of the result.
func pack(file string) (packed string, err error) {
	packed = file + ".packed"
	is, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if was, err := os.Stat(packed); err == nil && was.ModTime().After(is.ModTime()) {
		return packed, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return packed, os.WriteFile(packed, out.Bytes(), 0o644)
}

func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("the go command is needed to compile the demos: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
