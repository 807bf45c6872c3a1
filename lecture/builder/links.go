package builder

import (
	"path"
	"strings"
)

// cleanJoin resolves a relative link against the folder of the file it is in.
func cleanJoin(folder, link string) string { return path.Join(folder, link) }

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
		return "index.html"
	}
	return ""
}

// made tells whether a page that pageFor names will be part of the site.
func (b *Builder) made(page string) bool {
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
