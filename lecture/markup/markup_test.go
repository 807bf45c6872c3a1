package markup

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"punctuation stays with its formula", "At $z = 0$: a choice.", `At <span class="keep">` + "\x020\x03" + `:</span> a choice.`},
		{"a long formula may break", "So $" + strings.Repeat("x + ", 20) + "x$.", "So \x020\x03."},
		{"money is no formula", "It costs $5 and $6.", "It costs $5 and $6."},
		{"a list that starts at 9", "9. Evaluation\n10. Trees", `<ol start="9">`},
		{"an item that comes later", "+ one\n+ two", `<li class="fragment">one</li>`},
		{"real quotation marks", `the "sum"'s end`, "the &ldquo;sum&rdquo;&rsquo;s end"},
		{"code keeps its own", "`\"a\"`", "<code>&quot;a&quot;</code>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := (&Converter{Formulas: &Formulas{}, Quotes: true}).HTML(c.source, Pos{"a.md", 1})
			if err != nil || !strings.Contains(got, c.want) {
				t.Errorf("got  %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

// Links are rewritten and keep what goldmark gives them: their titles, and the
// refusal of addresses that run a script.
func TestLinks(t *testing.T) {
	link := func(to string) (string, bool) {
		if to == "secret.go" {
			return "", false
		}
		return strings.Replace(to, "a.go", "source/a.html", 1), true
	}
	for _, c := range []struct{ name, source, want string }{
		{"rewritten", "[a](a.go)", `<p><a href="source/a.html">a</a></p>`},
		{"with its title", `[a](a.go "what it *is*")`, `<a href="source/a.html" title="what it *is*">a</a>`},
		{"a picture", `![a](a.go)`, `<img src="source/a.html" alt="a" />`},
		{"by reference", "[a]\n\n[a]: a.go", `<a href="source/a.html">a</a>`},
		{"without a page", "See [the *file*](secret.go).", "<p>See the <em>file</em>.</p>"},
		{"a script", "[a](javascript:alert(1))", `<a href="">a</a>`},
		{"a script with slashes", "[a](javascript://%0aalert(1))", `<a href="">a</a>`},
		{"a script in capitals", "[a](JavaScript://x)", `<a href="">a</a>`},
		{"a page as data", "[a](data:text/html;base64,PHNjcmlwdD4=)", `<a href="">a</a>`},
		{"a heading's anchor", "## The `Sign` of *z*", "<h2 id=\"The-Sign-of-z\">"},
		{"an anchor that needs quoting", `# A "b" & c`, `<h1 id="A-&quot;b&quot;-&amp;-c">`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := (&Converter{Link: link, Anchors: true}).HTML(c.source, Pos{"a.md", 1})
			if err != nil || !strings.Contains(got, c.want) {
				t.Errorf("got  %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}
