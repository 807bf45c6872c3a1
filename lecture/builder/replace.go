package builder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// replace writes a file beside its place and renames it: whoever reads it has
// the old one or the new one, never a part.
func replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // in vain once it is renamed
	_, err = file.Write(data)
	if err := errors.Join(err, file.Chmod(0o644), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// mark is the file by which Write knows a folder that it made.
const mark = ".made-by-nnlecture"

// Write puts the site into a folder, which it makes or replaces whole. It
// refuses a folder that holds anything which an earlier Write did not make.
func (t Tree) Write(folder string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if err := replaceable(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(filepath.Dir(folder), ".nnlecture-site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	site := filepath.Join(beside, "new")
	if err := t.writeNew(site); err != nil {
		return err
	}
	return swap(folder, site, filepath.Join(beside, "old"))
}

// replaceable tells why a folder must not be replaced, if so.
func replaceable(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(folder, mark)); err != nil {
		return fmt.Errorf("%s is not empty and was not made by this command; choose another folder", folder)
	}
	return nil
}

// swap puts a folder in the place of another one, which is moved away. Where
// several do so at once, each comes in whole, and the last stays.
func swap(folder, next, old string) error {
	const tries = 100
	for i := range tries {
		err := os.Rename(folder, fmt.Sprintf("%s-%d", old, i))
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(next, folder)
		}
		if err == nil {
			return nil
		}
		if _, gone := os.Stat(next); gone != nil || !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("replacing %s: %w", folder, err)
		}
	}
	return fmt.Errorf("%s is replaced by others all the time: %d tries", folder, tries)
}

func (t Tree) writeNew(folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, mark), nil, 0o644); err != nil {
		return err
	}
	for _, p := range t.Paths() {
		data, err := t[p].Bytes()
		if err != nil {
			return err
		}
		target := filepath.Join(folder, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
