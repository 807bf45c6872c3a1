package main

import (
	"os/exec"
	"path/filepath"
	"testing"

	"nnlecture/lecture/markup"
	"nnlecture/lecture/web"
)

// Scripts are laid out by prettier and looked through by eslint: no unused or
// shadowed name, no line over 110 columns. `npm run format` in lecture/web mends
// the layout.
func TestScriptsAreFormattedAndLinted(t *testing.T) {
	web.Need(t)
	// Go's test cache sees what this process reads, not what node does.
	for _, pattern := range []string{"web/*.*js", "web/package*.json", "web/js/*.js", "web/js/*/*.js", "web/vendor/*.js", "../notebooks/page/web/*.js", "../notebooks/page/lite/extension/*.js"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			read(t, path)
		}
	}
	const eslint, prettier = "node_modules/eslint/bin/eslint.js", "node_modules/prettier/bin/prettier.cjs"
	for _, c := range []struct {
		folder string
		args   []string
	}{
		{"web", []string{prettier, "--check", "js", "vendor", "sw.js", "formulas.cjs", "bundle.mjs", "eslint.config.mjs", "prettier.config.mjs"}},
		{"web", []string{eslint, "."}},
		{"..", []string{"lecture/web/" + prettier, "--check", "--config", "lecture/web/prettier.config.mjs", "notebooks/page/web/*.js", "notebooks/page/lite/extension/*.js"}},
		{"..", []string{"lecture/web/" + eslint, "--config", "lecture/web/eslint.config.mjs", "notebooks/page/web", "notebooks/page/lite/extension"}},
	} {
		cmd := exec.CommandContext(t.Context(), markup.Node(), c.args...)
		cmd.Dir = c.folder
		if output, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s in %s: %v\n%s", c.args[0], c.folder, err, output)
		}
	}
}
