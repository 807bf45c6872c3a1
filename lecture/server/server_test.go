package server

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/web"
)

// A port that is taken is told with the way out.
func TestBusyPort(t *testing.T) {
	b := &builder.Builder{Root: t.TempDir(), Warn: t.Logf}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	err = Run(t.Context(), taken.Addr().String(), b, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "is in use") || !strings.Contains(err.Error(), "-addr") {
		t.Errorf("busy port: %v", err)
	}
}

// Run answers until it is told to end, and then nothing of it is left: neither
// the port nor a site that is still being built.
func TestServesAndEnds(t *testing.T) {
	root := web.Need(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	reader, writer := io.Pipe()
	done := make(chan error, 1)
	go func() {
		defer writer.Close()
		done <- Run(ctx, "127.0.0.1:0", &builder.Builder{Root: root, Warn: func(string, ...any) {}}, writer)
	}()
	line := make([]byte, 200)
	n, err := reader.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(string(line[:n]))
	if address == "" {
		t.Fatalf("it says %q, want its address", line[:n])
	}
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), `data-demo="perceptron"`) {
		t.Errorf("the deck: %s, %v, %d bytes", answer.Status, err, len(body))
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("shutting down: %v", err)
	}
	if _, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/")); err == nil {
		t.Error("it still answers")
	}
}

// hangingGo puts a go command first on the PATH that does not come to an end, and
// returns a file that exists once it runs.
func hangingGo(t *testing.T) (runs string) {
	t.Helper()
	folder := t.TempDir()
	runs = filepath.Join(folder, "runs")
	script := "#!/bin/sh\n: >" + runs + "\nexec sleep 600\n"
	if err := os.WriteFile(filepath.Join(folder, "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	return runs
}

// While the go command hangs, the slides that are there are shown, and a
// request that gives up is not held. The end of the server ends it.
func TestOutlivesAGoCommandThatHangs(t *testing.T) {
	root := web.Need(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	h := New(ctx, &builder.Builder{Root: root, Warn: func(string, ...any) {}})
	before, err := h.site(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	runs := hangingGo(t)
	h.mu.Lock()
	h.stamp, h.patience = "of other sources", 10*time.Millisecond
	h.checked = time.Time{}
	h.mu.Unlock()
	if tree, err := h.site(t.Context()); err != nil || len(tree) != len(before) {
		t.Errorf("with an old site: %v, %d pages", err, len(tree))
	}
	h.mu.Lock()
	h.tree = nil // from here on as at the first start
	h.mu.Unlock()
	short, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := h.site(short); err != context.DeadlineExceeded {
		t.Errorf("a request that gave up: %v", err)
	}
	for _, err := os.Stat(runs); err != nil; _, err = os.Stat(runs) {
		if t.Context().Err() != nil {
			t.Fatal("the go command was never started")
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	h.Wait()
	if _, err := h.site(t.Context()); err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Errorf("after the end: %v", err)
	}
}
