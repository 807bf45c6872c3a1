package builder

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Notebooks bring a script and a style sheet with each of their films. On pages
// all films have the site's own: the same text, for all films at once.
const (
	filmScript  = "assets/vendor/films.js"
	filmStyle   = "assets/css/film.css"
	oneFilm     = `[id="ID"]`
	everyFilm   = `.nn-stepper`
	filmsFolder = "notebooks/show/internal/film"
)

// films adds what films are played with.
func (b *Builder) films() error {
	folder := filepath.Join(b.Root, filepath.FromSlash(filmsFolder))
	script, problem := os.ReadFile(filepath.Join(folder, "stepper.js"))
	style, err := os.ReadFile(filepath.Join(folder, "stepper.css"))
	if err := errors.Join(problem, err); err != nil {
		return err
	}
	if n := strings.Count(string(script), oneFilm); n != 1 {
		return fmt.Errorf("%s/stepper.js has %s %d times, want once: films of pages are found by it", filmsFolder, oneFilm, n)
	}
	all := strings.Replace(string(script), oneFilm, everyFilm, 1)
	b.tree[filmScript] = Item{Data: []byte("export function stepFilms() {\n" + all + "}\n")}
	b.tree[filmStyle] = Item{Data: append(style, b.darkInks()...)}
	return nil
}

// darkInk is the rule of a film that gives a colour its counterpart on dark pages.
var darkInk = regexp.MustCompile(`\[((?:fill|stroke)="#[0-9A-F]{6}")\]\{((?:fill|stroke):#[0-9A-F]{6})\}`)

// darkInks is a style sheet of the rules that the notebooks' pictures bring.
func (b *Builder) darkInks() []byte {
	rules := map[string]string{}
	for _, nb := range b.notebooks {
		for _, cell := range nb.Cells {
			for _, o := range cell.Outputs {
				for _, m := range darkInk.FindAllStringSubmatch(string(o.Data["text/html"]+o.Data["image/svg+xml"]), -1) {
					rules[m[1]] = m[2]
				}
			}
		}
	}
	var sheet strings.Builder
	for _, ink := range slices.Sorted(maps.Keys(rules)) {
		fmt.Fprintf(&sheet, "[data-theme=\"dark\"] %s [%s] { %s; }\n", everyFilm, ink, rules[ink])
	}
	return []byte(sheet.String())
}
