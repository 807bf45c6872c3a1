package show

import (
	"errors"
	"fmt"
	"html"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/internal/pen"
)

// Figure is a picture together with its words. Every kind of picture embeds
// one, so that title, caption and text alternative are set alike everywhere.
type Figure struct {
	kind                string // the function that made it, for error messages
	title, caption, alt string
	width, height       float64 // of the picture alone, in CSS pixels
	draw                func(draw.Canvas)
	describe            func() string
	err                 error  // the first thing that was wrong with the input
	missing             string // what has to be added before there is something to draw; "" once it is
}

// A figure is as wide as a notebook's text and a little lower than wide; on a
// projector the browser scales it.
const (
	figureWidth  = 640
	figureHeight = 400
	inset        = 16 // between the card's rim and what stands on it
)

func newFigure(kind string, height float64) Figure {
	return Figure{kind: kind, width: figureWidth, height: height}
}

// Title sets the line above the picture.
func (f *Figure) Title(s string) *Figure { f.title = s; return f }

// Caption sets the words under the picture: what there is to see in it.
func (f *Figure) Caption(s string) *Figure { f.caption = s; return f }

// Alt replaces the text alternative, which otherwise is made from the data.
func (f *Figure) Alt(s string) *Figure { f.alt = s; return f }

// Height sets how high the picture is, in CSS pixels, without title and caption.
func (f *Figure) Height(px float64) *Figure {
	if !(px >= 80 && px <= 2000) {
		f.fail("Height is %v, want 80 to 2000 pixels", px)
		return f
	}
	f.height = px
	return f
}

// fail remembers the first thing that is wrong.
func (f *Figure) fail(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf("show."+f.kind+": "+format, args...)
	}
}

// problem is why the picture cannot be drawn, or nil.
func (f *Figure) problem() error {
	if f.err == nil && f.missing != "" {
		return fmt.Errorf("show.%s: %s: %w", f.kind, f.missing, errNothing)
	}
	return f.err
}

// AltText is the text alternative: what somebody who cannot see the picture is
// told, and what a terminal shows. Of a picture that cannot be drawn it says
// why.
func (f *Figure) AltText() string {
	if err := f.problem(); err != nil {
		return err.Error()
	}
	if f.alt != "" {
		return f.alt
	}
	words := []string{}
	for _, part := range []string{f.title, f.describe(), f.caption} {
		if part != "" {
			words = append(words, strings.TrimSuffix(part, "."))
		}
	}
	return strings.Join(words, ". ") + "."
}

// paint draws title and picture, and the caption if it is wanted inside, on a
// card of fitting size.
func (f *Figure) paint(withCaption bool) (*pen.Canvas, error) {
	if err := f.problem(); err != nil {
		return nil, err
	}
	var lines []string
	if withCaption {
		lines = pen.Wrap(f.caption, pen.CaptionSize, f.width-2*inset)
	}
	head, foot := 0.0, 0.0
	if f.title != "" {
		head = 32
	}
	if len(lines) > 0 {
		foot = pen.LineHeight*float64(len(lines)) + 12
	}
	c := pen.NewCanvas(f.width, head+f.height+foot)
	c.DrawCard()
	page := draw.New(c)
	if f.title != "" {
		pen.Write(page, inset, c.Height-24, f.title, pen.TextStyle{Size: pen.TitleSize, Bold: true})
	}
	f.draw(draw.Crop(page, inset, -inset, vg.Length(foot+12), vg.Length(-head-12)))
	for i, line := range lines {
		pen.Write(page, inset, foot-14-pen.LineHeight*float64(i), line, pen.TextStyle{Size: pen.CaptionSize, Color: pen.Muted})
	}
	return c, nil
}

// SVG returns the picture as a file of its own: with its words, its own
// background, and its colours for dark pages.
func (f *Figure) SVG() ([]byte, error) {
	c, err := f.paint(true)
	if err != nil {
		return nil, err
	}
	body := strings.Join(c.Elements, "\n")
	title := f.title
	if title == "" {
		title = f.kind
	}
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" role="img" font-family="%s">`+"\n",
		pen.Num(c.Width), pen.Num(c.Height), pen.FontFamily)
	fmt.Fprintf(&svg, "<title>%s</title>\n<desc>%s</desc>\n", html.EscapeString(title), html.EscapeString(f.AltText()))
	svg.WriteString(body)
	fmt.Fprintf(&svg, "\n<style>@media (prefers-color-scheme:dark){%s}</style>\n</svg>\n", pen.DarkRules(body))
	return []byte(svg.String()), nil
}

// Display shows the figure under the cell, or prints its text alternative
// where no notebook runs the program. It panics if the figure was given
// something it cannot draw; the message says what.
func (f *Figure) Display() {
	svg, err := f.SVG()
	if err != nil {
		panic(err)
	}
	cell.Present(protocol.MIMEImageSVG, string(svg), f.AltText())
}

// errNothing is wrapped where a picture of no data was asked for.
var errNothing = errors.New("there is nothing to draw")
