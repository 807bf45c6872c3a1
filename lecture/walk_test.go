package main

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/lecture/deck"
)

// measure returns what is wrong with the slide on the screen: text that leaves
// the slide, a formula in error, a demo that did not start.
const measure = `(() => {
	const slide = document.querySelector("section.slide.present");
	const frame = slide.querySelector(".frame"), problems = [];
	const box = frame.getBoundingClientRect(), scale = box.height / 720;
	const chips = slide.querySelector("footer.chips").getBoundingClientRect();
	for (const part of slide.querySelectorAll(".body > *, .column > *, .box, .slip, figure, .chip")) {
		const b = part.getBoundingClientRect();
		const limit = part.closest("footer") ? box.bottom : chips.top + 8 * scale;
		if (b.height && !slide.classList.contains("cover") && (b.bottom > limit + 1 || b.right > box.right + 1 || b.left < box.left - 1))
			problems.push((part.className || part.tagName) + " leaves the slide by " + Math.round((b.bottom - limit) / scale) + " px below, " + Math.round((b.right - box.right) / scale) + " right");
	}
	for (const wide of slide.querySelectorAll(".formula, pre.code")) if (wide.scrollWidth > wide.clientWidth + 2) problems.push(wide.className + " is wider than its place by " + (wide.scrollWidth - wide.clientWidth) + " px: " + wide.textContent.slice(0, 40));
	if (slide.querySelector(".katex-error")) problems.push("a formula is in error");
	if ([...slide.querySelectorAll(".body .katex svg")].some(s => s.getBoundingClientRect().height < 2)) problems.push("a root or brace is not drawn");
	if (/\{\{|\$\$|\u0002/.test(slide.textContent)) problems.push("a short code or formula was not rendered");
	for (const demo of slide.querySelectorAll("[data-demo]")) if (demo.dataset.mounted !== "ready") problems.push("demo " + demo.dataset.demo + " is " + demo.dataset.mounted);
	return problems;
})()`

// still ends all movement, so that no picture shows a step half revealed.
const still = `document.head.insertAdjacentHTML("beforeend", "<style>* { transition: none !important }</style>")`

const demosSettled = `[...document.querySelectorAll("section.slide.present [data-demo]")].every(d => ["ready", "failed"].includes(d.dataset.mounted))`

// TestEverySlide walks the deck. With NNLECTURE_SHOTS set to a folder it also
// leaves a picture of each slide there, in light and dark, in two sizes.
func TestEverySlide(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	sections, err := deck.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := open(ctx, home+"?theme=light"); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](still)); err != nil {
		t.Fatal(err)
	}
	for _, section := range sections {
		for _, slide := range section.Slides {
			err := chromedp.Do(ctx,
				chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#/%s"`, slide.ID)),
				chromedp.WaitReady(chromedp.CSS("section.slide.present#"+slide.ID)),
				chromedp.Poll[chromedp.Void](demosSettled, chromedp.WithPollingTimeout(20*time.Second)),
				chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("section.present .fragment").forEach(f => f.classList.add("visible"))`))
			if err != nil {
				t.Fatalf("%s: %s: %v", slide.At, slide.ID, err)
			}
			problems, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](measure))
			if err != nil {
				t.Fatalf("%s: %s: %v", slide.At, slide.ID, err)
			}
			for _, p := range problems {
				t.Errorf("%s: %s: %s", slide.At, slide.ID, p)
			}
			if folder := os.Getenv("NNLECTURE_SHOTS"); folder != "" {
				shoot(t, ctx, folder, slide.ID)
			}
		}
	}
	c.report(t)
}
