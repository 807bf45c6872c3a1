package show

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nnlecture/datasets"
	"nnlecture/notebooks/chromium"
	"nnlecture/notebooks/show/internal/pen"
)

// page starts a browser with the page, or skips where there is none.
func page(t *testing.T, html string) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Chromium")
	}
	ctx := chromium.Start(t, 800, 1400, 10*time.Minute)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html>", html)
	}))
	t.Cleanup(server.Close)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

type actions = []chromedp.Action[chromedp.Void]

func script(s string) chromedp.Action[chromedp.Void] { return chromedp.Evaluate[chromedp.Void](s) }

// at tells where each film of the page stands: which frame the slider, the
// count and the caption show.
const at = `[...document.querySelectorAll('.nn-stepper')].map(r => {
	const captions = [...r.querySelectorAll('li')];
	return r.querySelector('input').value + ' | ' + r.querySelector('output').textContent + ' | ' +
		captions.flatMap((c, i) => c.checkVisibility({visibilityProperty: true}) ? [i] : []) + ' | ' +
		[...r.querySelectorAll('text')].flatMap(e => !e.closest('[display=none]') && e.textContent.startsWith('frame') ? [e.textContent] : []);
}).join('\n')`

// Three films, the second a copy of the first, as when a cell is run again:
// each must move by itself, by button and by key.
func TestFilmsMoveInABrowser(t *testing.T) {
	var frames []Picture
	for i := range 4 {
		frames = append(frames, Points(datasets.XOR()).Note(fmt.Sprintf("frame %d", i)).Caption(fmt.Sprintf("words %d", i)))
	}
	film, err := Steps(frames...).HTML()
	if err != nil {
		t.Fatal(err)
	}
	short, err := Steps(frames[:2]...).HTML()
	if err != nil {
		t.Fatal(err)
	}
	ctx := page(t, "<body>"+film+film+short)
	const second = `document.querySelectorAll('.nn-stepper')[1]`
	for _, step := range []struct {
		name string
		do   actions
		want string
	}{
		{"at the start", nil, "0 | 1 / 4 | 0 | frame 0\n0 | 1 / 4 | 0 | frame 0\n0 | 1 / 2 | 0 | frame 0"},
		{"Next", actions{script(second + `.querySelectorAll('button')[1].click()`)}, "0 | 1 / 4 | 0 | frame 0\n1 | 2 / 4 | 1 | frame 1\n0 | 1 / 2 | 0 | frame 0"},
		{"arrow key", actions{script(second + `.querySelector('input').focus()`), chromedp.KeyEvent(kb.ArrowRight)}, "0 | 1 / 4 | 0 | frame 0\n2 | 3 / 4 | 2 | frame 2\n0 | 1 / 2 | 0 | frame 0"},
		{"Back", actions{script(second + `.querySelectorAll('button')[0].click()`)}, "0 | 1 / 4 | 0 | frame 0\n1 | 2 / 4 | 1 | frame 1\n0 | 1 / 2 | 0 | frame 0"},
		{"Play", actions{script(second + `.querySelectorAll('button')[2].click()`)}, "0 | 1 / 4 | 0 | frame 0\n3 | 4 / 4 | 3 | frame 3\n0 | 1 / 2 | 0 | frame 0"},
	} {
		if err := chromedp.Do(ctx, step.do...); err != nil {
			t.Fatal(step.name, err)
		}
		if got := settled(t, ctx, step.want); got != step.want {
			t.Errorf("%s:\n got %q\nwant %q", step.name, got, step.want)
		}
	}
}

// settled waits until the films of the page stand as wanted, and returns how
// they stood last: a film that plays, and a busy browser, take their time.
func settled(t *testing.T, ctx context.Context, want string) (got string) {
	t.Helper()
	for begin := time.Now(); time.Since(begin) < time.Minute; time.Sleep(50 * time.Millisecond) {
		var err error
		if got, err = chromedp.Run(ctx, chromedp.Evaluate[string](at)); err != nil {
			t.Fatal(err)
		}
		if got == want {
			break
		}
	}
	return got
}

// JupyterLab shows pictures as images and tells them its theme by
// color-scheme; a film stands in the page itself.
func TestPicturesFollowTheTheme(t *testing.T) {
	svg, err := Points(datasets.XOR()).SVG()
	if err != nil {
		t.Fatal(err)
	}
	film, err := Steps(Points(datasets.XOR())).HTML()
	if err != nil {
		t.Fatal(err)
	}
	source := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(svg)
	ctx := page(t, fmt.Sprintf(`<body style="margin:0;background:#777"><img id="light" style="color-scheme:light" src="%s"><img id="dark" style="color-scheme:dark" src="%[1]s"><div id="film">%s</div>`, source, film))
	for _, c := range []struct {
		name, element, theme string
		want                 uint32
	}{
		{"light picture", "#light", "true", pen.Card.Light},
		{"dark picture", "#dark", "true", pen.Card.Dark},
		{"light film", "#film svg", "true", pen.Card.Light},
		{"dark film", "#film svg", "false", pen.Card.Dark},
	} {
		if err := chromedp.Do(ctx, script(fmt.Sprintf(`document.body.dataset.jpThemeLight = %q`, c.theme))); err != nil {
			t.Fatal(c.name, err)
		}
		shot, err := chromedp.Run(ctx, chromedp.Screenshot(chromedp.CSS(c.element)))
		if err != nil {
			t.Fatal(c.name, err)
		}
		picture, err := png.Decode(bytes.NewReader(shot))
		if err != nil {
			t.Fatal(err)
		}
		if got := pixel(picture, 600, 200); got != c.want {
			t.Errorf("%s: the card is #%06X, want #%06X", c.name, got, c.want)
		}
	}
}

func pixel(picture image.Image, x, y int) uint32 {
	r, g, b, _ := picture.At(x, y).RGBA()
	return r>>8<<16 | g>>8<<8 | b>>8
}
