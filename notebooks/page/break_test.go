package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// visit opens the page in a new tab, from a host of its own that breaks what it
// sends; the browser's store is empty there.
func visit(t *testing.T, breaks func(path string, body []byte) ([]byte, int)) *browser {
	t.Helper()
	run(t, "const one = 1")
	first, err := open()
	if err != nil {
		t.Fatal(err)
	}
	_, folder, err := places()
	if err != nil {
		t.Fatal(err)
	}
	inner := handler(folder)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Range")
		answer := httptest.NewRecorder()
		inner.ServeHTTP(answer, r)
		body, status := breaks(r.URL.Path, answer.Body.Bytes())
		w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
		w.WriteHeader(status)
		w.Write(body)
	}))
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewContext(first.ctx)
	t.Cleanup(cancel)
	b := &browser{ctx: ctx, address: server.URL + "/run.html", sent: new(atomic.Int64), stop: cancel}
	if err := b.load(); err != nil {
		t.Fatal(err)
	}
	return b
}

// wants runs a plain cell and looks how it ends: with this text, or well if there is none.
func (b *browser) wants(t *testing.T, problem string) {
	t.Helper()
	r, err := b.run(1, "%%\nfmt.Println(\"here\")")
	if err != nil {
		t.Fatal(err)
	}
	if problem == "" && (!r.OK || fmt.Sprint(r.Outputs[0]["text"]) != "here\n") {
		t.Errorf("the cell ends with %v", r.Outputs)
	}
	if problem != "" && (r.OK || !strings.Contains(reason(r), problem)) {
		t.Errorf("the cell ends with %v, want %q", r.Outputs, problem)
	}
}

func TestBrokenDownloadIsTriedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		file, problem string
		breaks        func(body []byte) ([]byte, int)
	}{
		"half a file":     {"/pack/link-", "did not arrive whole: try again", func(body []byte) ([]byte, int) { return body[:len(body)/2], 200 }},
		"spoilt file":     {"/pack/packages0-", "did not arrive whole: try again", func(body []byte) ([]byte, int) { return bytes.ToUpper(body), 200 }},
		"newer version":   {"/pack/engine-", "there is a newer version, reload the page", func([]byte) ([]byte, int) { return nil, 404 }},
		"host in trouble": {"/pack/index.json", "the list of Go's packages cannot be loaded: the host answers 500", func([]byte) ([]byte, int) { return nil, 500 }},
	} {
		t.Run(name, func(t *testing.T) {
			var broken, looked atomic.Bool
			b := visit(t, func(path string, body []byte) ([]byte, int) {
				// The page reads the index first, to find the runner.
				isFirst := strings.HasSuffix(path, "index.json") && !looked.Swap(true)
				if broken.Load() && strings.HasPrefix(path, c.file) && !isFirst {
					return c.breaks(body)
				}
				return body, 200
			})
			broken.Store(true)
			b.wants(t, c.problem)
			broken.Store(false)
			b.wants(t, "")
		})
	}
}

// script puts a line before each of the pack's scripts.
func script(line string) func(path string, body []byte) ([]byte, int) {
	return func(path string, body []byte) ([]byte, int) {
		if strings.HasSuffix(path, ".js") {
			body = append([]byte(line+"\n"), body...)
		}
		return body, 200
	}
}

func TestWithoutABrowsersStore(t *testing.T) {
	for name, line := range map[string]string{
		"forbidden": `Object.defineProperty(self, "caches", { configurable: true, get() { throw new DOMException("no", "SecurityError"); } });`,
		"refused":   `Object.defineProperty(self, "caches", { configurable: true, value: { open: () => Promise.reject(new Error("no")) } });`,
		"missing":   `Object.defineProperty(self, "caches", { configurable: true, value: undefined });`,
		"full":      `Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));`,
	} {
		t.Run(name, func(t *testing.T) { visit(t, script(line)).wants(t, "") })
	}
}

func TestOldBrowserIsTold(t *testing.T) {
	visit(t, script("delete self.WebAssembly;")).wants(t, "This browser has no WebAssembly")
	visit(t, script("delete self.TransformStream;")).wants(t, "This browser is too old")
}

// A second visit needs of the host only the page and its scripts: all else is in the browser.
func TestSecondVisitLoadsNothing(t *testing.T) {
	var cut atomic.Bool
	var indexes atomic.Int64
	b := visit(t, func(path string, body []byte) ([]byte, int) {
		isIndex := strings.HasSuffix(path, "index.json")
		if isIndex && cut.Load() && indexes.Add(1) > 1 || strings.HasSuffix(path, ".xz") && cut.Load() {
			return nil, 500
		}
		return body, 200
	})
	b.wants(t, "")
	cut.Store(true)
	if err := b.load(); err != nil {
		t.Fatal(err)
	}
	b.wants(t, "")
	if indexes.Load() < 2 {
		t.Error("the runner did not look for a newer version")
	}
}
