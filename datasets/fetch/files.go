package main

import (
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// file is one of MNIST's four files as it is unpacked.
type file struct {
	name   string
	size   int64
	sha256 string
}

// files have the figures of what Y. LeCun published; the packed originals had
// the MD5 sums f68b3c2d…, d53e105e…, 9fb629c4… and ec29112d….
var files = []file{
	{"train-images-idx3-ubyte", 47040016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
	{"train-labels-idx1-ubyte", 60008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
	{"t10k-images-idx3-ubyte", 7840016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
	{"t10k-labels-idx1-ubyte", 10008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"},
}

// missingFiles returns the files that are not whole and unchanged in the folder.
func missingFiles(folder string) []file {
	var missing []file
	for _, f := range files {
		if sum, err := checksum(filepath.Join(folder, f.name)); err != nil || sum != f.sha256 {
			missing = append(missing, f)
		}
	}
	return missing
}

func checksum(path string) (string, error) {
	r, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer r.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, r)
	return fmt.Sprintf("%x", hash.Sum(nil)), err
}

// unpack writes the file beside its place and moves it there when it is whole
// and checked, so that breaking off leaves nothing half done behind.
func (f file) unpack(source, target string) error {
	packed, err := os.Open(filepath.Join(source, f.name+".gz"))
	if err != nil {
		return err
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		return fmt.Errorf("%s: %w", packed.Name(), err)
	}
	part, err := os.Create(filepath.Join(target, f.name+".part"))
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // fails after the move, as it should
	hash := sha256.New()
	size, err := io.Copy(io.MultiWriter(part, hash), io.LimitReader(unpacked, f.size+1))
	if err := errors.Join(err, part.Close()); err != nil {
		return fmt.Errorf("unpacking %s: %w", packed.Name(), err)
	}
	if sum := fmt.Sprintf("%x", hash.Sum(nil)); sum != f.sha256 {
		return fmt.Errorf("%s is not the original: %d bytes with SHA-256 %s, want %d bytes with %s", packed.Name(), size, sum, f.size, f.sha256)
	}
	return os.Rename(part.Name(), filepath.Join(target, f.name))
}
