package lite

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// shown are the files that readers find in JupyterLab: the notebooks, and what
// they link to.
var shown = []string{
	"notebooks/*.ipynb", "exercises/README.md", "exercises/[0-9]*/README.md", "exercises/[0-9]*/*.go", "nnlib/*.go", "datasets/*.go",
}

// kinds says in Jupyter's words what a file is, by its ending.
var kinds = map[string]entry{
	".ipynb": {Type: "notebook", Format: "json", Mimetype: "application/json"},
	".md":    {Type: "file", Format: "text", Mimetype: "text/markdown"},
	".go":    {Type: "file", Format: "text", Mimetype: "text/x-go"},
}

// entry is a file or a folder in the form of Jupyter's contents API.
type entry struct {
	Name     string  `json:"name"`
	Path     string  `json:"path"`
	Type     string  `json:"type"`
	Format   string  `json:"format"`
	Mimetype string  `json:"mimetype"`
	Content  []entry `json:"content"` // of a folder
	Size     int     `json:"size"`
	Created  string  `json:"created"`
	Modified string  `json:"last_modified"`
	Writable bool    `json:"writable"`
}

// addContents adds the shown files, and a list of each folder, for a browser
// cannot ask a static host what it has.
func addContents(files map[string]File, root string) error {
	folders := map[string][]entry{}
	for _, pattern := range shown {
		paths, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			return fmt.Errorf("no file is called %s (%v)", pattern, err)
		}
		for _, file := range paths {
			name, err := filepath.Rel(root, file)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(name)
			if strings.HasSuffix(name, "_test.go") && !strings.HasPrefix(name, "exercises/") {
				continue
			}
			raw, err := content(file)
			if err != nil {
				return err
			}
			files["files/"+name] = File{Data: raw}
			list(folders, name, kinds[path.Ext(name)], len(raw))
		}
	}
	for name, inside := range folders {
		raw, err := json.Marshal(described(name, entry{Type: "directory", Format: "json", Content: inside}))
		if err != nil {
			return err
		}
		files[path.Join("api/contents", name, "all.json")] = File{Data: raw}
	}
	return nil
}

// list enters a file, and the folders it is in that are not there yet.
func list(folders map[string][]entry, name string, e entry, size int) {
	e.Size = size
	folder := strings.TrimSuffix(path.Dir(name), ".")
	if _, known := folders[folder]; !known && folder != "" {
		list(folders, folder, entry{Type: "directory", Format: "json"}, 0)
	}
	folders[folder] = append(folders[folder], described(name, e))
}

// described fills in what all entries have. All are of the same time, so that a
// site is the same wherever it is built.
func described(name string, e entry) entry {
	const time = "2025-01-01T00:00:00Z"
	e.Name, e.Path, e.Created, e.Modified, e.Writable = path.Base(name), name, time, time, true
	if name == "" {
		e.Name = ""
	}
	return e
}

// content is what JupyterLab gets of a file.
func content(file string) ([]byte, error) {
	raw, err := os.ReadFile(file)
	if err != nil || filepath.Ext(file) != ".ipynb" {
		return raw, err
	}
	if raw, err = joined(raw); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return raw, nil
}
