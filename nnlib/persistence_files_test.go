package nnlib

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParametersFiles(t *testing.T) {
	net := NewNW1(2, Xavier, newRNG())
	path := filepath.Join(t.TempDir(), "nw1.params")
	if err := SaveParametersFile(path, net); err != nil {
		t.Fatal(err)
	}
	if err := SaveParametersFile(path, net); !errors.Is(err, fs.ErrExist) {
		t.Errorf("saving over a file: %v, want fs.ErrExist", err)
	}
	loaded := NewNW1(2, Zero, nil)
	if err := LoadParametersFile(path, loaded); err != nil {
		t.Fatal(err)
	}
	equalNetworks(t, "loaded", loaded, net, 0)
	if err := LoadParametersFile(path+"x", loaded); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("loading what is not there: %v", err)
	}
	if err := os.WriteFile(path, []byte("x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := LoadParametersFile(path, loaded); !errors.Is(err, ErrParameters) || !strings.Contains(err.Error(), "nw1.params") {
		t.Errorf("loading rubbish: %v, want an error that names the file", err)
	}
}

// A write that is cut off leaves nothing behind, and the next one works; so
// does one on a file system without links.
func TestSaveParametersFileAfterAFailure(t *testing.T) {
	net := NewNW1(2, Xavier, newRNG())
	folder := t.TempDir()
	path := filepath.Join(folder, "nw1.params")
	noLinks := func(string, string) error { return errors.ErrUnsupported }
	cut := func(w io.Writer) error {
		w.Write([]byte("{"))
		return errDisk
	}
	whole := func(w io.Writer) error { return SaveParameters(w, net) }
	for _, link := range []func(string, string) error{os.Link, noLinks} {
		if err := saveFile(path, link, cut); !errors.Is(err, errDisk) || !strings.Contains(err.Error(), "nw1.params") {
			t.Fatalf("a write that is cut off: %v, want an error that names the file", err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 0 {
			t.Fatalf("a write that was cut off left %v", left)
		}
		if err := saveFile(path, link, whole); err != nil {
			t.Fatalf("the write after it: %v", err)
		}
		if err := LoadParametersFile(path, NewNW1(2, Zero, nil)); err != nil {
			t.Error(err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 1 {
			t.Errorf("besides the file there is %v", left)
		}
		os.Remove(path)
	}
}

// Of two that save to the same place at once one is told that it came second.
func TestSaveParametersFileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nw1.params")
	for _, link := range []func(string, string) error{os.Link, func(string, string) error { return errors.ErrUnsupported }} {
		err := saveFile(path, link, func(w io.Writer) error {
			os.WriteFile(path, []byte("first"), 0o644) // the other one, in the meantime
			_, err := w.Write([]byte("second"))
			return err
		})
		if text, _ := os.ReadFile(path); !errors.Is(err, fs.ErrExist) || string(text) != "first" {
			t.Errorf("%v, and the file says %q; want fs.ErrExist and the first", err, text)
		}
		os.Remove(path)
	}
}
