package tour

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWrap: hints fit into a narrow terminal, and lists stay lists.
func TestWrap(t *testing.T) {
	const width = 30
	text := wrap("Some words that were broken\nsomewhere else.\n\n- `Sign`: a first item of the list\n  goes on\n- a second", width)
	want := "Some words that were broken\nsomewhere else.\n\n- `Sign`: a first item of the\n  list goes on\n- a second\n"
	if text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	for _, topic := range topics(t) {
		all, err := hints(topic)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(wrap(strings.Join(all, "\n"), width)) {
			if utf8.RuneCountInString(line) > width+1 && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%s: a line of a hint is too long: %q", topic.Name, line)
			}
		}
	}
}

// TestColours: they come on a terminal alone, and only set off words that are
// there without them.
func TestColours(t *testing.T) {
	const message = "Step 1\n\nThe mistake: the sign is flipped.\n"
	plain, coloured := look{}, look{colours: true}
	if got := plain.message(message) + plain.bar(1, 2, 4) + plain.mark(true); got != message+"██░░✓" {
		t.Errorf("without colours: %q", got)
	}
	if got := coloured.message(message); got != strings.Replace(message, "The mistake:", "\033[1mThe mistake:\033[0m", 1) {
		t.Errorf("with colours: %q", got)
	}
	if lookOf(new(strings.Builder)).colours {
		t.Error("colours go into something that is no terminal")
	}
	if null, err := os.Open(os.DevNull); err != nil || lookOf(null).terminal {
		t.Errorf("%s is taken for a terminal (%v)", os.DevNull, err)
	}
}
