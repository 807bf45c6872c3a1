// Package ipynb reads Jupyter notebooks, files of format 4.
package ipynb

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"
)

// Notebook is one file.
type Notebook struct {
	Name  string // "01_perceptron"
	File  string // path from the project's root
	Cells []Cell
	raw   string
}

// Cell is one cell of text or code.
type Cell struct {
	ID      string   `json:"id"` // none in files older than format 4.5
	Type    string   `json:"cell_type"`
	Source  Text     `json:"source"`
	Outputs []Output `json:"outputs"`
}

// Output is what a code cell has shown.
type Output struct {
	Type string          `json:"output_type"`
	Name string          `json:"name"`
	Text Text            `json:"text"`
	Data map[string]Text `json:"data"`
	// Problem is the message of an error.
	Problem string `json:"evalue"`
}

// Text is a string that the format may cut into lines.
type Text string

// UnmarshalJSON reads a string, a list of lines, or any other JSON value as it
// stands there, as application/json has it.
func (t *Text) UnmarshalJSON(raw []byte) error {
	var lines []string
	if json.Unmarshal(raw, &lines) == nil {
		*t = Text(strings.Join(lines, ""))
		return nil
	}
	var whole string
	if json.Unmarshal(raw, &whole) != nil {
		whole = string(raw)
	}
	*t = Text(whole)
	return nil
}

// Read parses the notebook at filename; file is the path that messages and
// pages show.
func Read(filename, file string) (*Notebook, error) {
	raw, err := os.ReadFile(filename)
	if err != nil {
		return nil, err
	}
	nb := &Notebook{Name: strings.TrimSuffix(path.Base(file), ".ipynb"), File: file, raw: string(raw)}
	if err := json.Unmarshal(raw, nb); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return nb, nil
}

// Line tells in which line of the file a line of a cell stands, counted from 1.
// It is 1 for a line that no cell has.
func (nb *Notebook) Line(line string) int {
	quoted, _ := json.Marshal(line)
	at := strings.Index(nb.raw, strings.Trim(string(quoted), `"`))
	if at < 0 {
		return 1
	}
	return 1 + strings.Count(nb.raw[:at], "\n")
}
