// Package lite lays out JupyterLab in the page: JupyterLite as set-up has put it
// together, our kernel for it, and the files that readers find in it.
package lite

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// File is one of the site: its content, or where it is.
type File struct {
	Data []byte
	From string
}

// Places are where the site has what JupyterLab needs besides, relative to
// JupyterLab's own folder.
type Places struct {
	Engine string `json:"engine"` // the folder of what runs cells, with a slash at its end
	Slides string `json:"slides"` // the page of the slides
}

// extension is where JupyterLite looks for ours.
const extension = "extensions/nnlecture/"

// Files lists all files of JupyterLab in the page by their path in its folder.
func Files(root string, places Places) (map[string]File, error) {
	files := map[string]File{}
	app := filepath.Join(root, ".venv", "share", "lite")
	if err := addFolder(files, "", app, needed); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("JupyterLite is not set up, run make setup: %w", err)
	} else if err != nil {
		return nil, err
	}
	scripts := filepath.Join(root, "notebooks", "page", "lite", "extension")
	if err := addFolder(files, extension, scripts, func(name string) bool { return path.Ext(name) == ".js" }); err != nil {
		return nil, err
	}
	files[extension+"style.css"] = File{From: filepath.Join(root, "notebooks", "lab", "custom.css")}
	charts := filepath.Join(root, ".venv", "share", "static", "echarts")
	if err := addFolder(files, "static/echarts/", charts, func(string) bool { return true }); err != nil {
		return nil, err
	}
	files["index.html"] = File{From: filepath.Join(scripts, "index.html")}
	if err := configure(files, places); err != nil {
		return nil, err
	}
	return files, addContents(files, root)
}

// needed leaves out what no browser asks for: what JupyterLite was built with, its
// service worker, which is switched off, and an icon font in forms for old browsers.
func needed(name string) bool {
	switch base := path.Base(name); {
	case base == "package.json", base == "service-worker.js", base == "bootstrap.js", base == "overrides.json":
		return false
	case strings.HasPrefix(base, "rspack."), strings.HasSuffix(base, ".map"):
		return false
	case strings.HasPrefix(base, "fa-"):
		return path.Ext(base) == ".woff2"
	}
	return true
}

func addFolder(files map[string]File, to, from string, wanted func(string) bool) error {
	return filepath.WalkDir(from, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(from, file)
		if name := filepath.ToSlash(rel); err == nil && wanted(name) {
			files[to+name] = File{From: file}
		}
		return err
	})
}
