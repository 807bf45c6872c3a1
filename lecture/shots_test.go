package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shoot writes pictures of the page; NNLECTURE_SIZES is a list such as
// "1280x720 1920x1080", NNLECTURE_THEMES such as "light dark".
func shoot(t *testing.T, ctx context.Context, folder, name string) {
	t.Helper()
	for _, theme := range strings.Fields(setting("NNLECTURE_THEMES", "light dark")) {
		for _, size := range strings.Fields(setting("NNLECTURE_SIZES", "1280x720 1920x1080")) {
			var width, height int64
			if _, err := fmt.Sscanf(size, "%dx%d", &width, &height); err != nil {
				t.Fatalf("NNLECTURE_SIZES: %q is not like 1280x720", size)
			}
			err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height),
				chromedp.Evaluate[chromedp.Void](`document.documentElement.dataset.theme = "`+theme+`"; dispatchEvent(new Event("themechange"))`))
			if err != nil {
				t.Fatal(err)
			}
			picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, size+"-"+theme, name+".png")
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func setting(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
