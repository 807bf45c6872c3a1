package show

import (
	"fmt"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/internal/film"
)

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
	var frames film.Film
	title, shared := s.sharedTitle()
	page := film.Page{Title: title, Caption: s.caption, Alt: s.AltText()}
	for i, frame := range s.frames {
		untitled := *frame
		if shared {
			untitled.title = ""
		}
		c, err := untitled.paint(false)
		if err != nil {
			return "", fmt.Errorf("step %d: %w", i+1, err)
		}
		if i > 0 && (page.Width != c.Width || page.Height != c.Height) {
			return "", fmt.Errorf("show.Steps: step %d is %v×%v pixels, want %v×%v like the first", i+1, c.Width, c.Height, page.Width, page.Height)
		}
		page.Width, page.Height = c.Width, c.Height
		frames.Add(c.Elements)
		words := frame.caption
		if words == "" {
			words = frame.AltText()
		}
		page.Captions = append(page.Captions, words)
	}
	return page.HTML(&frames), nil
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
