package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/web"
	"nnlecture/notebooks/ipynb"
)

// patience is how long a cell may take on a busy machine.
const patience = 90 * time.Second

// reader is somebody before a notebook page of the static site.
type reader struct {
	*testing.T
	ctx  context.Context
	home string // the site's address, below a path of its own
	host *httptest.Server

	builder *builder.Builder
	tree    builder.Tree
	folder  string
}

// visitor writes the static site, gives it to a plain file server, and opens a browser.
func visitor(t *testing.T) *reader {
	t.Helper()
	if testing.Short() {
		t.Skip("builds Go for browsers")
	}
	b := &builder.Builder{Root: web.Need(t), Runs: true, Warn: func(string, ...any) {}}
	tree, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	host := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(host.Close)
	r := &reader{t, browser(t), host.URL + "/some/where/", host, b, tree, filepath.Join(folder, "some", "where")}
	r.publish()
	return r
}

// publish writes the site into the host's folder, in the place of what is there.
func (r *reader) publish() {
	r.Helper()
	release, err := r.builder.Release(maps.Clone(r.tree))
	if err == nil {
		err = release.Write(r.folder)
	}
	if err != nil {
		r.Fatal(err)
	}
}

// do takes steps in the browser.
func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.Helper()
	if err := chromedp.Do(r.ctx, steps...); err != nil {
		r.Fatal(err)
	}
}

// open shows a page of the site.
func (r *reader) open(page string) {
	r.Helper()
	if err := open(r.ctx, r.home+page); err != nil {
		r.Fatal(err)
	}
}

// ask evaluates an expression on the page.
func ask[T any](r *reader, format string, args ...any) T {
	r.Helper()
	got, err := chromedp.Run(r.ctx, chromedp.Evaluate[T](fmt.Sprintf(format, args...), chromedp.EvalAwaitPromise))
	if err != nil {
		r.Fatal(err)
	}
	return got
}

// until waits for a condition on the page.
func (r *reader) until(format string, args ...any) {
	r.Helper()
	condition := fmt.Sprintf(format, args...)
	for end := time.Now().Add(patience); !ask[bool](r, "Boolean(%s)", condition); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			r.Fatalf("%s did not come true; the cells are %s", condition, ask[string](r, "[...document.querySelectorAll('.cell.run')].map(c => c.dataset.state + ' ' + c.querySelector('.state').innerText).join()"))
		}
	}
}

// cell is the expression of a code cell, counted from 0.
func cell(n int) string { return fmt.Sprintf("document.querySelectorAll('.cell.run')[%d]", n) }

// press presses a button of a cell.
func (r *reader) press(n int, button string) {
	r.Helper()
	ask[any](r, "%s.querySelector('[data-do=%s]').click()", cell(n), button)
}

// ended waits until a cell has ended, and returns how and what it shows.
func (r *reader) ended(n int) (state, shown string) {
	r.Helper()
	r.until("['done', 'failed'].includes(%s.dataset.state)", cell(n))
	return ask[string](r, "%s.dataset.state", cell(n)), ask[string](r, "%s.querySelector('.outputs').innerText", cell(n))
}

// run runs a cell with its button and wants it to end well and to show a text.
func (r *reader) run(n int, want string) {
	r.Helper()
	r.press(n, "run")
	if state, shown := r.ended(n); state != "done" || !strings.Contains(shown, want) {
		r.Errorf("cell %d is %s and shows %q, want %q", n, state, shown, want)
	}
}

const (
	enter  = "\r"
	escape = "\x1b"
)

// keys types on the keyboard.
func (r *reader) keys(text string, held ...kb.Modifier) {
	r.Helper()
	r.do(chromedp.KeyEvent(text, chromedp.KeyModifiers(held...), atOnce))
}

// atOnce sends a key and its character as one event. A page that takes a key for
// itself then gets no character, as from a real keyboard.
func atOnce(p *input.DispatchKeyEventParams) {
	switch {
	case p.Type == kb.KeyDown && p.Key == "Enter":
		p.Text = "\r"
	case p.Type == kb.KeyChar && p.Key == "Enter":
		p.Type = kb.KeyUp
	}
}

// write replaces a cell's text, by keyboard alone, and runs it.
func (r *reader) write(n int, text string) {
	r.Helper()
	ask[any](r, "%s.querySelector('pre.code, .cm-content').focus()", cell(n))
	if ask[bool](r, "document.activeElement.matches('pre')") {
		r.keys(enter)
		r.until("document.activeElement.matches('.cm-content')")
	}
	r.keys("a", kb.ModifierCtrl)
	quoted, _ := json.Marshal(text)
	ask[any](r, "document.execCommand('insertText', false, %s)", quoted)
	r.keys(enter, kb.ModifierShift)
	r.until("%s.dataset.state !== 'done'", cell(n))
}

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
