package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/notebooks/chromium"
	"nnlecture/notebooks/page/pack"
	"nnlecture/notebooks/page/web"
)

// browser runs cells in a tab of a headless Chromium.
type browser struct {
	ctx     context.Context
	address string
	sent    *atomic.Int64 // bytes that the host has sent
	stop    func()
}

// result is how a cell ended in the page.
type result struct {
	OK      bool               `json:"ok"`
	Outputs []map[string]any   `json:"outputs"`
	Times   map[string]float64 `json:"times"` // milliseconds, by step
	Total   float64            `json:"total"`
}

// openBrowser builds the pack if need be, serves it on loopback and opens the page.
func openBrowser() (*browser, error) {
	root, folder, err := places()
	if err != nil {
		return nil, err
	}
	if _, err := pack.Build(root, folder); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	var sent atomic.Int64
	server := &http.Server{Handler: counting(handler(folder), &sent), ReadHeaderTimeout: time.Minute}
	go server.Serve(listener)
	ctx, cancel, err := chromium.Open(1000, 800)
	if err != nil {
		server.Close()
		return nil, err
	}
	b := &browser{ctx: ctx, address: "http://" + listener.Addr().String() + "/run.html", sent: &sent, stop: func() { cancel(); server.Close() }}
	if err := b.load(); err != nil {
		b.stop()
		return nil, err
	}
	return b, nil
}

// tab opens another tab of the same browser; it ends with the first.
func (b *browser) tab() (*browser, error) {
	ctx, cancel := chromedp.NewContext(b.ctx)
	other := &browser{ctx: ctx, address: b.address, sent: b.sent, stop: cancel}
	return other, other.load()
}

// load opens the page and waits until its script has been loaded.
func (b *browser) load() error {
	if err := chromedp.Do(b.ctx, chromedp.Navigate(b.address)); err != nil {
		return fmt.Errorf("opening the page: %w", err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ready, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("window.ready === true")); err == nil && ready {
			return nil
		}
	}
	return errors.New("the page did not start within a minute")
}

// handler serves the pack, as any static host would, and the page of this command.
func handler(folder string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/pack/", http.StripPrefix("/pack/", http.FileServer(http.Dir(folder))))
	mux.Handle("/run.html", http.FileServerFS(web.Scripts))
	return mux
}

// counting counts what a handler sends, headers left out.
func counting(h http.Handler, sent *atomic.Int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(&counter{w, sent}, r) })
}

type counter struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.sent.Add(int64(n))
	return n, err
}

// reset forgets what earlier notebooks have declared.
func (b *browser) reset() error {
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("reset()", chromedp.EvalAwaitPromise))
	return err
}

// run runs one cell.
func (b *browser) run(number int, source string) (*result, error) {
	text, err := json.Marshal(source)
	if err != nil {
		return nil, err
	}
	script := fmt.Sprintf("runCell(%d, %s)", number, text)
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("cell %d: %w", number, err)
	}
	r := &result{}
	if err := json.Unmarshal([]byte(answer), r); err != nil {
		return nil, err
	}
	return r, nil
}
