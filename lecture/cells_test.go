package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"nnlecture/lecture/builder"
	"nnlecture/notebooks/ipynb"
)

// A reader walks through a notebook page of the static site: runs its cells,
// changes them, makes mistakes, comes back, loses the network, and is offered a
// newer version.
func TestReader(t *testing.T) {
	r := visitor(t)
	c := watch(t, r.ctx, r.home)
	r.open("notebooks/00_start.html?theme=light")
	r.runsCells()
	r.changesCells()
	r.comesBack()
	r.isServedWell()
	c.report(t)
	if folder := os.Getenv("NNLECTURE_SHOTS"); folder != "" {
		shoot(t, r.ctx, folder, "cells")
	}
	r.meetsNewVersion()
	r.losesNetwork()
}

func (r *reader) runsCells() {
	if stored := ask[string](r, "%s.querySelector('.outputs').innerText", cell(0)); !strings.Contains(stored, "1 + 1 = 2") {
		r.Errorf("before anything has run the first cell shows %q", stored)
	}
	if ask[bool](r, "performance.getEntriesByType('resource').some(e => /vendor.(editor|rich)|index.json/.test(e.name))") {
		r.Error("editor, sanitizer or Go are loaded before they are needed")
	}
	r.run(0, "Hello from Go. 1 + 1 = 2")

	// What a cell needs of cells that have not run is offered.
	r.press(2, "run")
	r.until("%s.querySelector('.advice button')", cell(2))
	r.press(2, "above")
	r.ended(1)
	r.run(2, "double(21) = 42   count = 1")

	// What a cell shows through the display protocol: a formula, a picture, a chart.
	r.press(9, "above")
	r.ended(8)
	for n, want := range map[int]string{6: ".katex", 7: "figure img[src^='data:image/svg']", 8: ".nn-chart svg"} {
		ask[any](r, "%s.scrollIntoView()", cell(n)) // charts are drawn when they come into view
		r.until("%s.querySelector(`.outputs %s`)", cell(n), want)
	}
}

func (r *reader) changesCells() {
	// A change is run by the keyboard, and kept.
	r.write(0, "%%\nfmt.Println(\"changed\")")
	if state, shown := r.ended(0); state != "done" || shown != "changed\n" {
		r.Errorf("the changed cell is %s and shows %q", state, shown)
	}
	r.keys(escape)
	if !ask[bool](r, "document.activeElement === %s.querySelector('[data-do=run]')", cell(0)) {
		r.Error("Escape does not leave the editor")
	}

	// A mistake is shown where it is.
	r.write(2, "%%\nx := 1\nfmt.Println(\"a\")\n")
	state, shown := r.ended(2)
	if state != "failed" || !strings.Contains(shown, "declared and not used: x") {
		r.Errorf("a cell with a mistake is %s and shows %q", state, shown)
	}
	r.until("%s.querySelector('.cm-line.problem')?.innerText === 'x := 1'", cell(2))

	// An endless loop is stopped, and the next cell runs as if nothing had been.
	r.write(2, "%%\nfmt.Println(\"begun\")\nfor {\n}\n")
	r.until("%s.innerText.includes('begun')", cell(2))
	ask[any](r, "document.querySelector('.runbar [data-do=stop]').click()")
	if state, shown := r.ended(2); state != "failed" || !strings.Contains(shown, "Stopped.") {
		r.Errorf("the stopped cell is %s and shows %q", state, shown)
	}
	r.run(3, "count is 1 again, not 2")
}

// exported is the notebook that Download gives.
const exported = `(async () => {
	let file;
	const create = URL.createObjectURL;
	URL.createObjectURL = (blob) => { file = blob; return create.call(URL, blob); };
	HTMLAnchorElement.prototype.click = () => {};
	document.querySelector(".runbar [data-do=export]").click();
	for (let i = 0; !file && i < 200; i++) await new Promise((resolve) => setTimeout(resolve, 50));
	return file.text();
})()`

// comesBack takes the notebook along, loads the page again, and takes a change back.
func (r *reader) comesBack() {
	var nb struct{ Cells []ipynb.Cell }
	if err := json.Unmarshal([]byte(ask[string](r, "%s", exported)), &nb); err != nil {
		r.Fatal(err)
	}
	first := nb.Cells[slices.IndexFunc(nb.Cells, func(c ipynb.Cell) bool { return c.Type == "code" })]
	if first.Source != "%%\nfmt.Println(\"changed\")" || len(first.Outputs) != 1 || first.Outputs[0].Text != "changed\n" {
		r.Errorf("the downloaded notebook begins with %+v", first)
	}
	r.open("notebooks/00_start.html?theme=light")
	const text = "%s.querySelector('pre.code').textContent"
	if kept := ask[string](r, text, cell(0)); kept != string(first.Source) {
		r.Errorf("after loading again the cell has %q", kept)
	}
	r.press(0, "reset")
	if original := ask[string](r, text, cell(0)); !strings.Contains(original, "Hello from Go") {
		r.Errorf("after Reset the cell has %q", original)
	}
}

// isServedWell looks at pages with axe-core, in light and dark, and at the width of a phone.
func (r *reader) isServedWell() {
	axe := axeCore(r.T)
	for _, page := range []string{"index.html?theme=light", "index.html?theme=dark", "notebooks/index.html?theme=light",
		"notebooks/01_perceptron.html?theme=dark", "notebooks/00_start.html?theme=light"} {
		r.open(page)
		for _, fault := range seriousFaults(r.T, r.ctx, axe) {
			r.Errorf("%s: %s", page, fault)
		}
		r.do(chromedp.EmulateViewport(390, 844))
		if wide := ask[int](r, "document.documentElement.scrollWidth"); wide > 390 {
			r.Errorf("%s is %d pixels wide on a phone of 390", page, wide)
		}
		r.do(chromedp.EmulateViewport(1280, 720))
	}
}

// meetsNewVersion changes a page of the site under the reader's eyes.
func (r *reader) meetsNewVersion() {
	r.until("document.documentElement.dataset.kept === 'all'")
	const title, next = "<h1>Notebooks</h1>", "<h1>New notebooks</h1>"
	r.tree["notebooks/index.html"] = builder.Item{Data: []byte(strings.Replace(string(r.tree["notebooks/index.html"].Data), title, next, 1))}
	r.publish()
	r.open("notebooks/index.html")
	if h1 := ask[string](r, "document.querySelector('h1').innerText"); h1 != "Notebooks" {
		r.Errorf("the newer version came unasked: %q", h1)
	}
	r.until("document.querySelector('.newer button')")
	ask[any](r, "document.querySelector('.newer button').click()")
	r.until("document.querySelector('h1')?.innerText === 'New notebooks'")
	if names := ask[[]string](r, "caches.keys().then(all => all.filter(name => name.startsWith('nnlecture-site')))"); len(names) != 1 {
		r.Errorf("of %q one was to be kept", names)
	}
}

// losesNetwork opens pages that were never open before, after the host has gone.
func (r *reader) losesNetwork() {
	r.until("document.documentElement.dataset.kept === 'all'")
	r.host.Close()
	r.open("slides.html#/perceptron-criterion")
	r.open("notebooks/01_perceptron.html")
	r.press(3, "above")
	r.ended(2)
	r.run(3, "")
	r.until("%s.querySelector('.outputs img')", cell(3))
}
