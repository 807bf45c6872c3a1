package builder

import (
	"fmt"
	"path/filepath"
	"slices"

	gopack "nnlecture/notebooks/page/pack"
)

// engineFolder is where the site has Go: the scripts that run cells, and what they load.
const engineFolder = "go/"

// engine adds Go in the page, if the cells of this site run.
func (b *Builder) engine() error {
	if !b.Runs {
		return nil
	}
	folder := filepath.Join(b.Root, "notebooks", "page", ".pack")
	index, err := gopack.Build(b.Root, folder)
	if err != nil {
		return fmt.Errorf("building Go for the page: %w", err)
	}
	for _, name := range append(slices.Clone(index.Files), "index.json") {
		b.tree[engineFolder+name] = Item{File: filepath.Join(folder, filepath.FromSlash(name))}
	}
	return nil
}

// engineFrom is where a page finds Go; "" if cells do not run.
func (b *Builder) engineFrom(root string) string {
	if !b.Runs {
		return ""
	}
	return root + engineFolder
}
