package notebook

import (
	"regexp"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Sanitize keeps the parts of an HTML output that show something and drops what
// could run, load anything, or end the page's own elements. Of a chart it keeps
// the data, and of a film the controls: the site's own scripts bring them to life.
// What a page does with the outputs of its own cells is in ../web/js/notebook/rich.js.
func Sanitize(output string) string {
	// The policy judges tag by tag. What it keeps is parsed as a browser does
	// and written again, so that each element ends within the output.
	piece := parse(policy().Sanitize(keepCharts(output)))
	dropFields(piece)
	return render(piece)
}

// parse reads a piece of a page: an element with all of it, or with nothing if
// it is nested too deeply.
func parse(text string) *html.Node {
	piece := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), piece)
	if err != nil {
		return piece
	}
	for _, n := range nodes {
		piece.AppendChild(n)
	}
	return piece
}

// render writes what is in a piece.
func render(piece *html.Node) string {
	var out strings.Builder
	for n := range piece.ChildNodes() {
		if err := html.Render(&out, n); err != nil {
			return ""
		}
	}
	return out.String()
}

// dropFields takes away all that is to be filled in but sliders, which films have.
func dropFields(piece *html.Node) {
	var fields []*html.Node
	for n := range piece.Descendants() {
		if n.Data == "input" && attribute(n, "type") != "range" {
			fields = append(fields, n)
		}
	}
	for _, field := range fields {
		field.Parent.RemoveChild(field)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var (
	text = strings.Fields("abbr b blockquote br button caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i " +
		"li ol output p pre progress small span strong sub summary sup table tbody td tfoot th thead tr ul")
	drawing = strings.Fields("svg g path rect circle ellipse line polyline polygon text tspan title desc defs clippath lineargradient stop marker")

	// An element that is not allowed gives way to what is in it, but for these and
	// for those that bluemonday knows, such as script, style and iframe.
	whole = strings.Fields("foreignobject form select template textarea")

	everywhere = strings.Fields("aria-label class height id role title width")
	ofTables   = strings.Fields("colspan rowspan scope")
	ofDrawings = strings.Fields("cx cy d data-f display dominant-baseline fill-opacity font-family font-size font-style font-weight offset opacity points preserveaspectratio " +
		"r rx ry stop-color stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 xmlns y y1 y2")

	// A paint or a clip is a colour or a part of the same drawing: url( could load anything.
	paint  = regexp.MustCompile(`^(?:[#\w\s.%-]*|(?:rgba?|hsla?)\([\d\s.,%/]*\)|url\(#[\w-]+\))$`)
	here   = regexp.MustCompile(`^#`)
	link   = regexp.MustCompile(`^(?:#|https://)`)
	image  = regexp.MustCompile(`^data:image/`)
	slider = regexp.MustCompile(`^range$`)
)

// policy is what an output may contain.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowNoAttrs().OnElements(text...)
	p.AllowNoAttrs().OnElements(drawing...)
	p.SkipElementsContent(whole...)
	p.AllowAttrs(everywhere...).Globally()
	p.AllowAttrs(ofTables...).OnElements("td", "th")
	p.AllowAttrs(ofDrawings...).OnElements(append(drawing, "use", "image")...)
	p.AllowAttrs("fill", "stroke", "clip-path").Matching(paint).OnElements(append(drawing, "use", "image")...)
	p.AllowAttrs("href").Matching(link).OnElements("a")
	p.AllowAttrs("href").Matching(here).OnElements("use")
	p.AllowAttrs("href").Matching(image).OnElements("image")
	p.AllowAttrs("src").Matching(image).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("max", "value").OnElements("progress")
	p.AllowAttrs("type").Matching(slider).OnElements("input")
	p.AllowAttrs("min", "max", "step", "value").OnElements("input")
	p.AllowAttrs(chartData).OnElements("div")
	return p
})
