package course

import (
	"os"
	"path/filepath"
)

// HalfWritten begins the name of a file that is not whole yet.
const HalfWritten = ".half-written-"

// WriteWhole writes a file beside its place and moves it there, so that whoever
// reads it finds all of it or what was there before.
func WriteWhole(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), HalfWritten)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644) // CreateTemp lets nobody else read
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
