// Package chromium starts a real browser for the tests of pages, the slides,
// the charts and JupyterLab, and for what runs notebooks in the page.
package chromium

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Start starts a headless Chromium with a window of the given size, which ends
// with the test or when the time is up. Where none is installed the test is
// skipped, except in CI, where it fails.
func Start(t *testing.T, width, height int, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel, err := Open(width, height)
	if err == nil {
		ctx, stop := context.WithTimeout(ctx, limit)
		t.Cleanup(func() { stop(); cancel() })
		return ctx
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%v, and CI is set", err)
	}
	t.Skipf("%v: pages are not tried in a browser", err)
	return nil
}

// ErrMissing says that there is no browser to start.
var ErrMissing = errors.New("no Chromium on PATH")

// Open starts a headless Chromium for a command. It ends with cancel.
func Open(width, height int) (ctx context.Context, cancel context.CancelFunc, err error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(
			chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-quic", true), chromedp.WindowSize(width, height)))
		return ctx, cancel, nil
	}
	return nil, nil, ErrMissing
}
