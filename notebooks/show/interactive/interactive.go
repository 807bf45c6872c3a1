// Package interactive draws charts that answer to the mouse: values on hover,
// zoom, curves switched on and off. It is a package of its own so that cells
// with plain pictures need not link go-echarts.
//
//	interactive.Lines("epoch", "updates").Add("AND", 3, 2, 3, 0).Caption("…").Display()
//	interactive.Of(chart, "what it shows").Display()   // any chart of go-echarts
//
// The browser gets echarts from the notebook's own server, never from
// elsewhere. Where no script runs, or none can be had, a table shows the
// numbers.
package interactive

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"html"
	"strings"

	"github.com/go-echarts/go-echarts/v2/render"
	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/palette"
)

//go:embed loader.js
var loaderJS string

// colours lists what curves are drawn in.
func colours(of func(palette.Ink) uint32) []string {
	var list []string
	for _, ink := range palette.Classes {
		list = append(list, palette.Hex(of(ink)))
	}
	return list
}

// Chart is an interactive picture with its words.
type Chart struct {
	title, caption, alt string
	height              int
	files               []string // scripts it needs, in order
	renderer            string   // echarts' own: svg is crisp, 3-D needs canvas
	option              func() (string, error)
	table               func() string
	err                 error
}

// Of wraps any chart of go-echarts. The text alternative says what it shows.
func Of(chart render.Renderer, alt string) *Chart {
	return &Chart{
		alt: alt, height: 420, files: []string{"echarts.min.js"}, renderer: "svg",
		option: func() (string, error) { return chart.RenderSnippet().Option, nil },
		table:  func() string { return "" },
	}
}

// Title sets the line above the chart.
func (c *Chart) Title(s string) *Chart { c.title = s; return c }

// Caption sets the words under the chart: what there is to see in it.
func (c *Chart) Caption(s string) *Chart { c.caption = s; return c }

// Alt replaces the text alternative.
func (c *Chart) Alt(s string) *Chart { c.alt = s; return c }

// AltText is what somebody who cannot see the chart is told.
func (c *Chart) AltText() string {
	return strings.TrimSpace(strings.TrimPrefix(c.title+". "+c.alt+" "+c.caption, ". "))
}

// HTML returns the chart as a piece of a page.
func (c *Chart) HTML() (string, error) {
	if c.err != nil {
		return "", c.err
	}
	option, err := c.option()
	if err != nil {
		return "", err
	}
	option = strings.NewReplacer("</", `<\/`, "<!--", `<\!--`).Replace(strings.TrimSpace(option)) // must not end the script element
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q%q%q%s", c.title, c.caption, c.alt, option)
	id := fmt.Sprintf("nn-%016x", sum.Sum64())
	script := strings.NewReplacer("FILES", asJSON(c.files), "OPTION", option, "RENDERER", asJSON(c.renderer), "ID", id,
		"LIGHT", asJSON(colours(func(i palette.Ink) uint32 { return i.Light })),
		"DARK", asJSON(colours(func(i palette.Ink) uint32 { return i.Dark })),
	).Replace(loaderJS)
	var b strings.Builder
	fmt.Fprintf(&b, "<div id=\"%s\" style=\"max-width:640px;color:var(--jp-ui-font-color1,inherit)\">\n", id)
	if c.title != "" {
		fmt.Fprintf(&b, "<strong>%s</strong>\n", html.EscapeString(c.title))
	}
	fmt.Fprintf(&b, "<div class=\"nn-chart\" role=\"img\" aria-label=\"%s\" style=\"height:%dpx\" hidden></div>\n", html.EscapeString(c.AltText()), c.height)
	fmt.Fprintf(&b, "<div class=\"nn-still\"><p class=\"nn-say\">%s</p>\n%s</div>\n", html.EscapeString(c.alt), c.table())
	if c.caption != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(c.caption))
	}
	fmt.Fprintf(&b, "<script>\n{%s}\n</script>\n</div>\n", script)
	return b.String(), nil
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(text)
}

// Display shows the chart under the cell, or prints its text alternative where
// no notebook runs the program. It panics if the chart was given something it
// cannot draw; the message says what.
func (c *Chart) Display() {
	page, err := c.HTML()
	if err != nil {
		panic(err)
	}
	cell.Present(protocol.MIMETextHTML, page, c.AltText())
}
