package tour

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// look is how words are shown: with colours on a terminal, unless NO_COLOR is
// set. Nothing is told by colour alone.
type look struct {
	terminal, colours bool
	width             int
}

func lookOf(out io.Writer) look {
	l := look{width: 80}
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return l
	}
	l.terminal = true
	l.colours = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 40 {
		l.width = width
	}
	return l
}

func (l look) paint(code, s string) string {
	if !l.colours || s == "" {
		return s
	}
	return "\033[" + code + "m" + s + "\033[0m"
}

func (l look) good(s string) string   { return l.paint("32", s) }
func (l look) bad(s string) string    { return l.paint("31", s) }
func (l look) strong(s string) string { return l.paint("1", s) }
func (l look) faint(s string) string  { return l.paint("2", s) }

// mark stands before a step.
func (l look) mark(passed bool) string {
	if passed {
		return l.good("✓")
	}
	return l.bad("✗")
}

// bar draws how much of most is reached.
func (l look) bar(points, most float64, width int) string {
	full := 0
	if most > 0 {
		full = int(points / most * float64(width))
	}
	return l.good(strings.Repeat("█", full)) + l.faint(strings.Repeat("░", width-full))
}

// message sets off what a beginner should read first.
func (l look) message(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for _, label := range []string{"The call:", "The mistake:", "Look here:"} {
			if rest, ok := strings.CutPrefix(line, label); ok {
				line = l.strong(label) + rest
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// points is a number of points in words.
func points(n float64) string {
	if n == 1 {
		return "1 point"
	}
	return fmt.Sprintf("%g points", n)
}

// wrap breaks the paragraphs and list items of a text at so many columns.
func wrap(text string, width int) string {
	var b strings.Builder
	for _, paragraph := range paragraphs(text) {
		indent, column := "", 0
		if strings.HasPrefix(paragraph, "- ") {
			indent = "  "
		}
		for i, word := range strings.Fields(paragraph) {
			n := utf8.RuneCountInString(word)
			switch {
			case i == 0:
			case column+1+n > width:
				b.WriteString("\n" + indent)
				column = len(indent)
			default:
				b.WriteString(" ")
				column++
			}
			b.WriteString(word)
			column += n
		}
		b.WriteString("\n")
	}
	return b.String()
}

// paragraphs joins the lines of a paragraph or list item; an empty line stays.
func paragraphs(text string) []string {
	var all []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if last := len(all) - 1; line != "" && last >= 0 && all[last] != "" && !strings.HasPrefix(line, "- ") {
			all[last] += " " + line
		} else {
			all = append(all, line)
		}
	}
	return all
}

// stty asks or tells the terminal f something. Package term knows only raw mode,
// in which Ctrl+C would be a key. There is no such command on Windows.
func stty(f *os.File, args ...string) (string, error) {
	cmd := exec.Command("stty", args...)
	cmd.Stdin = f
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// singleKeys lets the terminal hand over keys at once instead of lines. It
// reports whether it could; restore puts the terminal back.
func singleKeys(in io.Reader) (restore func(), ok bool) {
	f, isFile := in.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return func() {}, false
	}
	before, err := stty(f, "-g")
	if err == nil {
		_, err = stty(f, "-icanon", "-echo", "min", "1", "time", "0")
	}
	if err != nil {
		return func() {}, false
	}
	return func() { stty(f, before) }, true
}
