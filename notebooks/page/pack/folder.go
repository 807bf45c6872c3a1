package pack

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"nnlecture/notebooks/page/web"
)

// scripts adds the runner: a folder whose name has a hash of all that is in it.
func (b *builder) scripts() error {
	decoder, err := os.ReadFile(filepath.Join(b.root, decoderFolder, "dist", "package", "xz-decompress.min.js"))
	if err != nil {
		return fmt.Errorf("the decoder of xz is missing: run make setup: %w", err)
	}
	texts := map[string][]byte{"xz-decompress.min.js": decoder}
	names := []string{"xz-decompress.min.js"}
	entries, err := fs.Glob(web.Scripts, "*.js")
	if err != nil {
		return err
	}
	for _, name := range entries {
		if texts[name], err = fs.ReadFile(web.Scripts, name); err != nil {
			return err
		}
		names = append(names, name)
	}
	slices.Sort(names)
	hash := sha256.New()
	for _, name := range names {
		fmt.Fprintf(hash, "%s %d\n%s", name, len(texts[name]), texts[name])
	}
	folder := fmt.Sprintf("web-%x", hash.Sum(nil)[:8])
	if err := os.MkdirAll(filepath.Join(b.folder, folder), 0o755); err != nil {
		return err
	}
	for _, name := range names {
		b.index.Files = append(b.index.Files, folder+"/"+name)
		if err := write(filepath.Join(b.folder, folder, name), texts[name]); err != nil {
			return err
		}
	}
	b.index.Runner = folder + "/runner.js"
	return nil
}

// Copy makes folder a copy of the pack that Build has made in another: what it
// held of earlier packs goes, and index.json is written last.
func Copy(index *Index, from, folder string) error {
	if err := mayReplace(folder); err != nil {
		return err
	}
	for _, name := range append(slices.Clone(index.Files), "index.json") {
		to := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		text, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if err := write(to, text); err != nil {
			return err
		}
	}
	return dropOthers(index, folder)
}

// mayReplace refuses a folder that holds something else than a pack.
func mayReplace(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(folder, "licences.txt")); err != nil {
		return fmt.Errorf("%s holds something else than a pack, which is left alone: name a new folder", folder)
	}
	return nil
}

// dropOthers deletes the files that the index does not name.
func dropOthers(index *Index, folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || name == "index.json" || slices.Contains(index.Files, filepath.ToSlash(name)) {
			return err
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		os.Remove(filepath.Dir(path)) // when it was the last of its folder
		return nil
	})
}

// decoderFolder is where set-up puts the decoder of xz.
var decoderFolder = filepath.Join("lecture", "web", "node_modules", "xz-decompress")
