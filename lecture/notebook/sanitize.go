package notebook

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// What an output may contain. Elements that are not listed are dropped with
// what is inside them if they are in dropped, and unwrapped otherwise.
var (
	allowed = set("a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li " +
		"ol p pre small span strong sub summary sup table tbody td tfoot th thead tr ul " +
		"svg g path rect circle ellipse line polyline polygon text tspan title desc defs clippath lineargradient stop use image marker")
	dropped    = set("script style iframe object embed template noscript form input button select textarea link meta base")
	attributes = set("alt aria-label class colspan cx cy d fill fill-opacity font-family font-size font-style font-weight height href id " +
		"offset opacity points preserveaspectratio r role rowspan rx ry scope src stop-color stroke stroke-dasharray stroke-linecap " +
		"stroke-linejoin stroke-opacity stroke-width text-anchor title transform viewbox width x x1 x2 xmlns y y1 y2 clip-path dominant-baseline")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Sanitize keeps the parts of an HTML output that show something and drops
// what could run or load anything.
func Sanitize(input string) string {
	var out strings.Builder
	var open []string // elements that were written and not yet ended
	tokens := html.NewTokenizer(strings.NewReader(input))
	skipping, depth := "", 0
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			end(&out, open)
			return out.String()
		}
		token := tokens.Token()
		if skipping != "" {
			if token.Data == skipping && kind == html.StartTagToken {
				depth++
			} else if token.Data == skipping && kind == html.EndTagToken {
				if depth--; depth == 0 {
					skipping = ""
				}
			}
			continue
		}
		switch kind {
		case html.TextToken:
			out.WriteString(token.String())
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if dropped[token.Data] && kind == html.StartTagToken && !void(token.Data) {
				skipping, depth = token.Data, 1
			}
			if !allowed[token.Data] {
				continue
			}
			if kind == html.EndTagToken {
				if at := lastIndex(open, token.Data); at >= 0 { // others would end elements of the page
					end(&out, open[at:])
					open = open[:at]
				}
				continue
			}
			token.Attr = safeAttributes(token.Attr)
			out.WriteString(token.String())
			if kind == html.StartTagToken && !endless[token.Data] {
				open = append(open, token.Data)
			}
		}
	}
}

// endless are the elements of HTML that have no end tag.
var endless = set("br hr img")

// end writes the end tags of open elements, the innermost first.
func end(out *strings.Builder, open []string) {
	for _, element := range slices.Backward(open) {
		out.WriteString("</" + element + ">")
	}
}

func lastIndex(list []string, s string) int {
	for i, v := range slices.Backward(list) {
		if v == s {
			return i
		}
	}
	return -1
}

func void(element string) bool {
	return element == "input" || element == "link" || element == "meta" || element == "base" || element == "embed"
}

func safeAttributes(given []html.Attribute) []html.Attribute {
	var kept []html.Attribute
	for _, a := range given {
		key := strings.ToLower(a.Key)
		if !attributes[key] {
			continue
		}
		if key == "href" && !safeLink(a.Val) || key == "src" && !strings.HasPrefix(a.Val, "data:image/") {
			continue
		}
		if value := strings.ToLower(a.Val); strings.Count(value, "url(") != strings.Count(value, "url(#") {
			continue
		}
		kept = append(kept, a)
	}
	return kept
}

// safeLink allows what a reader may follow; pictures must be embedded.
func safeLink(link string) bool {
	return strings.HasPrefix(link, "#") || strings.HasPrefix(link, "data:image/") || strings.HasPrefix(link, "https://")
}
