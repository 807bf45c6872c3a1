package markup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// Formulas collects the TeX of many pages, so that KaTeX is started once for
// all of them. While pages are written a formula is a placeholder.
type Formulas struct {
	items []formula
	known map[string]int
	html  []string

	// Tolerate is asked about a formula in error; true shows its TeX instead.
	Tolerate func(at Pos, problem string) bool
}

type formula struct {
	TeX     string `json:"tex"`
	Display bool   `json:"display"`
	at      Pos
}

var placeholder = regexp.MustCompile("\x02(\\d+)\x03")

// Add takes a formula and returns its placeholder.
func (f *Formulas) Add(tex string, display bool, at Pos) string {
	key := strconv.FormatBool(display) + tex
	i, ok := f.known[key]
	if !ok {
		if f.known == nil {
			f.known = map[string]int{}
		}
		i = len(f.items)
		f.items = append(f.items, formula{tex, display, at})
		f.known[key] = i
	}
	return fmt.Sprintf("\x02%d\x03", i)
}

// Len is the number of different formulas.
func (f *Formulas) Len() int { return len(f.items) }

// Node is the JavaScript runtime: what NNLECTURE_NODE names, or node from PATH.
func Node() string {
	if node := os.Getenv("NNLECTURE_NODE"); node != "" {
		return node
	}
	return "node"
}

// Render runs the script, which reads the formulas as JSON and answers with
// one {html} or {error} each.
func (f *Formulas) Render(ctx context.Context, script string) error {
	f.html = make([]string, len(f.items))
	if len(f.items) == 0 {
		return nil
	}
	input, err := json.Marshal(f.items)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, Node(), script)
	cmd.Stdin = bytes.NewReader(input)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	cmd.WaitDelay = 5 * time.Second
	output, err := cmd.Output()
	if ctx.Err() != nil {
		return fmt.Errorf("formulas: %w", context.Cause(ctx))
	}
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("formulas need Node.js: no %q on PATH (set NNLECTURE_NODE to where it is)", Node())
	}
	if err != nil {
		return fmt.Errorf("formulas: %w: %s", err, bytes.TrimSpace(complaint.Bytes()))
	}
	var answers []struct{ HTML, Error string }
	if err := json.Unmarshal(output, &answers); err != nil || len(answers) != len(f.items) {
		return fmt.Errorf("formulas: %d answers to %d formulas (%v)", len(answers), len(f.items), err)
	}
	var wrong error
	for i, a := range answers {
		f.html[i] = a.HTML
		if a.Error != "" && f.Tolerate != nil && f.Tolerate(f.items[i].at, a.Error) {
			f.html[i] = "<code>" + html.EscapeString(f.items[i].TeX) + "</code>"
		} else if a.Error != "" {
			wrong = errors.Join(wrong, f.items[i].at.Errorf("formula $%s$: %s", f.items[i].TeX, a.Error))
		}
	}
	return wrong
}

// Fill puts the rendered formulas in the place of their placeholders.
func (f *Formulas) Fill(page []byte) []byte {
	return placeholder.ReplaceAllFunc(page, func(mark []byte) []byte {
		i, err := strconv.Atoi(string(mark[1 : len(mark)-1]))
		if err != nil || i >= len(f.html) {
			return mark
		}
		return []byte(f.html[i])
	})
}
