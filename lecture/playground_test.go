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

// until waits until a condition on the demo of the slide, demo, and on its answer, a, holds.
func until(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	expression := `(() => { const demo = document.querySelector("section.slide.present [data-demo]"), a = JSON.parse(demo.dataset.answer); return ` + condition + `; })()`
	if err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(60*time.Second))); err != nil {
		answer, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("section.slide.present [data-demo]").dataset.answer`))
		t.Fatalf("%s never held: %v; the page shows %s", condition, err, answer)
	}
}

// onDemo runs a statement of JavaScript with the demo of the slide at hand.
func onDemo(t *testing.T, ctx context.Context, statement string) {
	t.Helper()
	err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`(() => { const demo = document.querySelector("section.slide.present [data-demo]"); `+statement+`; })()`))
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// What the page says of examples for the test, of inputs and of a penalty is what
// the package computes for the same settings.
func TestPlaygroundShowsWhatIsComputed(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	p := demos.PlaygroundParams{
		Session: "wanted", Data: "circles", N: 50, TestShare: 0.5, Noise: 0.1, Features: []string{"x1x1", "sin2"}, Network: "nw3", G: "tanh",
		Init: "glorot", Optimizer: "adam", Alpha: 0.05, Penalty: "l2", Lambda: 0.02, Batch: 20, Seed: 3,
	}
	want, err := demos.TrainPlayground(p, 25)
	if err != nil {
		t.Fatal(err)
	}
	visit(t, ctx, home+"?playground=data%3Dcircles%26n%3D50%26test%3D0.5%26features%3Dx1x1%252Csin2%26network%3Dnw3%26optimizer%3Dadam%26alpha%3D0.05"+
		"%26penalty%3Dl2%26lambda%3D0.02%26seed%3D3%26epochs%3D25", "feature-learners")
	type shown struct {
		Epoch, Loss, Accuracy, TestLoss float64
		Tests                           int
	}
	// The browser's exponentials may differ from this machine's in the last bits.
	got := answer[shown](t, ctx)
	if got.Epoch != 25 || got.Tests != 50 || !near(got.Loss, want.Loss) || !near(got.TestLoss, want.TestLoss) {
		t.Errorf("the page shows %+v, computed are %v examples for the test and losses of %v and %v", got, want.Tests, want.Loss, want.TestLoss)
	}
	c.report(t)
}

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 && a > 0 }

// Buttons change inputs and layers; each change starts anew and stands in the address.
func TestPlaygroundIsBuiltByClicks(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "feature-learners")
	const columns = `[...demo.querySelectorAll("[data-unit]")].filter((u) => u.dataset.unit.startsWith("%d,")).length === %d`
	until(t, ctx, fmt.Sprintf(columns, 0, 2)+" && "+fmt.Sprintf(columns, 1, 4))
	onDemo(t, ctx, `demo.querySelector("[data-input=x1x2]").click()`)
	until(t, ctx, fmt.Sprintf(columns, 0, 3)+" && a.epoch === 0")
	onDemo(t, ctx, `demo.querySelector("[title='One hidden layer more']").click()`)
	until(t, ctx, fmt.Sprintf(columns, 2, 4))
	onDemo(t, ctx, `demo.querySelector("[title='One unit less in layer 2']").click()`)
	until(t, ctx, fmt.Sprintf(columns, 2, 3)+` && demo.querySelector("input[type=text]").value === "4,3"`)
	until(t, ctx, `location.search.includes("layers%3D4%252C3") && location.search.includes("x1x2")`)
	onDemo(t, ctx, `for (const name of ["x1", "x2", "x1x2"]) demo.querySelector("[data-input=" + name + "]").click()`)
	until(t, ctx, fmt.Sprintf(columns, 0, 1)) // one stays
	c.report(t)
}

// A unit shows its plane at the touch of the pointer; a click opens its numbers,
// which can be changed, and so does the keyboard.
func TestPlaygroundUnitsOpen(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "feature-learners")
	const unit = `demo.querySelector("[data-unit='1,2']")`
	const seen = `demo.querySelector(".seen")`
	until(t, ctx, seen+`.hidden && demo.querySelector(".opened").hidden`)
	before, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("section.slide.present canvas").toDataURL()`))
	if err != nil {
		t.Fatal(err)
	}
	onDemo(t, ctx, unit+`.dispatchEvent(new PointerEvent("pointerenter"))`)
	until(t, ctx, `!`+seen+`.hidden && `+seen+`.textContent === "What unit 3 of layer 1 sees"`)
	during, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("section.slide.present canvas").toDataURL()`))
	if err != nil || during == before {
		t.Errorf("the unit's plane is the picture that was there before (%v)", err)
	}
	onDemo(t, ctx, unit+`.dispatchEvent(new PointerEvent("pointerleave"))`)
	until(t, ctx, seen+`.hidden`)
	onDemo(t, ctx, unit+`.focus()`)
	press(t, ctx, "Enter")
	until(t, ctx, `!demo.querySelector(".opened").hidden && demo.querySelectorAll(".opened input").length === 3 && `+unit+`.getAttribute("aria-pressed") === "true"`)
	onDemo(t, ctx, `window.lossBefore = JSON.parse(demo.dataset.answer).loss; const b = demo.querySelector(".opened input"); b.value = 1; b.dispatchEvent(new Event("change"))`)
	until(t, ctx, `demo.querySelector(".opened input").value === "1" && a.loss !== window.lossBefore`)
	onDemo(t, ctx, `demo.focus()`)
	press(t, ctx, "e")
	until(t, ctx, `a.epoch === 61 && demo.querySelector(".opened input").value !== "1"`)
	press(t, ctx, "c")
	until(t, ctx, `demo.querySelector(".opened").hidden && `+seen+`.hidden`)
	press(t, ctx, "r")
	until(t, ctx, `a.epoch === 60 && a.loss === window.lossBefore`)
	c.report(t)
}

// While it runs it draws what it has reached last, and says so.
func TestPlaygroundDrawsTheLastEpoch(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "feature-learners")
	press(t, ctx, " ")
	until(t, ctx, `a.epoch > 80`)
	press(t, ctx, " ")
	until(t, ctx, `demo.querySelector("button.primary").textContent === "▶ Run" && demo.querySelector(".epoch").textContent === "Epoch " + a.epoch`)
	text, err := chromedp.Run(ctx, chromedp.TextContent(chromedp.CSS("section.slide.present .say")))
	if err != nil || !strings.Contains(text, "test") || !strings.Contains(text, "parameters") {
		t.Errorf("it says %q (%v)", text, err)
	}
	c.report(t)
}
