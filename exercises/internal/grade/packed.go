package grade

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// addZip takes up a zip file.
func (a *archive) addZip(prefix string, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return err
	}
	for _, file := range z.File {
		slashes := strings.ReplaceAll(file.Name, `\`, "/") // some programs on Windows write backslashes
		if file.Mode()&os.ModeSymlink != 0 {
			a.links = append(a.links, slashes)
		}
		if !file.Mode().IsRegular() || isSkipped(slashes) {
			continue
		}
		if err := a.addPacked(prefix, slashes, file.Open); err != nil {
			return err
		}
	}
	return nil
}

const largestTar = 256 << 20 // bytes, unpacked, of all in a hand-in together

// addTar takes up a packed tar file. It can only be read from its beginning, so
// that the Go files in it are kept in memory.
func (a *archive) addTar(prefix string, f *os.File) error {
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: unpacked, N: largestTar - a.taken}
	before := limited.N
	defer func() { a.taken += before - limited.N }()
	for files := tar.NewReader(limited); ; {
		header, err := files.Next()
		switch {
		case limited.N <= 0:
			return fmt.Errorf("more than %d bytes", largestTar)
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := a.addTarred(prefix, header, files); err != nil {
			return err
		}
	}
}

// addTarred takes up what stands in a tar file under one header.
func (a *archive) addTarred(prefix string, header *tar.Header, text io.Reader) error {
	if header.Typeflag == tar.TypeSymlink || header.Typeflag == tar.TypeLink {
		a.links = append(a.links, header.Name)
	}
	if header.Typeflag != tar.TypeReg || isSkipped(header.Name) {
		return nil
	}
	var data []byte
	if strings.Contains(header.Name, ".go") {
		var err error
		if data, err = io.ReadAll(io.LimitReader(text, largestFile+1)); err != nil {
			return err
		}
	}
	return a.addPacked(prefix, header.Name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil })
}
