// Package notebook reads Jupyter notebooks and renders them as pages that need
// no kernel and run no script.
package notebook

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"

	"nnlecture/lecture/markup"
)

// Notebook is a file of format 4.
type Notebook struct {
	Name  string // "01_perceptron"
	File  string // path from the project's root
	Cells []Cell
	text  string
}

// Cell is one cell of text or code.
type Cell struct {
	Type    string   `json:"cell_type"`
	Source  text     `json:"source"`
	Outputs []Output `json:"outputs"`
}

// Output is what a code cell has shown.
type Output struct {
	Type string          `json:"output_type"`
	Name string          `json:"name"`
	Text text            `json:"text"`
	Data map[string]text `json:"data"`
	// of an error
	Problem string `json:"evalue"`
}

// text is a string that the format may cut into lines.
type text string

func (t *text) UnmarshalJSON(raw []byte) error {
	var lines []string
	if json.Unmarshal(raw, &lines) == nil {
		*t = text(strings.Join(lines, ""))
		return nil
	}
	var whole string
	if json.Unmarshal(raw, &whole) != nil {
		whole = string(raw) // a JSON value of its own, as in application/json
	}
	*t = text(whole)
	return nil
}

// Read parses a notebook; file is the path that messages and pages show.
func Read(path, file string) (*Notebook, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(file[strings.LastIndex(file, "/")+1:], ".ipynb")
	nb := &Notebook{Name: name, File: file, text: string(raw)}
	if err := json.Unmarshal(raw, nb); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return nb, nil
}

// Heading is a line of a text cell that starts with #.
type Heading struct {
	Level  int
	Text   string
	Anchor string
	At     markup.Pos
}

var headingLine = regexp.MustCompile(`^(#{1,6})\s+(.+?)\s*#*\s*$`)

// Headings lists the headings of all text cells, fenced code left out.
func (nb *Notebook) Headings() []Heading {
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
				out = append(out, Heading{len(m[1]), plain, markup.Anchor(plain), nb.find(line)})
			}
		}
	}
	return out
}

// find tells in which line of the file a line of a cell stands.
func (nb *Notebook) find(line string) markup.Pos {
	quoted, _ := json.Marshal(line)
	at := strings.Index(nb.text, strings.Trim(string(quoted), `"`))
	if at < 0 {
		return markup.Pos{File: nb.File, Line: 1}
	}
	return markup.Pos{File: nb.File, Line: 1 + strings.Count(nb.text[:at], "\n")}
}
