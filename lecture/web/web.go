// Package web lies beside what the browser gets: js, the scripts, with a file
// per demo in js/demos; css, their styles; pages, the frames of the site's pages;
// and package.json, the libraries with their versions. Nothing here is Go but
// this test helper, which says whether npm has installed them.
package web

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Need skips a test, or fails it in CI, where what the pages load is not
// installed. It returns the project's folder.
func Need(t testing.TB) (root string) {
	t.Helper()
	root = projectRoot(t)
	for _, name := range needed(t, root) {
		if _, err := os.Stat(filepath.Join(root, "lecture", "web", "node_modules", name)); err == nil {
			continue
		}
		words := "lecture/web/node_modules has no " + name
		if os.Getenv("CI") != "" {
			t.Fatal(words + ", and CI is set")
		}
		t.Skip(words + ": run npm ci in lecture/web")
	}
	return root
}

// needed are the libraries that package.json names.
func needed(t testing.TB, root string) (names []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "lecture", "web", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	maps.Copy(list.DevDependencies, list.Dependencies)
	return slices.Sorted(maps.Keys(list.DevDependencies))
}

// projectRoot is the first folder from here upward that has a go.work.
func projectRoot(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.work")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			t.Fatal("this is not inside the project: no go.work here or above")
		}
		folder = parent
	}
}
