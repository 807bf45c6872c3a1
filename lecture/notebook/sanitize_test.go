package notebook

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What an output shows stays.
func TestSanitizeKeeps(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"a table", `<table><tbody><tr><td class="n" colspan="2">1</td></tr></tbody></table>`, ""},
		{"a table without its body", `<table><tr><td>1</td></tr></table>`, "<table><tbody><tr><td>1</td></tr></tbody></table>"},
		{"a drawing", `<svg viewBox="0 0 1 1" role="img" aria-label="a"><path d="M0 0" fill="#fff"></path><g fill="url(#a)" stroke="rgb(1, 2, 3)"></g></svg>`, ""},
		{"a text along a path", `<svg><text x="1" y="2" transform="rotate(-90 1 2)" font-size="9">ŷ &lt; ½</text></svg>`, ""},
		{"a gradient", `<svg><linearGradient id="l"><stop offset="0" stop-color="red"></stop></linearGradient></svg>`, ""},
		{"a clip", `<svg><defs><clipPath id="c"></clipPath></defs><g clip-path="url(#c)"></g></svg>`, ""},
		{"a line's end", "a<br/>b<hr/><p>c</p>", ""},
		{"what opens at a click", "<details><summary>a</summary>b</details>", ""},
		{"an embedded picture", `<img src="data:image/png;base64,AA==" alt="a"/>`, ""},
		{"a film's bar", `<div class="nn-bar"><button>Back</button><input type="range" min="0" max="3" step="1" value="3" aria-label="step"/><output>4 steps</output></div>`, ""},
		{"a film's frames", `<svg><g data-f="0 1" display="none"></g></svg>`, ""},
		{"progress", `<progress max="5" value="2" aria-label="epoch"></progress> epoch 2 of 5`, ""},
		{"a chart's data", "<div id=\"nn-1\"><div class=\"nn-chart\"></div><script>\nconst files = [\"a.js\"];\nconst option = {\"a\":\"<\\!--\"};\n</script></div>",
			`<div id="nn-1"><div class="nn-chart" data-chart="{&#34;files&#34;:[&#34;a.js&#34;],&#34;option&#34;:{&#34;a&#34;:&#34;&lt;!--&#34;}}"></div></div>`},
		{"links", `<a href="#x">a</a> <a href="https://example.org/">b</a>`, ""},
	} {
		if c.want == "" {
			c.want = c.given
		}
		if got := Sanitize(c.given); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

// What could run, load or leave its place goes, and nothing else of the output.
func TestSanitizeDrops(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"a script", `<p>a<script>alert(1)</script>b</p>`, "<p>ab</p>"},
		{"a script in a drawing", `<svg><script>alert(1)</script><g></g></svg>`, "<svg><g></g></svg>"},
		{"a script in a script's place", `<scr<script>ipt>alert(1)</script>`, "ipt&gt;alert(1)"},
		{"a script in a title", `<svg><title><img src=x onerror=alert(1)></title></svg>`, "<svg><title>&lt;img src=x onerror=alert(1)&gt;</title></svg>"},
		{"a script after a comment", `<!--><script>alert(1)</script>-->a`, "--&gt;a"},
		{"a handler", `<p onclick="alert(1)">a</p>`, "<p>a</p>"},
		{"a handler in capitals", `<svg OnLoad=alert(1)><g></g></svg>`, "<svg><g></g></svg>"},
		{"a handler behind a slash", `<img/onerror=alert(1)/alt=a>`, ""},
		{"a script in a link", `<a href="javascript:alert(1)">a</a>`, "a"},
		{"a script in a link, hidden", "<a href=\" java\tscript&#58;alert(1)\">a</a>", "a"},
		{"a script in a drawing's link", `<svg><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>`, "<svg><text>a</text></svg>"},
		{"a document in a link", `<a href="data:text/html,<script>alert(1)</script>">a</a>`, "a"},
		{"a part of another drawing", `<svg><use href="https://example.org/#a"/></svg>`, "<svg></svg>"},
		{"a value that is animated", `<svg><set attributeName="href" to="javascript:alert(1)"/><animate/></svg>`, "<svg></svg>"},
		{"a picture from elsewhere", `<img src="https://example.org/a.png" alt="a">`, `<img alt="a"/>`},
		{"a drawn picture from elsewhere", `<svg><image href="//example.org/a.png" width="1"/></svg>`, `<svg><image width="1"></image></svg>`},
		{"a picture of many sizes", `<img srcset="https://example.org/a.png" alt="a">`, `<img alt="a"/>`},
		{"a fill from elsewhere", `<svg><g fill="url(https://example.org)"></g></svg>`, "<svg><g></g></svg>"},
		{"two fills, one from elsewhere", `<svg><g fill="url(#a) url(https://example.org)"></g></svg>`, "<svg><g></g></svg>"},
		{"a fill from elsewhere, escaped", `<svg><g fill="u\72l(https://example.org)"></g></svg>`, "<svg><g></g></svg>"},
		{"a clip from elsewhere", `<svg><g clip-path="URL(//example.org)"></g></svg>`, "<svg><g></g></svg>"},
		{"a chart's data that are no data", "<div class=\"nn-chart\"></div><script>\nconst files = [];\nconst option = alert(1);\n</script>", `<div class="nn-chart"></div>`},
		{"a style that covers the page", `<p style="position:fixed;inset:0">a</p>`, "<p>a</p>"},
		{"a style that loads", `<style>p { background: url(//example.org) }</style><p>a</p>`, "<p>a</p>"},
		{"HTML within a drawing", `<svg><foreignObject><iframe src="//example.org"></iframe><p>a</p></foreignObject><g></g></svg>`, "<svg><g></g></svg>"},
		{"another page", `<iframe src="//example.org">a</iframe><object data="//example.org">b</object><embed src="//example.org">c`, "c"},
		{"another address for all links", `<base href="//example.org"><meta http-equiv="refresh" content="0">a`, "a"},
		{"a form", `<form action="//example.org">a<input name="a"></form>b<input name="a"><button>c</button><textarea>d</textarea>e`, "b<button>c</button>e"},
		{"what is to be filled in", `<div><input class="a"><input type="range"></div><input type="password" class="a">`, `<div><input type="range"/></div>`},
		{"what is not shown yet", `<template><p>a</p></template><noscript><p>b</p></noscript>c`, "c"},
		{"ends of the page's elements", "a</div></div></main>b", "ab"},
		{"an end that comes early", "<div><b>a</div>b", "<div><b>a</b></div><b>b</b>"},
		{"no end", "<div><p>a", "<div><p>a</p></div>"},
		{"no end of what goes whole", "a<select><div>b", "a"},
	} {
		got := Sanitize(c.given)
		if got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
		if !within(t, got) {
			t.Errorf("%s: %q leaves the element that it stands in", c.name, got)
		}
	}
}

// within tells whether what follows an output on a page still stands where it would without it.
func within(t *testing.T, output string) bool {
	t.Helper()
	page, err := html.Parse(strings.NewReader("<main><div>" + output + "</div><section></section></main>"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range page.Descendants() {
		if n.Data == "section" {
			return n.Parent.Data == "main"
		}
	}
	return false
}
