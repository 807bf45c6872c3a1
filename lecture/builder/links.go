package builder

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// pageFor names the page that shows a file of the project, or "".
func pageFor(file string) string {
	switch {
	case strings.HasPrefix(file, "notebooks/") && strings.HasSuffix(file, ".ipynb"):
		return strings.TrimSuffix(file, ".ipynb") + ".html"
	case strings.HasPrefix(file, "exercises/"):
		name, _, _ := strings.Cut(strings.TrimPrefix(file, "exercises/"), "/")
		return "exercises/" + name + ".html"
	case strings.HasSuffix(file, ".go") && (strings.HasPrefix(file, "nnlib/") || strings.HasPrefix(file, "datasets/")):
		return "source/" + strings.TrimSuffix(file, ".go") + ".html"
	case strings.HasPrefix(file, "lecture"):
		return DeckPage
	}
	return ""
}

// shown tells whether a page that pageFor names will be part of the site.
func (b *Builder) shown(page string) bool {
	name := strings.TrimSuffix(path.Base(page), ".html")
	switch path.Dir(page) {
	case "notebooks":
		return b.notebooks[name] != nil
	case "exercises":
		_, ok := b.exercises[name]
		return ok
	}
	return true
}

// private tells whether a file of the project stays off the site on purpose:
// solutions, and the instructions for those who have the project before them.
func private(root, file string) bool {
	if !strings.HasPrefix(file, "solutions/") && file != "exercises" && path.Base(file) != "README.md" {
		return false
	}
	_, err := os.Stat(filepath.Join(root, filepath.FromSlash(file)))
	return err == nil
}
