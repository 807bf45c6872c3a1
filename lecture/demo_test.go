package main

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/lecture/demos"
)

// answer returns the state that the demo on the screen shows now; it waits for nothing.
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
	if err != nil {
		t.Fatalf("%s: %v", slide, err)
	}
	show(t, ctx, slide)
}

// show turns to a slide with a demo, waits until the demo is there and gives it the focus.
func show(t *testing.T, ctx context.Context, slide string) {
	t.Helper()
	err := chromedp.Do(ctx,
		chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#/%s"`, slide)),
		chromedp.WaitReady(chromedp.CSS("section.slide.present#"+slide)),
		chromedp.Poll[chromedp.Void](demosSettled, chromedp.WithPollingTimeout(20*time.Second)),
		chromedp.Evaluate[chromedp.Void](`document.querySelector("section.slide.present [data-demo]").focus()`))
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
	inAddress := fmt.Sprintf(`location.search.includes("perceptron=") && location.search.includes("at%%3D%d")`, 3*len(want.Steps))
	if err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](inAddress, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Errorf("the address does not hold the state: %v", err)
	}
	press(t, ctx, "r")
	const atStart = `JSON.parse(document.querySelector("section.slide.present [data-demo]").dataset.answer).at == 0`
	if err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](atStart, chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		t.Errorf("after reset at picture %d: %v", answer[stepperAnswer](t, ctx).At, err)
	}
	c.report(t)
}

// Blocking appears under prediction errors and not under Hebb's rule.
func TestBlockingIsShown(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "blocking")
	got := answer[map[string][2]float64](t, ctx)
	for rule, want := range got {
		groups, err := demos.RunConditioning(demos.ConditioningParams{Protocol: "blocking", Rule: rule, Alpha: 0.2, Trials: 20})
		if err != nil {
			t.Fatal(err)
		}
		for i, g := range groups {
			if v := g.Curves[1].Values; v[len(v)-1] != want[i] {
				t.Errorf("%s, group %d: the page shows %v, nnlib computes %v", rule, i, want[i], v[len(v)-1])
			}
		}
	}
	if e := got["error"]; e[0] > 0.1 || e[1] < 0.4 {
		t.Errorf("prediction error leaves %v", e)
	}
	c.report(t)
}

type trained struct {
	Epoch, Accuracy, Loss float64
	Problem               string
}

// The playground separates the moons, does what its keys say, and survives a
// rate at which training diverges.
func TestPlaygroundLearns(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "feature-learners")
	press(t, ctx, "b", "x")
	settle := func(condition string) {
		err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](`(() => { const a = JSON.parse(document.querySelector("section.slide.present [data-demo]").dataset.answer); return `+condition+`; })()`, chromedp.WithPollingTimeout(60*time.Second)))
		if err != nil {
			t.Fatalf("%s never held: %v; the page shows %+v", condition, err, answer[trained](t, ctx))
		}
	}
	settle(`Math.abs(a.epoch - 60.105) < 1e-9`)
	press(t, ctx, " ")
	settle(`a.accuracy >= 0.99`)
	press(t, ctx, " ")
	visit(t, ctx, home+"?playground=data%3Dmoons%26g%3Dleaky%26optimizer%3Dsgd%26alpha%3D1e150%26epochs%3D50", "feature-learners")
	settle(`/no longer finite/.test(a.problem)`)
	c.report(t)
}

// Own data that cannot be read are met with the line, and settings in the
// address that no demo knows with the slide's own.
func TestDemosSayWhatTheyCannotRead(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home+"?playground=data%3Down%26csv%3Dx%252Cy%252Cc%250A1%252C2%252C0%250A1%252Ctwo%252C1", "feature-learners")
	if got := answer[trained](t, ctx); !strings.Contains(got.Problem, "Line 3") {
		t.Errorf("a bad line of own data: %q", got.Problem)
	}
	visit(t, ctx, home+"?backprop=weights%3D1%252C2", "network-live")
	said, err := chromedp.Run(ctx, chromedp.TextContent(chromedp.CSS("section.slide.present .demo-problem")))
	if err != nil || !strings.Contains(said, "13 parameters") {
		t.Errorf("two weights for 13: %q, %v", said, err)
	}
	c.report(t)
}

// The output of the convolution has the size of (45), and a stride that does
// not divide is explained.
func TestConvolutionHasTheSizeOfTheFormula(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	for padding, want := range []int{2, 4, 6} {
		visit(t, ctx, fmt.Sprintf("%s?convolution=padding%%3D%d", home, padding), "convolution-animation")
		if got := answer[struct{ Size int }](t, ctx); got.Size != want {
			t.Errorf("padding %d: output %d, want %d", padding, got.Size, want)
		}
	}
	visit(t, ctx, home+"?convolution=stride%3D2", "convolution-animation")
	if got := answer[struct{ Problem string }](t, ctx); !strings.Contains(got.Problem, "divisor") {
		t.Errorf("stride 2: %q", got.Problem)
	}
	c.report(t)
}

// Backpropagation on the page agrees with central differences and with nnlib.
func TestBackpropagationGraph(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "network-live")
	press(t, ctx, "ArrowRight", "ArrowRight")
	err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](`JSON.parse(document.querySelector("section.slide.present [data-demo]").dataset.answer).at === 6`, chromedp.WithPollingTimeout(10*time.Second)))
	if err != nil {
		t.Fatal(err)
	}
	got := answer[struct {
		Loss, Worst float64
		Gradient    []float64
	}](t, ctx)
	want, err := demos.RunBackprop(demos.BackpropParams{X: []float64{0.5, -1}, Y: 1, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	for i := range want.Analytic {
		if math.Abs(got.Gradient[i]-want.Analytic[i]) > 1e-15 {
			t.Errorf("gradient %d: the page shows %v, nnlib computes %v", i, got.Gradient[i], want.Analytic[i])
		}
	}
	if got.Worst > 1e-8 {
		t.Errorf("numeric twins differ by %v", got.Worst)
	}
	c.report(t)
}
