package notebook

import "testing"

// What an output shows stays; what could run, load or leave its place goes.
func TestSanitize(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"a table", `<table><tr><td class="n">1</td></tr></table>`, `<table><tr><td class="n">1</td></tr></table>`},
		{"a drawing", `<svg viewBox="0 0 1 1"><path d="M0 0"/><g fill="url(#a)"></g></svg>`, `<svg viewbox="0 0 1 1"><path d="M0 0"/><g fill="url(#a)"></g></svg>`},
		{"a line's end", "a<br>b<hr><p>c</p>", "a<br>b<hr><p>c</p>"},
		{"a script", `<p>a<script>alert(1)</script></p>`, "<p>a</p>"},
		{"a handler", `<p onclick="alert(1)">a</p>`, "<p>a</p>"},
		{"a script in a link", `<a href="javascript:alert(1)">a</a>`, "<a>a</a>"},
		{"a picture from elsewhere", `<img src="https://example.org/a.png" alt="a">`, `<img alt="a">`},
		{"a fill from elsewhere", `<g fill="url(https://example.org)"></g>`, "<g></g>"},
		{"two fills, one from elsewhere", `<g fill="url(#a) url(https://example.org)"></g>`, "<g></g>"},
		{"ends of the page's elements", "a</div></div></main>b", "ab"},
		{"an end that comes early", "<div><b>a</div>b</b>", "<div><b>a</b></div>b"},
		{"no end", "<div><p>a", "<div><p>a</p></div>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Sanitize(c.given); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
