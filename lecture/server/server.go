// Package server shows the lecture's site on this machine.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"nnlecture/lecture/builder"
)

// Run serves until ctx ends, and then lets open requests finish.
func Run(ctx context.Context, addr string, b *builder.Builder, out io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use: is the lecture running already? Otherwise choose another port with -addr 127.0.0.1:PORT", addr)
	}
	if err != nil {
		return err
	}
	handler := New(b)
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	go handler.prepare() // so that the first page need not wait
	fmt.Fprintf(out, "The slides are at http://%s/ (end with Ctrl+C)\n", listener.Addr())
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return server.Close()
	}
	return nil
}

// Handler serves a site, and makes it anew when its sources have changed.
type Handler struct {
	builder *builder.Builder
	mu      sync.Mutex
	tree    builder.Tree
	err     error
	stamp   string    // of the sources that tree was made from
	checked time.Time // when stamp was last compared
}

// New returns a handler that builds at its first request.
func New(b *builder.Builder) *Handler { return &Handler{builder: b} }

func (h *Handler) prepare() { _, _ = h.site() }

// site returns the current site. Sources are looked at no more than once a second.
func (h *Handler) site() (builder.Tree, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stamp != "" && time.Since(h.checked) < time.Second {
		return h.tree, h.err
	}
	if stamp := h.builder.Stamp(); stamp != h.stamp {
		h.tree, h.err = h.builder.Build()
		h.stamp = stamp
	}
	h.checked = time.Now()
	return h.tree, h.err
}
