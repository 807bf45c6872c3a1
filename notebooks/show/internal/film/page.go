package film

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"html"
	"strings"

	"nnlecture/notebooks/show/internal/pen"
)

//go:embed stepper.css
var stepperCSS string

//go:embed stepper.js
var stepperJS string

// Page is what surrounds the frames of a film.
type Page struct {
	Title, Caption, Alt string
	Width, Height       float64  // of all frames
	Captions            []string // one for each frame
}

// HTML is the film as a piece of a page that needs nothing else. The id comes
// from the content, so that a re-run gives the same bytes. The HTML is written
// here, not by html/template, which would make the program of every cell half
// as large again (17.4 instead of 11.8 MB) and so slower to link.
func (p Page) HTML(f *Film) string {
	body, captions := f.svg(), p.captions()
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q%q%s%s", p.Title, p.Caption, body, captions)
	id := fmt.Sprintf("nn-%016x", sum.Sum64())
	last := len(p.Captions) - 1
	var b strings.Builder
	fmt.Fprintf(&b, "<div class=\"nn-stepper\" id=\"%s\" role=\"group\" aria-label=\"%s\">\n", id, html.EscapeString(p.Title))
	fmt.Fprintf(&b, "<style>%sbody[data-jp-theme-light=\"false\"] .nn-stepper{color-scheme:dark;input{accent-color:#56B4E9}%s}</style>\n", stepperCSS, pen.DarkRules(body))
	if p.Title != "" {
		fmt.Fprintf(&b, "<strong>%s</strong>\n", html.EscapeString(p.Title))
	}
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%[1]s\" height=\"%[2]s\" viewBox=\"0 0 %[1]s %[2]s\" role=\"img\" aria-label=\"%[3]s\" font-family=\"%[4]s\">\n%[5]s</svg>\n",
		pen.Num(p.Width), pen.Num(p.Height), html.EscapeString(p.Alt), pen.FontFamily, body)
	fmt.Fprintf(&b, `<div class="nn-bar"><button type="button">Back</button><input type="range" min="0" max="%d" step="1" value="%[1]d" aria-label="step"><button type="button">Next</button><button type="button">Play</button><output>%d steps</output></div>`+"\n", last, last+1)
	fmt.Fprintf(&b, "<details><summary>The %d steps in words</summary>\n<ol>\n%s</ol>\n</details>\n", last+1, captions)
	if p.Caption != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p.Caption))
	}
	fmt.Fprintf(&b, "<script>\n{%s}\n</script>\n</div>\n", strings.Replace(stepperJS, "ID", id, 1))
	return b.String()
}

// captions are the steps in words, as items of a list.
func (p Page) captions() string {
	var items strings.Builder
	for _, words := range p.Captions {
		fmt.Fprintf(&items, "<li>%s</li>\n", html.EscapeString(words))
	}
	return items.String()
}
