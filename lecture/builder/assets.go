package builder

import (
	"fmt"
	"os"
	"path/filepath"
)

// assets adds what pages load: style sheets, scripts and fonts.
func (b *Builder) assets() error {
	web := filepath.Join(b.Root, "lecture", "web")
	modules := filepath.Join(web, "node_modules")
	files := map[string]string{
		"assets/reveal/reveal.mjs": modules + "/reveal.js/dist/reveal.mjs",
		"assets/reveal/reveal.css": modules + "/reveal.js/dist/reveal.css",
		"assets/katex/katex.css":   modules + "/katex/dist/katex.min.css",
		"assets/icon.svg":          web + "/icon.svg",
		manifestPath:               web + "/" + manifestPath,

		"assets/echarts/echarts.min.js": modules + "/echarts/dist/echarts.min.js",
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
	return nil
}

func notInstalled(err error) error {
	return fmt.Errorf("%w: if lecture/web/node_modules is missing or incomplete, run npm ci in lecture/web", err)
}
