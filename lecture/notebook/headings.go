package notebook

import (
	"regexp"
	"strings"

	"nnlecture/lecture/markup"
	"nnlecture/notebooks/ipynb"
)

// Heading is a line of a text cell that starts with #.
type Heading struct {
	Level  int
	Text   string
	Anchor string
	At     markup.Pos
}

var headingLine = regexp.MustCompile(`^(#{1,6})\s+(.+?)\s*#*\s*$`)

// Headings lists the headings of all text cells, fenced code left out.
func Headings(nb *ipynb.Notebook) []Heading {
	var out []Heading
	for _, cell := range nb.Cells {
		if cell.Type != "markdown" {
			continue
		}
		fenced := false
		for line := range strings.SplitSeq(string(cell.Source), "\n") {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			}
			if m := headingLine.FindStringSubmatch(line); m != nil && !fenced {
				plain := strings.NewReplacer("*", "", "`", "", "$", "").Replace(m[2])
				at := markup.Pos{File: nb.File, Line: nb.Line(line)}
				out = append(out, Heading{len(m[1]), plain, markup.Anchor(plain), at})
			}
		}
	}
	return out
}
