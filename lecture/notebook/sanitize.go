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
// could run, load anything, or end the page's own elements.
func Sanitize(output string) string {
	// The policy judges tag by tag. What it keeps is parsed as a browser does
	// and written again, so that each element ends within the output.
	place := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(policy().Sanitize(output)), place)
	if err != nil {
		return "" // such as an output nested too deeply to be parsed
	}
	var kept strings.Builder
	for _, n := range nodes {
		if err := html.Render(&kept, n); err != nil {
			return ""
		}
	}
	return kept.String()
}

var (
	text = strings.Fields("abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i " +
		"li ol p pre small span strong sub summary sup table tbody td tfoot th thead tr ul")
	drawing = strings.Fields("svg g path rect circle ellipse line polyline polygon text tspan title desc defs clippath lineargradient stop marker")

	// An element that is not allowed gives way to what is in it, but for these and
	// for those that bluemonday knows, such as script, style and iframe.
	whole = strings.Fields("button foreignobject form select template textarea")

	everywhere = strings.Fields("aria-label class height id role title width")
	ofTables   = strings.Fields("colspan rowspan scope")
	ofDrawings = strings.Fields("cx cy d dominant-baseline fill-opacity font-family font-size font-style font-weight offset opacity points preserveaspectratio " +
		"r rx ry stop-color stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 xmlns y y1 y2")

	// A paint or a clip is a colour or a part of the same drawing: url( could load anything.
	paint = regexp.MustCompile(`^(?:[#\w\s.%-]*|(?:rgba?|hsla?)\([\d\s.,%/]*\)|url\(#[\w-]+\))$`)
	here  = regexp.MustCompile(`^#`)
	link  = regexp.MustCompile(`^(?:#|https://)`)
	image = regexp.MustCompile(`^data:image/`)
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
	return p
})
