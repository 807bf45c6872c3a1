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
		if !file.Mode().IsRegular() || isSkipped(slashes) {
			continue
		}
		if err := a.append(entry{prefix + slashes, file.Open}); err != nil {
			return err
		}
	}
	return nil
}

const largestTar = 256 << 20 // bytes, unpacked

// addTar takes up a packed tar file. It can only be read from its beginning, so
// that the Go files in it are kept in memory.
func (a *archive) addTar(prefix string, f *os.File) error {
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: unpacked, N: largestTar}
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
		if header.Typeflag != tar.TypeReg || isSkipped(header.Name) {
			continue
		}
		var data []byte
		if strings.Contains(header.Name, ".go") {
			if data, err = io.ReadAll(io.LimitReader(files, largestFile+1)); err != nil {
				return err
			}
		}
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		if err := a.append(entry{prefix + header.Name, open}); err != nil {
			return err
		}
	}
}
