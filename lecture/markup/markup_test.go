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
