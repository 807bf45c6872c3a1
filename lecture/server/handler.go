package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"html"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"

	"nnlecture/lecture/builder"
)

var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".packed": "application/octet-stream", ".json": "application/json", ".webmanifest": "application/manifest+json", ".ipynb": "application/x-ipynb+json",
}

// ServeHTTP answers with a file of the site, or 404. Nothing outside the site
// can be named: paths are keys of a map, never joined to a folder.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", builder.CSP+"; frame-ancestors 'self'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	tree, err := h.site(r.Context())
	if err != nil {
		mistake(w, err)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = builder.DeckPage // who starts this server wants the slides, not the site's front page
	} else if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	item, ok := tree[name]
	if !ok {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	data, err := item.Bytes()
	if err != nil {
		http.Error(w, "the file is gone; start the server again", http.StatusInternalServerError)
		return
	}
	if strings.HasSuffix(name, ".html") {
		data = withJupyter(data, r)
	}
	header.Set("Content-Type", types[path.Ext(name)])
	send(w, r, name, data)
}

// mistake shows what is wrong with the sources in the place of the page.
func mistake(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", types[".html"])
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusInternalServerError)
	_, _ = w.Write([]byte("<!DOCTYPE html><title>The slides have a mistake</title><h1>The slides have a mistake</h1><pre>" +
		html.EscapeString(err.Error()) + "</pre><p>Mend it and load this page again."))
}

// send answers with the content, or with as much of it as the browser does not
// have: the tag changes when the content does. What is large and shrinks is
// compressed.
func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	header := w.Header()
	header.Set("Cache-Control", "no-cache") // that is: ask whether it has changed
	if ending := path.Ext(name); ending == ".html" || ending == ".mjs" {
		header.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			header.Set("Content-Encoding", "gzip")
			data = squeeze(data)
		}
	}
	header.Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

func squeeze(data []byte) []byte {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		panic(err) // there is such a level
	}
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return out.Bytes()
}

// Only a path is believed: a proxy's header must not be able to say more.
var contextPath = regexp.MustCompile(`^(/[A-Za-z0-9._~@%-]+)*/?$`)

// withJupyter tells the page where JupyterLab is if it is JupyterLab's proxy
// that asks: the path below which the proxy shows this server, less its name.
func withJupyter(page []byte, r *http.Request) []byte {
	at := strings.TrimSuffix(r.Header.Get("X-ProxyContextPath"), "/")
	if at == "" || !contextPath.MatchString(at) {
		return page
	}
	base := at[:strings.LastIndex(at, "/")+1]
	if head, ok := strings.CutSuffix(base, "/proxy/"); ok {
		base = head + "/"
	}
	return bytes.Replace(page, []byte(`name="jupyter-base" content=""`), []byte(`name="jupyter-base" content="`+html.EscapeString(base)+`"`), 1)
}
