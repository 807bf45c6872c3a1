package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/deck"
	"nnlecture/lecture/web"
	"nnlecture/notebooks/chromium"
)

// violation is a finding of axe-core.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML string }
}

// TestAccessible runs axe-core on the reading view, on the demos in it and on
// a slide, and allows no serious fault.
func TestAccessible(t *testing.T) {
	home := site(t)
	ctx := chromium.Start(t, 1280, 720, 10*time.Minute) // axe takes long on a busy machine
	c := watch(t, ctx, home)
	axe := axeCore(t)
	light := []string{"read/index.html", "read/02_perceptron.html", "read/03_architectures.html", "source/nnlib/perceptron.html",
		"#/perceptron-criterion", "#/perceptron-example", "#/three-class-problem-2", "#/hyperparameters", "#/network-live", "#/convolution-animation"}
	dark := []string{"read/02_perceptron.html", "#/perceptron-example"}
	for theme, pages := range map[string][]string{"light": light, "dark": dark} {
		for _, page := range pages {
			path, hash, _ := strings.Cut(page, "#")
			address := home + path + "?theme=" + theme
			if hash != "" {
				address += "#" + hash
			}
			err := chromedp.Do(ctx, chromedp.Navigate("about:blank"))
			if err == nil {
				err = open(ctx, address)
			}
			if err == nil {
				err = chromedp.Do(ctx, chromedp.Sleep(300*time.Millisecond))
			}
			if err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			for _, fault := range seriousFaults(t, ctx, axe) {
				t.Errorf("%s, %s: %s", page, theme, fault)
			}
		}
	}
	c.report(t)
}

// axeCore is the script that finds what keeps people from using a page.
func axeCore(t *testing.T) string {
	t.Helper()
	return read(t, "web/node_modules/axe-core/axe.min.js")
}

// seriousFaults lets axe-core look at the open page.
func seriousFaults(t *testing.T, ctx context.Context, axe string) (faults []string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](`axe.run({exclude: [".katex"]}, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa"]}).then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => ({html: n.html.slice(0, 160)}))})))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("axe: %v", err)
	}
	for _, v := range found {
		text, _ := json.Marshal(v.Nodes)
		faults = append(faults, fmt.Sprintf("%s (%s): %s", v.Help, v.ID, text))
	}
	return faults
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page[^s]`)

// TestPrintsEverySlide makes the PDF and counts its pages.
func TestPrintsEverySlide(t *testing.T) {
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
	slides := 0
	for _, s := range sections {
		slides += len(s.Slides)
	}
	if err := open(ctx, home+"?print-pdf&theme=light"); err != nil {
		t.Fatal(err)
	}
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Fatal("this is no PDF")
	}
	if pages := len(pdfPage.FindAll(pdf, -1)); pages != slides {
		t.Errorf("%d pages for %d slides", pages, slides)
	}
	if folder := os.Getenv("NNLECTURE_SHOTS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "slides.pdf"), pdf, 0o644); err != nil {
			t.Error(err)
		}
	}
	undrawn, err := chromedp.Run(ctx, chromedp.Evaluate[int](`[...document.querySelectorAll("[data-demo]")].filter(d => d.dataset.mounted !== "ready").length`))
	if err != nil || undrawn != 0 {
		t.Errorf("%d demos are not drawn (%v)", undrawn, err)
	}
	c.report(t)
}

// TestLinksLeadSomewhere follows every link of the site that stays inside it, and
// wants no note about one that was left out.
func TestLinksLeadSomewhere(t *testing.T) {
	web.Need(t)
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	b := &builder.Builder{Root: root, Warn: func(format string, args ...any) { t.Errorf("note: "+format, args...) }}
	tree, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	ids := idsOf(tree)
	for page, item := range tree {
		if item.Data == nil || !strings.HasSuffix(page, ".html") {
			continue
		}
		for _, m := range link.FindAllSubmatch(item.Data, -1) {
			to := string(m[1])
			if strings.Contains(to, ":") {
				continue
			}
			if err := leads(tree, ids, page, to); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}

// leads follows one link from a page, to the anchor in it.
func leads(tree builder.Tree, ids map[string]map[string]bool, page, to string) error {
	path, anchor, _ := strings.Cut(strings.ReplaceAll(to, "&amp;", "&"), "#")
	target := page
	if path != "" {
		target = filepath.ToSlash(filepath.Join(filepath.Dir(page), path))
	}
	if _, ok := tree[target]; !ok {
		return fmt.Errorf("the link %q leads nowhere", to)
	}
	if anchor = strings.TrimPrefix(anchor, "/"); anchor == "" {
		return nil
	}
	if anchor, err := url.PathUnescape(anchor); err == nil && ids[target][anchor] {
		return nil
	}
	return fmt.Errorf("the link %q: %s has no %q", to, target, anchor)
}

// idsOf lists the anchors of each page.
func idsOf(tree builder.Tree) map[string]map[string]bool {
	id, pages := regexp.MustCompile(`\bid="([^"]*)"`), map[string]map[string]bool{}
	for page, item := range tree {
		pages[page] = map[string]bool{}
		for _, m := range id.FindAllSubmatch(item.Data, -1) {
			pages[page][html.UnescapeString(string(m[1]))] = true
		}
	}
	return pages
}
