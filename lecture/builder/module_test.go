package builder

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// What a page loads before its first demo runs, in bytes.
const (
	mostUnpacked = 4_000_000
	mostPacked   = 1_200_000
)

// A hall's network, or a phone's, loads the module once per visitor. What makes
// it larger is mostly an import: of a package that draws in many others, or that
// initializes tables. See "The module's size" in lecture/README.md.
func TestTheModuleIsSmall(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	b := &Builder{Root: root, Warn: t.Errorf, tree: Tree{}}
	if err := b.module(filepath.Join(root, "lecture", "web")); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(b.tree[ModulePath].File)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.Copy(io.Discard, z)
	if err != nil {
		t.Fatal(err)
	}
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d packed", unpacked, info.Size())
	if unpacked >= mostUnpacked {
		t.Errorf("the module has %d bytes, want fewer than %d", unpacked, mostUnpacked)
	}
	if info.Size() >= mostPacked {
		t.Errorf("packed, the module has %d bytes, want fewer than %d", info.Size(), mostPacked)
	}
}
