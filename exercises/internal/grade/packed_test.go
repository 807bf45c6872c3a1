package grade

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nnlecture/exercises/internal/course"
)

// tarred makes a packed tar file with one file in it.
func tarred(t *testing.T, path, name, text string) {
	t.Helper()
	var buf bytes.Buffer
	packed := gzip.NewWriter(&buf)
	w := tar.NewWriter(packed)
	w.WriteHeader(&tar.Header{Name: name, Mode: 0o666, Size: int64(len(text))})
	w.Write([]byte(text))
	if err := errors.Join(w.Close(), packed.Close(), os.WriteFile(path, buf.Bytes(), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// zippedLink makes a zip file with a symbolic link in it.
func zippedLink(t *testing.T, path, name, target string) {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	header := &zip.FileHeader{Name: name}
	header.SetMode(0o777 | os.ModeSymlink)
	f, err := w.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte(target))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func zipped(t *testing.T, path string, files map[string]string) {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(text))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// FuzzHandIn: whatever a zip or tar file holds, reading it comes to an end, with
// a file or with a note that can be printed.
func FuzzHandIn(f *testing.F) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"01_perceptron/perceptron.go", `x\..\perceptron (1).go`, "__MACOSX/a"} {
		w, err := z.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		w.Write([]byte("package perceptron\n"))
	}
	z.Close()
	f.Add(true, packed.Bytes())
	var tarred bytes.Buffer
	g := gzip.NewWriter(&tarred)
	w := tar.NewWriter(g)
	w.WriteHeader(&tar.Header{Name: "01_perceptron/perceptron.go", Mode: 0o666, Size: 2})
	w.Write([]byte("go"))
	w.Close()
	g.Close()
	f.Add(false, tarred.Bytes())
	topic := course.Topic{Name: "01_perceptron", File: "perceptron.go"}
	path := map[bool]string{true: filepath.Join(f.TempDir(), "eve.zip"), false: filepath.Join(f.TempDir(), "eve.tar.gz")}
	f.Fuzz(func(t *testing.T, zipped bool, data []byte) {
		if err := os.WriteFile(path[zipped], data, 0o666); err != nil {
			t.Fatal(err)
		}
		files, err := HandIn{Student: "eve", path: path[zipped]}.Files([]course.Topic{topic})
		if err != nil {
			return
		}
		got := files[topic.Name]
		if (got.data == nil) == (got.note == "") {
			t.Errorf("a file of %d bytes and the note %q, want one of both", len(got.data), got.note)
		}
		if got.note != cleanText(got.note) || len(got.data) > largestFile {
			t.Errorf("note %q, %d bytes", got.note, len(got.data))
		}
	})
}

// TestTarBombs: however many archives a hand-in holds, what is unpacked of them
// has a bound that they share.
func TestTarBombs(t *testing.T) {
	dir := t.TempDir()
	var buf bytes.Buffer
	packed := gzip.NewWriter(&buf)
	w := tar.NewWriter(packed)
	zeros := make([]byte, largestFile)
	for range largestTar / largestFile / 2 {
		w.WriteHeader(&tar.Header{Name: "x/other.go", Mode: 0o666, Size: int64(len(zeros))})
		w.Write(zeros)
	}
	if err := errors.Join(w.Close(), packed.Close()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.tgz", "b.tgz", "c.tgz", "d.tgz"} {
		if err := os.WriteFile(filepath.Join(dir, name), buf.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a := &archive{}
	defer a.close()
	if err := a.add(dir); err != nil {
		t.Fatal(err)
	}
	if len(a.unread) < 2 || a.taken > largestTar || len(a.entries) > largestTar/largestFile {
		t.Errorf("%d files and %d bytes are unpacked, not looked into: %q", len(a.entries), a.taken, a.unread)
	}
}
