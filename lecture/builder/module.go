package builder

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ModulePath is where the site has the demos' WebAssembly module. It is packed
// with gzip, and the page unpacks it: so it travels small from every host, also
// from one that packs nothing itself. Its ending is not .gz because some hosts
// give files of that name a Content-Encoding, and the browser would unpack twice.
const ModulePath = "assets/nnlib.wasm.packed"

// goLimit is how long the go command may take. A first compilation, which
// includes Go's own library, takes half a minute on two processors.
const goLimit = 10 * time.Minute

// module adds the demos' WebAssembly module and the script that starts it.
func (b *Builder) module(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, goLimit, fmt.Errorf("the go command has not ended within %v", goLimit))
	defer cancel()
	packed := filepath.Join(b.made(), filepath.Base(ModulePath))
	if err := b.compile(ctx, packed); err != nil {
		return fmt.Errorf("compiling the demos to WebAssembly: %w", err)
	}
	root, err := b.goCommand(ctx, nil, "env", "GOROOT")
	if err != nil {
		return err
	}
	glue := filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec.js")
	if _, err := os.Stat(glue); err != nil {
		return fmt.Errorf("this Go has no lib/wasm/wasm_exec.js: %w", err)
	}
	b.tree[ModulePath] = Item{File: packed}
	b.tree["assets/js/wasm_exec.js"] = Item{File: glue}
	return nil
}

// made is the folder for what is made once and kept.
func (b *Builder) made() string {
	if b.kept != "" {
		return b.kept
	}
	return filepath.Join(b.Root, "lecture", "web", "build")
}

// compile brings the packed module up to date. The go command writes in place,
// and several processes may compile at once: so each compiles in a folder of its
// own, and the packed module, which is all that is kept, is replaced whole.
func (b *Builder) compile(ctx context.Context, packed string) error {
	folder, err := os.MkdirTemp("", "nnlecture-module-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	target := filepath.Join(folder, "nnlib.wasm")
	before, err := unpack(packed)
	if err == nil { // the go command does nothing where nothing has changed
		err = os.WriteFile(target, before, 0o644)
	} else if errors.Is(err, os.ErrNotExist) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // nothing was kept, or an earlier version of this command was interrupted
	}
	if err != nil {
		return err
	}
	wasm := []string{"GOOS=js", "GOARCH=wasm"}
	if _, err := b.goCommand(ctx, wasm, "build", "-trimpath", "-ldflags=-s -w", "-o", target, "./lecture/demos/wasm"); err != nil {
		return err
	}
	after, err := os.ReadFile(target)
	if err != nil || bytes.Equal(before, after) {
		return err
	}
	return replace(packed, pack(after))
}

// goCommand runs the go command in the project and returns what it prints.
func (b *Builder) goCommand(ctx context.Context, env []string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = b.Root
	cmd.Env = append(os.Environ(), env...)
	cmd.WaitDelay = 5 * time.Second // for what it started and left behind
	var problem bytes.Buffer
	cmd.Stderr = &problem
	output, err := cmd.Output()
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, bytes.TrimSpace(problem.Bytes()))
	}
	return string(output), nil
}

// pack compresses data as far as gzip can.
func pack(data []byte) []byte {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // there is such a level
	}
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return out.Bytes()
}

func unpack(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
