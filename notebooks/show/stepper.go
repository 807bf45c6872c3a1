package show

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"html"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/internal/pen"
)

//go:embed stepper.css
var stepperCSS string

//go:embed stepper.js
var stepperJS string

// Stepper is a sequence of pictures that the reader scrubs through. Where
// scripts do not run it shows the last picture and all captions.
type Stepper struct {
	Figure
	frames []*Figure
}

// Picture is anything that can be a step: every figure of this package.
type Picture interface{ figure() *Figure }

func (f *Figure) figure() *Figure { return f }

// Steps puts pictures of one size behind a slider. The caption of each is
// shown while it is.
func Steps(pictures ...Picture) *Stepper {
	s := &Stepper{Figure: newFigure("Steps", figureHeight)}
	s.describe = s.describeSteps
	if len(pictures) == 0 {
		s.missing = "there are no pictures"
	}
	for i, picture := range pictures {
		frame := picture.figure()
		if err := frame.problem(); err != nil && s.err == nil {
			s.err = fmt.Errorf("step %d: %w", i+1, err)
		}
		s.frames = append(s.frames, frame)
	}
	return s
}

// Title sets the line above the film.
func (s *Stepper) Title(t string) *Stepper { s.title = t; return s }

// Caption sets the words under the film, which stay while its pictures change.
func (s *Stepper) Caption(t string) *Stepper { s.caption = t; return s }

// Alt replaces the text alternative, which otherwise tells the first and the
// last step.
func (s *Stepper) Alt(t string) *Stepper { s.alt = t; return s }

func (s *Stepper) describeSteps() string {
	return fmt.Sprintf("%d steps, from: %s To: %s", len(s.frames), s.frames[0].AltText(), s.frames[len(s.frames)-1].AltText())
}

// HTML returns the stepper as a piece of a page that needs nothing else.
func (s *Stepper) HTML() (string, error) {
	if err := s.problem(); err != nil {
		return "", err
	}
	var film film
	var captions strings.Builder
	var size [2]float64
	title, shared := s.sharedTitle()
	for i, frame := range s.frames {
		untitled := *frame
		if shared {
			untitled.title = ""
		}
		c, err := untitled.paint(false)
		if err != nil {
			return "", fmt.Errorf("step %d: %w", i+1, err)
		}
		if i > 0 && size != [2]float64{c.Width, c.Height} {
			return "", fmt.Errorf("show.Steps: step %d is %v×%v pixels, want %v×%v like the first", i+1, c.Width, c.Height, size[0], size[1])
		}
		size = [2]float64{c.Width, c.Height}
		film.add(c.Elements)
		words := frame.caption
		if words == "" {
			words = frame.AltText()
		}
		fmt.Fprintf(&captions, "<li>%s</li>\n", html.EscapeString(words))
	}
	return s.page(title, film.svg(), captions.String(), size), nil
}

// sharedTitle is the title above the film: its own, or that of all its frames.
// A title that all frames share need not stand in each.
func (s *Stepper) sharedTitle() (title string, shared bool) {
	for _, frame := range s.frames {
		if frame.title != s.frames[0].title {
			return s.title, false
		}
	}
	if s.title == "" {
		return s.frames[0].title, true
	}
	return s.title, true
}

// page puts the parts together. The id comes from the content, so that a
// re-run gives the same bytes. The HTML is written here, not by html/template,
// which would make the program of every cell half as large again (17.4 instead
// of 11.8 MB) and so slower to link.
func (s *Stepper) page(title, body, captions string, size [2]float64) string {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q%q%s%s", title, s.caption, body, captions)
	id := fmt.Sprintf("nn-%016x", sum.Sum64())
	last := len(s.frames) - 1
	var b strings.Builder
	fmt.Fprintf(&b, "<div class=\"nn-stepper\" id=\"%s\" role=\"group\" aria-label=\"%s\">\n", id, html.EscapeString(title))
	fmt.Fprintf(&b, "<style>%sbody[data-jp-theme-light=\"false\"] .nn-stepper{color-scheme:dark;input{accent-color:#56B4E9}%s}</style>\n", stepperCSS, pen.DarkRules(body))
	if title != "" {
		fmt.Fprintf(&b, "<strong>%s</strong>\n", html.EscapeString(title))
	}
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%[1]s\" height=\"%[2]s\" viewBox=\"0 0 %[1]s %[2]s\" role=\"img\" aria-label=\"%[3]s\" font-family=\"%[4]s\">\n%[5]s</svg>\n",
		pen.Num(size[0]), pen.Num(size[1]), html.EscapeString(s.AltText()), pen.FontFamily, body)
	fmt.Fprintf(&b, `<div class="nn-bar"><button type="button">Back</button><input type="range" min="0" max="%d" step="1" value="%[1]d" aria-label="step"><button type="button">Next</button><button type="button">Play</button><output>%d steps</output></div>`+"\n", last, last+1)
	fmt.Fprintf(&b, "<details><summary>The %d steps in words</summary>\n<ol>\n%s</ol>\n</details>\n", last+1, captions)
	if s.caption != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(s.caption))
	}
	fmt.Fprintf(&b, "<script>\n{%s}\n</script>\n</div>\n", strings.Replace(stepperJS, "ID", id, 1))
	return b.String()
}

// Display shows the stepper under the cell; see [Figure.Display].
func (s *Stepper) Display() {
	page, err := s.HTML()
	if err != nil {
		panic(err)
	}
	cell.Present(protocol.MIMETextHTML, page, s.AltText())
}

// SVG returns the last step as a picture of its own.
func (s *Stepper) SVG() ([]byte, error) {
	if err := s.problem(); err != nil {
		return nil, err
	}
	return s.frames[len(s.frames)-1].SVG()
}
