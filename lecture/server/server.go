// Package server shows the lecture's site on this machine.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
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
	handler := New(ctx, b)
	defer handler.Wait()
	handler.Prepare() // so that the first page need not wait
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
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
