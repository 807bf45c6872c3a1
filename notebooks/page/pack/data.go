package pack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// data adds the files of MNIST, if they have been fetched. Cells that use them
// find them where datasets.MNIST looks first.
func (b *builder) data() error {
	b.index.Data = []Data{}
	for _, name := range []string{"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"} {
		path := filepath.Join("datasets", "mnist", name)
		raw, err := os.ReadFile(filepath.Join(b.root, path))
		if errors.Is(err, fs.ErrNotExist) {
			b.index.Data = []Data{}
			return nil
		}
		if err != nil {
			return err
		}
		file, err := b.store("mnist."+name, raw)
		if err != nil {
			return err
		}
		b.index.Data = append(b.index.Data, Data{Path: "/" + filepath.ToSlash(path), UsedBy: "datasets.MNIST", File: file})
	}
	return nil
}
