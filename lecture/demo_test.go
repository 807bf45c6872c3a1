package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/lecture/demos"
)

// answer waits until the demo on the screen has settled and returns the state it shows.
func answer[T any](t *testing.T, ctx context.Context) T {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](`JSON.parse(document.querySelector("section.slide.present [data-demo]").dataset.answer)`))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// visit opens a slide with a demo and gives the demo the focus.
func visit(t *testing.T, ctx context.Context, url, slide string) {
	t.Helper()
	err := chromedp.Do(ctx, chromedp.Navigate("about:blank"))
	if err == nil {
		err = open(ctx, url+"#/"+slide)
	}
	if err == nil {
		err = chromedp.Do(ctx, chromedp.Poll[chromedp.Void](demosSettled, chromedp.WithPollingTimeout(20*time.Second)),
			chromedp.Evaluate[chromedp.Void](`document.querySelector("section.slide.present [data-demo]").focus()`))
	}
	if err != nil {
		t.Fatalf("%s: %v", slide, err)
	}
}

// press sends keys to the element that has the focus.
func press(t *testing.T, ctx context.Context, keys ...string) {
	t.Helper()
	for _, key := range keys {
		err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](
			fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true}))`, key)))
		if err != nil {
			t.Fatal(err)
		}
	}
}

type stepperAnswer struct {
	At, Last   int
	Parameters [3]float64
}

// The stepper, driven by its keys in a browser, shows after every update the
// parameters that nnlib computes natively, bit by bit.
func TestStepperReachesTheLibrarysState(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	want, err := demos.RunPerceptron(demos.PerceptronParams{Data: "separable", Seed: 7, Alpha: 0.5, Epochs: 50})
	if err != nil {
		t.Fatal(err)
	}
	visit(t, ctx, home+"?perceptron=data%3Dseparable%26seed%3D7%26alpha%3D0.5", "perceptron-example")
	for i, step := range want.Steps {
		press(t, ctx, "ArrowRight", "ArrowRight")
		got := answer[stepperAnswer](t, ctx)
		if got.Parameters != step.After || got.Last != 3*len(want.Steps) {
			t.Fatalf("update %d: the page shows %v of %d pictures, nnlib computes %v in %d updates", i+1, got.Parameters, got.Last, step.After, len(want.Steps))
		}
		press(t, ctx, "ArrowRight")
	}
	said, err := chromedp.Run(ctx, chromedp.TextContent(chromedp.CSS("section.slide.present .say")))
	if err != nil || !strings.Contains(said, fmt.Sprintf("after %d updates", len(want.Steps))) {
		t.Errorf("it says %q (%v), want the number of updates, %d", said, err, len(want.Steps))
	}
	address, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil || !strings.Contains(address, "perceptron=") || !strings.Contains(address, fmt.Sprintf("at%%3D%d", 3*len(want.Steps))) {
		t.Errorf("the address %q (%v) does not hold the state", address, err)
	}
	press(t, ctx, "r")
	if got := answer[stepperAnswer](t, ctx); got.At != 0 {
		t.Errorf("after reset at picture %d", got.At)
	}
	c.report(t)
}
