package main

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// recordWorkers lets a test end the workers that the page starts from now on,
// as a browser does that has no memory left.
const recordWorkers = `(() => {
	const Real = Worker;
	self.workers = [];
	self.Worker = class extends Real { constructor(...given) { super(...given); workers.push(this); } };
	self.breakDown = () => {
		const broken = workers.at(-1);
		broken.terminate();
		broken.dispatchEvent(new ErrorEvent("error", {message: "it broke down"}));
		broken.dispatchEvent(new MessageEvent("message", {data: {id: 1, result: "too late"}}));
	};
})()`

// When the worker breaks down, the call under way fails and the next call
// is answered, by another worker.
func TestTheWorkerIsReplaced(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	if err := open(ctx, home+"read/index.html"); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](recordWorkers))
	if err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`(async () => {
		const { call } = await import("`+home+`assets/js/demos/engine.js");
		const said = (call) => call.then((a) => String(a.softmax.length), (problem) => problem.message);
		const ask = () => said(call("softmax", {z: [1, 2, 3]}));
		const first = await ask(), second = ask();
		breakDown();
		const never = new Promise((settle) => setTimeout(settle, 30000, "never answered"));
		return [first, await second, await Promise.race([ask(), never])];
	})()`, chromedp.EvalAwaitPromise))
	if want := "3; it broke down; 3"; err != nil || strings.Join(got, "; ") != want {
		t.Errorf("before, while and after it breaks down: %q (%v), want %q", strings.Join(got, "; "), err, want)
	}
	c.report(t)
}

// A call that fails adds nothing to the playground's curve, and Reset begins anew.
func TestPlaygroundOutlivesItsWorker(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	if err := open(ctx, home); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](recordWorkers)); err != nil {
		t.Fatal(err)
	}
	show(t, ctx, "feature-learners")
	shows := func(what, condition string) {
		t.Helper()
		const page = `(() => {
			const demo = document.querySelector("section.slide.present [data-demo]"), a = JSON.parse(demo.dataset.answer);
			const points = demo.querySelector("polyline")?.getAttribute("points").split(" ").length ?? 0;
			return %;
		})()`
		err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](strings.Replace(page, "%", condition, 1), chromedp.WithPollingTimeout(30*time.Second)))
		if err != nil {
			now, _ := chromedp.Run(ctx, chromedp.Evaluate[string](strings.Replace(page, "%", "`${points} points, ${JSON.stringify(a)}`", 1)))
			t.Fatalf("%s: %s never held: %v; there are %s", what, condition, err, now)
		}
	}
	shows("at first", `a.epoch === 60`)
	press(t, ctx, "e", "e")
	shows("after two passes", `a.epoch === 62`)
	points, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("section.slide.present polyline").getAttribute("points")`))
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`breakDown()`)); err != nil {
		t.Fatal(err)
	}
	press(t, ctx, "e")
	shows("after the worker broke down", `a.problem !== ""`)
	after, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("section.slide.present polyline").getAttribute("points")`))
	if err != nil || after != points {
		t.Errorf("the curve was %q and is %q (%v)", points, after, err)
	}
	press(t, ctx, "r")
	shows("after Reset", `a.problem === "" && a.epoch === 60`)
	c.report(t)
}
