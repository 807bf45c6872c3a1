package deck

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
)

// Renderer turns slides into HTML. Its functions answer for names that live
// outside the slides.
type Renderer struct {
	Source    *gosrc.Index
	Equations map[int]*Equation
	Formulas  *markup.Formulas
	Slides    map[string]*Slide
	Demos     map[string]string // name → what one sees, in words
	Figure    func(name string) (svg string, err error)
	Notebook  func(target string) (label string, err error)
	Exercise  func(name string) (label string, err error)

	Comments bool // code is shown below its comment

	Root    string                 // what leads from the page to the site's root: "" or "../"
	SlideAt func(id string) string // the address of a slide on this kind of page
}

// Body renders what a slide shows.
func (r *Renderer) Body(s *Slide) (string, error) {
	var out strings.Builder
	err := r.blocks(&out, s.body)
	return out.String(), err
}

// Notes renders what a slide tells the speaker.
func (r *Renderer) Notes(s *Slide) (string, error) { return r.markdown(s.notes) }

func (r *Renderer) markdown(c chunk) (string, error) {
	converter := &markup.Converter{
		Formulas:  r.Formulas,
		ShortCode: r.inline,
		Quotes:    true,
		Code:      func(_, code string) string { return gosrc.Highlight(code) },
	}
	return converter.HTML(c.text, c.at)
}

func (r *Renderer) blocks(out *strings.Builder, blocks []block) error {
	for _, b := range blocks {
		if err := r.block(out, b); err != nil {
			return err
		}
	}
	return nil
}

func (r *Renderer) block(out *strings.Builder, b block) error {
	switch b := b.(type) {
	case chunk:
		text, err := r.markdown(b)
		out.WriteString(text)
		return err
	case display:
		fmt.Fprintf(out, "<div class=\"formula\">%s</div>\n", r.Formulas.Add(b.tex, true, b.at))
		return nil
	}
	d := b.(*directive)
	if containers[d.name] {
		return r.container(out, d)
	}
	text, err := r.leaf(d)
	if err != nil {
		return d.at.Errorf("{{%s %s}}: %w", d.name, d.args, err)
	}
	out.WriteString(text)
	return nil
}

func (r *Renderer) container(out *strings.Builder, d *directive) error {
	open, closing := `<div class="`+d.name+`">`, "</div>\n"
	switch d.name {
	case "step":
		open = `<div class="fragment">`
	case "slip":
		open = `<aside class="slip"><p class="label">Where the source slips</p>`
		closing = "</aside>\n"
	case "box":
		open = `<div class="box"><p class="label">` + html.EscapeString(d.args) + `</p>`
	case "columns":
		grid, err := columns(d)
		if err != nil {
			return err
		}
		open = `<div class="columns" style="grid-template-columns:` + grid + `">`
	}
	out.WriteString(open)
	for _, part := range d.parts {
		if d.name == "columns" {
			out.WriteString(`<div class="column">`)
		}
		if err := r.blocks(out, part); err != nil {
			return err
		}
		if d.name == "columns" {
			out.WriteString("</div>\n")
		}
	}
	out.WriteString(closing)
	return nil
}

// columns turns "3:2" into the tracks of a grid, one for each part.
func columns(d *directive) (string, error) {
	if d.args == "" {
		return fmt.Sprintf("repeat(%d,minmax(0,1fr))", len(d.parts)), nil
	}
	var tracks []string
	for width := range strings.SplitSeq(d.args, ":") {
		if _, err := strconv.ParseFloat(width, 64); err != nil {
			return "", d.at.Errorf("{{columns %s}}: widths look like 3:2", d.args)
		}
		tracks = append(tracks, "minmax(0,"+width+"fr)")
	}
	if len(tracks) != len(d.parts) {
		return "", d.at.Errorf("{{columns %s}} has %d widths and %d columns", d.args, len(tracks), len(d.parts))
	}
	return strings.Join(tracks, " "), nil
}
