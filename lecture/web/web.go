// Package web lies beside what the browser gets: js, the scripts, with a file
// per demo in js/demos; css, their styles; pages, the frames of the site's pages;
// and package.json, the libraries with their versions. Nothing here is Go but
// this test helper, which says whether npm has installed them.
package web

import (
	"os"
	"path/filepath"
	"testing"
)

// Need skips a test, or fails it in CI, where what the pages load is not
// installed. It returns the project's folder.
func Need(t testing.TB) (root string) {
	t.Helper()
	root = projectRoot(t)
	for _, name := range []string{"katex", "eslint"} {
		if _, err := os.Stat(filepath.Join(root, "lecture", "web", "node_modules", name)); err == nil {
			continue
		}
		const words = "lecture/web/node_modules is missing or incomplete"
		if os.Getenv("CI") != "" {
			t.Fatal(words + ", and CI is set")
		}
		t.Skip(words + ": run npm ci in lecture/web")
	}
	return root
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
