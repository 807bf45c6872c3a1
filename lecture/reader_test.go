package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/web"
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
