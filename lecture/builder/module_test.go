package builder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What a page loads before its first demo runs, in bytes. Measured with Go 1.26.8,
// which makes it larger by 0.15 MB than 1.25 and 1.27: 4.17 MB, packed 1.19.
const (
	mostUnpacked = 4_400_000
	mostPacked   = 1_300_000
)

// A hall's network, or a phone's, loads the module once per visitor. What makes
// it larger is mostly an import: of a package that draws in many others, or that
// initializes tables. See "The module's size" in lecture/README.md.
func TestTheModuleIsSmall(t *testing.T) {
	b := moduleBuilder(t)
	if err := b.module(t.Context()); err != nil {
		t.Fatal(err)
	}
	unpacked, err := unpack(b.tree[ModulePath].File)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(b.tree[ModulePath].File)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d packed", len(unpacked), info.Size())
	if len(unpacked) >= mostUnpacked {
		t.Errorf("the module has %d bytes, want fewer than %d", len(unpacked), mostUnpacked)
	}
	if info.Size() >= mostPacked {
		t.Errorf("packed, the module has %d bytes, want fewer than %d", info.Size(), mostPacked)
	}
}

func moduleBuilder(t *testing.T) *Builder {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return &Builder{Root: root, Warn: t.Errorf, tree: Tree{}}
}

// A module that is whole is kept as it is; what an interrupted write left is
// replaced.
func TestTheModuleIsMadeOnce(t *testing.T) {
	b := moduleBuilder(t)
	if err := b.module(t.Context()); err != nil {
		t.Fatal(err)
	}
	data, err := b.tree[ModulePath].Bytes()
	if err != nil {
		t.Fatal(err)
	}
	b.kept = t.TempDir()
	if err := replace(filepath.Join(b.kept, filepath.Base(ModulePath)), data); err != nil {
		t.Fatal(err)
	}
	make := func() os.FileInfo {
		if err := b.module(t.Context()); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(b.tree[ModulePath].File)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	first := make()
	if again := make(); !os.SameFile(first, again) {
		t.Error("nothing has changed, and the module was written again")
	}
	path := b.tree[ModulePath].File
	if err := os.Truncate(path, first.Size()/2); err != nil {
		t.Fatal(err)
	}
	if mended := make(); mended.Size() != first.Size() {
		t.Errorf("half a module was taken for a whole one: %d bytes, want %d", mended.Size(), first.Size())
	}
}

// An interrupt is an error, and so is a go command that is missing: no site may
// be written with the module of another day.
func TestNoModuleWithoutGo(t *testing.T) {
	b := moduleBuilder(t)
	if err := b.module(t.Context()); err != nil {
		t.Fatal(err)
	}
	slow := fakeGo(t, "exec sleep 60")
	t.Setenv("PATH", slow)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := b.module(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("interrupted: %v, want context.DeadlineExceeded", err)
	}
	t.Setenv("PATH", fakeGo(t, "kill -INT $$"))
	if err := b.module(t.Context()); err == nil || !strings.Contains(err.Error(), "go build: signal: interrupt") {
		t.Errorf("the go command was interrupted: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := b.module(t.Context()); err == nil || !strings.Contains(err.Error(), `"go": executable file not found`) {
		t.Errorf("no go command: %v", err)
	}
}

// fakeGo makes a folder with a go command that runs a line of shell.
func fakeGo(t *testing.T, line string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	script := "#!/bin/sh\nPATH=/usr/bin:/bin\n" + line + "\n"
	if err := os.WriteFile(filepath.Join(folder, "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}
