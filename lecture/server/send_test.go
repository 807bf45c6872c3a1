package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"nnlecture/lecture/builder"
)

func ask(t *testing.T, h http.Handler, method, path string, headers map[string]string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// What a browser has is not sent again; fonts and module are most of the page.
func TestSendsNothingTwice(t *testing.T) {
	h := handler(t)
	for _, path := range []string{"/", "/assets/js/deck.js", "/" + builder.ModulePath} {
		for _, coding := range []string{"", "gzip"} {
			first := ask(t, h, "GET", path, map[string]string{"Accept-Encoding": coding})
			tag := first.Header.Get("ETag")
			if first.StatusCode != http.StatusOK || tag == "" || first.Header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s %q: %s, %v", path, coding, first.Status, first.Header)
			}
			again := ask(t, h, "GET", path, map[string]string{"Accept-Encoding": coding, "If-None-Match": tag})
			if body, _ := io.ReadAll(again.Body); again.StatusCode != http.StatusNotModified || len(body) != 0 {
				t.Errorf("%s %q, asked again: %s with %d bytes", path, coding, again.Status, len(body))
			}
			other := ask(t, h, "GET", path, map[string]string{"Accept-Encoding": coding, "If-None-Match": `"of-yesterday"`})
			if other.StatusCode != http.StatusOK {
				t.Errorf("%s %q with another tag: %s", path, coding, other.Status)
			}
		}
	}
}

// A page differs by where JupyterLab is, and by its coding: so do the tags.
func TestTagsTellPagesApart(t *testing.T) {
	h, seen := handler(t), map[string]bool{}
	for _, headers := range []map[string]string{{}, {"Accept-Encoding": "gzip"}, {"X-ProxyContextPath": "/user/ada/lecture"}} {
		seen[ask(t, h, "GET", "/", headers).Header.Get("ETag")] = true
	}
	if len(seen) != 3 {
		t.Errorf("three forms of the deck have %d tags", len(seen))
	}
}

func TestAnswersHeadAndRanges(t *testing.T) {
	h := handler(t)
	path := "/" + builder.ModulePath
	whole, err := io.ReadAll(ask(t, h, "GET", path, nil).Body)
	if err != nil {
		t.Fatal(err)
	}
	head := ask(t, h, "HEAD", path, nil)
	if body, _ := io.ReadAll(head.Body); len(body) != 0 || head.ContentLength != int64(len(whole)) {
		t.Errorf("HEAD: length %d with %d bytes, want %d and none", head.ContentLength, len(body), len(whole))
	}
	part := ask(t, h, "GET", path, map[string]string{"Range": "bytes=100-199"})
	if body, _ := io.ReadAll(part.Body); part.StatusCode != http.StatusPartialContent || !bytes.Equal(body, whole[100:200]) {
		t.Errorf("a range: %s with %d bytes", part.Status, len(body))
	}
}

// A page that travels packed is the page.
func TestPackedPageIsThePage(t *testing.T) {
	h := handler(t)
	plain, err := io.ReadAll(ask(t, h, "GET", "/", nil).Body)
	if err != nil {
		t.Fatal(err)
	}
	packed := ask(t, h, "GET", "/", map[string]string{"Accept-Encoding": "gzip"})
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, plain) || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("%v: %d bytes, want %d", err, len(got), len(plain))
	}
}
