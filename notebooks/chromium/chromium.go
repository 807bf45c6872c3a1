// Package chromium starts a real browser for the tests of pages: the slides,
// the charts, and JupyterLab.
package chromium

import (
	"context"
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
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(
			chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-quic", true), chromedp.WindowSize(width, height)))
		ctx, stop := context.WithTimeout(ctx, limit)
		t.Cleanup(func() { stop(); cancel() })
		return ctx
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium on PATH, and CI is set")
	}
	t.Skip("no Chromium on PATH: pages are not tried in a browser")
	return nil
}
