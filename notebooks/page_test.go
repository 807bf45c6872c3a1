package notebooks

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long a test waits for a page: a cell may be compiled for the
// first time, on a machine that does other things as well.
const patience = 8 * time.Minute

func show(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("opening %s: %v", url, err)
	}
}

// waitFor waits until a JavaScript condition holds.
func waitFor(t *testing.T, ctx context.Context, what, condition string) {
	t.Helper()
	script := fmt.Sprintf("(() => { try { return Boolean(%s) } catch { return false } })()", condition)
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(200 * time.Millisecond) {
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script)); err == nil && ok {
			return
		} else if ctx.Err() != nil {
			break
		}
	}
	t.Fatalf("waited %v for %s; the page then: %s", patience, what, picture(ctx))
}

// picture stores what the page shows and returns the file's name.
func picture(ctx context.Context) string {
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err.Error()
	}
	file, err := os.CreateTemp("", "nnlecture-browser-test-*.png")
	if err != nil {
		return err.Error()
	}
	defer file.Close()
	if _, err := file.Write(png); err != nil {
		return err.Error()
	}
	return file.Name()
}

// press moves the pointer to the element that an expression yields, and clicks.
func press(t *testing.T, ctx context.Context, element string) {
	t.Helper()
	middle := fmt.Sprintf(`(() => { const e = %s; e.scrollIntoView({block: "nearest"});
		const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`, element)
	at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](middle))
	if err == nil {
		err = chromedp.Do(ctx, chromedp.MouseEvent("mouseMoved", at[0], at[1]), chromedp.MouseClickXY(at[0], at[1]))
	}
	if err != nil {
		t.Fatalf("clicking %s: %v", element, err)
	}
}

func number(t *testing.T, ctx context.Context, expression string) float64 {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[float64](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

func count(t *testing.T, ctx context.Context, selector string) int {
	t.Helper()
	return int(number(t, ctx, fmt.Sprintf("document.querySelectorAll(%q).length", selector)))
}
