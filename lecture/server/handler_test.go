package server

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/web"
)

// shared is one handler for all tests that only ask for pages.
var shared = sync.OnceValue(func() *Handler {
	root, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return New(context.Background(), &builder.Builder{Root: root, Warn: func(string, ...any) {}})
})

func handler(t *testing.T) *Handler {
	t.Helper()
	web.Need(t)
	return shared()
}

func TestServesOnlyItsOwnTree(t *testing.T) {
	s := httptest.NewServer(handler(t))
	defer s.Close()
	for path, want := range map[string]int{
		"/": 200, "/index.html": 200, "/read/": 200, "/read/02_perceptron.html": 200, "/source/nnlib/perceptron.html": 200,
		"/" + builder.ModulePath: 200, "/assets/katex/fonts/KaTeX_Main-Regular.woff2": 200,
		"/go.mod": 404, "/../go.mod": 404, "/..%2f..%2fgo.mod": 404, "/assets/../../go.mod": 404, "/assets//etc/passwd": 404,
		"/lecture/main.go": 404, "/nothing": 404, "/%00": 404,
	} {
		conn, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", path)
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		body, _ := io.ReadAll(answer.Body)
		_ = conn.Close()
		if answer.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, answer.StatusCode, want)
		}
		if policy := answer.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "script-src 'self' 'unsafe-inline'") {
			t.Errorf("%s: policy %q", path, policy)
		}
		if bytes.Contains(body, []byte("module nnlecture")) {
			t.Errorf("%s gives away go.mod", path)
		}
	}
}

func TestOutlivesMalformedRequests(t *testing.T) {
	s := httptest.NewServer(handler(t))
	defer s.Close()
	for _, request := range []string{"\x00\x01\x02\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd", strings.Repeat("A", 100_000)} {
		conn, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(5 * time.Second))
		_, _ = io.WriteString(conn, request)
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err == nil && answer.StatusCode < 400 {
			t.Errorf("%.20q was answered with %d", request, answer.StatusCode)
		}
		_ = conn.Close()
	}
	answer, err := http.Get(s.URL + "/")
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %v, %v", answer, err)
	}
}

func TestTellsThePageWhereJupyterLabIs(t *testing.T) {
	h := handler(t)
	for given, want := range map[string]string{
		"": `content=""`, "/lecture": `content="/"`, "/user/ada/lecture": `content="/user/ada/"`, "/user/ada/proxy/8095": `content="/user/ada/"`,
		`/"><script>`: `content=""`, "https://elsewhere/": `content=""`,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("X-ProxyContextPath", given)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `name="jupyter-base" `+want) {
			t.Errorf("context %q: the page does not say %s", given, want)
		}
	}
}
