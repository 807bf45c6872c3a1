package deck

import (
	"fmt"
	"go/doc/comment"
	"html"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
)

// leaf renders a short code that stands on a line of its own.
func (r *Renderer) leaf(d *directive) (string, error) {
	name, rest, _ := strings.Cut(d.args, " ")
	switch d.name {
	case "eq":
		return r.equation(name)
	case "code":
		return r.code(name, strings.TrimSpace(rest))
	case "demo":
		return r.demo(name, strings.TrimSpace(rest))
	case "figure":
		svg, err := r.Figure(name)
		return `<figure class="` + drawingClass(svg) + `">` + svg + "</figure>\n", err
	}
	text, err := r.link(d.name, d.args)
	return "<p>" + text + "</p>\n", err
}

// drawingClass marks drawings so wide that a phone has to scroll them.
func drawingClass(svg string) string {
	if m := viewBox.FindStringSubmatch(svg); m != nil {
		width, _ := strconv.ParseFloat(m[1], 64)
		height, _ := strconv.ParseFloat(m[2], 64)
		if width > 2*height {
			return "drawing wide"
		}
	}
	return "drawing"
}

var viewBox = regexp.MustCompile(`viewBox="\S+ \S+ (\S+) (\S+)"`)

// inline renders a short code inside a line.
func (r *Renderer) inline(at markup.Pos, code string) (string, error) {
	kind, args, _ := strings.Cut(code, " ")
	text, err := r.link(kind, strings.TrimSpace(args))
	if err != nil {
		return "", at.Errorf("{{%s}}: %w", code, err)
	}
	return text, nil
}

func (r *Renderer) link(kind, args string) (string, error) {
	name, label, labelled := strings.Cut(args, " ")
	anchor := func(class, href, text string) string {
		if labelled {
			text = label
		}
		return fmt.Sprintf(`<a class="%s" href="%s">%s</a>`, class, html.EscapeString(href), html.EscapeString(text))
	}
	switch kind {
	case "eq":
		n, _, err := r.lookupEquation(name)
		return anchor("ref", r.equationLink(n), "("+name+")"), err
	case "func":
		s, err := r.Source.Lookup(name)
		if err != nil {
			return "", err
		}
		return anchor("func", r.SourceLink(s), s.ID()), nil
	case "slide":
		s, ok := r.Slides[name]
		if !ok {
			return "", fmt.Errorf("there is no slide %q", name)
		}
		return anchor("ref", r.SlideAt(name), s.Title), nil
	case "notebook":
		text, err := r.Notebook(name)
		return anchor("notebook", r.NotebookLink(name), text), err
	case "exercise":
		text, err := r.Exercise(name)
		return anchor("exercise", r.ExerciseLink(name), text), err
	}
	return "", fmt.Errorf("there is no short code %q", kind)
}

func (r *Renderer) lookupEquation(number string) (int, *Equation, error) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0, nil, fmt.Errorf("an equation is named by its number, got %q", number)
	}
	e, ok := r.Equations[n]
	if !ok {
		return 0, nil, fmt.Errorf("lecture/equations.yaml has no equation %d", n)
	}
	return n, e, nil
}

func (r *Renderer) equation(number string) (string, error) {
	n, e, err := r.lookupEquation(number)
	if err != nil {
		return "", err
	}
	tag := fmt.Sprintf(`<span class="number">(%d)</span>`, n)
	if s := r.Computes(n); s != nil {
		tag = fmt.Sprintf(`<a class="number" href="%s" title="Eq. (%d), %s: %s">(%d)</a>`,
			html.EscapeString(r.SourceLink(s)), n, html.EscapeString(e.Name), s.ID(), n)
	}
	return fmt.Sprintf("<div class=\"equation\"><div class=\"formula\">%s</div>%s</div>\n", r.Formulas.Add(e.TeX, true, e.At), tag), nil
}

// Computes returns the function whose comment claims the equation: of several,
// the one that claims the fewest.
func (r *Renderer) Computes(n int) *gosrc.Symbol {
	var best *gosrc.Symbol
	for _, s := range r.Source.Symbols() {
		for _, m := range s.Equations {
			if m == n && s.Exported && (best == nil || len(s.Equations) < len(best.Equations)) {
				best = s
			}
		}
	}
	return best
}

func (r *Renderer) equationLink(n int) string {
	if s := r.Computes(n); s != nil {
		return r.SourceLink(s)
	}
	return r.Root + "read/equations.html#eq-" + strconv.Itoa(n)
}

// SourceLink is the address of a symbol's source page.
func (r *Renderer) SourceLink(s *gosrc.Symbol) string {
	return r.Root + "source/" + strings.TrimSuffix(s.File, ".go") + ".html#" + s.Name
}

// NotebookLink is the address of a notebook's page; the script of the pages
// sends readers inside JupyterLab to the notebook itself.
func (r *Renderer) NotebookLink(target string) string {
	file, heading, ok := strings.Cut(target, "#")
	link := r.Root + "notebooks/" + file + ".html"
	if ok {
		link += "#" + heading
	}
	return link
}

// ExerciseLink is the address of an exercise's page.
func (r *Renderer) ExerciseLink(name string) string { return r.Root + "exercises/" + name + ".html" }

// code shows a declaration; a page to be read has its comment above it.
func (r *Renderer) code(name, option string) (string, error) {
	s, err := r.Source.Lookup(name)
	if err != nil {
		return "", err
	}
	if option != "" {
		return "", fmt.Errorf("after the name of a function nothing is expected, got %q", option)
	}
	words := ""
	if r.Comments && s.Doc != "" {
		words = docHTML(s.Doc)
	}
	text := r.Source.Lines(s.File, s.Line, s.End)
	return fmt.Sprintf("<figure class=\"source %s\" style=\"--longest:%d\">%s<pre class=\"code\" tabindex=\"0\"><code>%s</code></pre>"+
		"<figcaption><a href=\"%s\">%s:%d</a></figcaption></figure>\n", sizeClass(s.End-s.Line+1), longest(text), words,
		byLine(gosrc.Highlight(text)), html.EscapeString(r.SourceLink(s)), s.File, s.Line), nil
}

// byLine makes each line of code a block, so that what has to wrap is indented.
func byLine(code string) string {
	lines := strings.SplitAfter(code, "\n")
	return `<span class="l">` + strings.Join(lines, `</span><span class="l">`) + "</span>"
}

// docHTML sets a doc comment as prose, its formulas as code. Its last words say
// which slide it belongs to, which the slide need not be told.
func docHTML(doc string) string {
	parser := comment.Parser{LookupSym: func(string, string) bool { return true }}
	text := parser.Parse(doc)
	if last := len(text.Content) - 1; last > 0 && reference.MatchString(string(new(comment.Printer).Text(&comment.Doc{Content: text.Content[last:]}))) {
		text.Content = text.Content[:last]
	}
	printer := comment.Printer{DocLinkURL: func(*comment.DocLink) string { return "" }, HeadingLevel: 4}
	return `<div class="doc">` + string(printer.HTML(text)) + "</div>"
}

var reference = regexp.MustCompile(`^(Eq\. \(|Algorithm |Slides? ")`)

// longest is the length of the longest line, with tabs as wide as on a slide.
func longest(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n = max(n, utf8.RuneCountInString(line)+strings.Count(line, "\t"))
	}
	return n
}

// sizeClass chooses the type size by which a number of lines fits a slide.
func sizeClass(lines int) string {
	switch {
	case lines == 1:
		return "short"
	case lines <= 12:
		return "large"
	case lines <= 20:
		return "medium"
	}
	return "long"
}

func (r *Renderer) demo(name, state string) (string, error) {
	words, ok := r.Demos[name]
	if !ok {
		var known []string
		for d := range r.Demos {
			known = append(known, d)
		}
		sort.Strings(known)
		return "", fmt.Errorf("there is no demo %q, only %s", name, strings.Join(known, ", "))
	}
	return fmt.Sprintf("<div class=\"demo\" data-demo=\"%s\" data-state=\"%s\" role=\"group\" aria-label=\"Live demo: %s\">"+
		"<p class=\"alternative\">%s</p></div>\n", name, html.EscapeString(strings.ReplaceAll(state, " ", "&")),
		name, html.EscapeString(words)), nil
}
