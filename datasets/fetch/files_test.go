package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written packs content into a file of a new folder and returns the folder.
func written(t *testing.T, name string, content []byte, cut int) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(content)
	w.Close()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name+".gz"), b.Bytes()[:b.Len()-cut], 0o666); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestUnpack(t *testing.T) {
	content := []byte("0123456789")
	f := file{"digits", 10, fmt.Sprintf("%x", sha256.Sum256(content))}
	target := t.TempDir()
	// What an earlier run left when it was broken off is no obstacle.
	if err := os.WriteFile(filepath.Join(target, "digits.part"), []byte("0123456789 and more"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := f.unpack(written(t, "digits", content, 0), target); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(target, "digits"))
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("unpacked %q, error %v, want %q", got, err, content)
	}
	if _, err := os.Stat(filepath.Join(target, "digits.part")); err == nil {
		t.Error("digits.part is still there")
	}
}

func TestUnpackRefuses(t *testing.T) {
	content := []byte("0123456789")
	f := file{"digits", 10, fmt.Sprintf("%x", sha256.Sum256(content))}
	for want, source := range map[string]string{
		"unexpected EOF":      written(t, "digits", content, 9),
		"is not the original": written(t, "digits", []byte("0123456788"), 0),
		"11 bytes with":       written(t, "digits", append(content, bytes.Repeat([]byte("!"), 1000)...), 0),
		"no such file":        t.TempDir(),
	} {
		target := t.TempDir()
		if err := f.unpack(source, target); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %q", err, want)
		}
		if left, _ := os.ReadDir(target); len(left) > 0 {
			t.Errorf("%s: %s is left behind", want, left[0].Name())
		}
	}
}

func TestMissingFiles(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, files[1].name), []byte("damaged"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := missingFiles(folder); len(got) != len(files) {
		t.Errorf("%d files are missing, want all %d, the damaged one too", len(got), len(files))
	}
}

func TestRunOutsideTheProject(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := run(); err == nil || !strings.Contains(err.Error(), "in the project's folder") {
		t.Errorf("error %v, want one that says where to run", err)
	}
}
