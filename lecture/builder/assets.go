package builder

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// assets adds what pages load: style sheets, scripts, fonts and the module.
func (b *Builder) assets() error {
	web := filepath.Join(b.Root, "lecture", "web")
	modules := filepath.Join(web, "node_modules")
	files := map[string]string{
		"assets/reveal/reveal.mjs": modules + "/reveal.js/dist/reveal.mjs",
		"assets/reveal/reveal.css": modules + "/reveal.js/dist/reveal.css",
		"assets/katex/katex.css":   modules + "/katex/dist/katex.min.css",
		"assets/icon.svg":          web + "/icon.svg",
	}
	for _, family := range []string{"source-sans-3", "source-serif-4", "source-code-pro"} {
		from := modules + "/@fontsource-variable/" + family
		files["assets/fonts/"+family+"/wght.css"] = from + "/wght.css"
		files["assets/fonts/"+family+"/wght-italic.css"] = from + "/wght-italic.css"
		if err := b.tree.addFolder("assets/fonts/"+family+"/files", from+"/files", ".woff2"); err != nil {
			return notInstalled(err)
		}
	}
	for to, from := range files {
		if _, err := os.Stat(from); err != nil {
			return notInstalled(err)
		}
		b.tree[to] = Item{File: from}
	}
	for _, err := range []error{
		b.tree.addFolder("assets/katex/fonts", modules+"/katex/dist/fonts", ".woff2", ".woff", ".ttf"),
		b.tree.addFolder("assets/css", web+"/css", ".css"),
		b.tree.addFolder("assets/js", web+"/js", ".js"),
	} {
		if err != nil {
			return notInstalled(err)
		}
	}
	return b.module(web)
}

func notInstalled(err error) error {
	return fmt.Errorf("%w: if lecture/web/node_modules is missing or incomplete, run npm ci in lecture/web", err)
}

// module compiles the demos to WebAssembly. The go command does nothing where
// nothing has changed.
func (b *Builder) module(web string) error {
	target := filepath.Join(web, "build", "nnlib.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", target, "./lecture/demos/wasm")
	cmd.Dir = b.Root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if output, err := cmd.CombinedOutput(); err != nil {
		if _, missing := os.Stat(target); missing != nil || len(output) > 0 {
			return fmt.Errorf("compiling the demos to WebAssembly: %w\n%s", err, bytes.TrimSpace(output))
		}
		b.Warn("the go command did not run (%v): the demos are those of the last build", err)
	}
	root, err := goRoot()
	if err != nil {
		return err
	}
	glue := filepath.Join(root, "lib", "wasm", "wasm_exec.js")
	if _, err := os.Stat(glue); err != nil {
		return fmt.Errorf("this Go has no lib/wasm/wasm_exec.js: %w", err)
	}
	b.tree["assets/nnlib.wasm"] = Item{File: target}
	b.tree["assets/js/wasm_exec.js"] = Item{File: glue}
	return nil
}

func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("the go command is needed to compile the demos: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
