// Package outline reads lecture/outline.yaml, the one file that ties slides,
// equations, functions, notebook sections, exercises and demos together.
package outline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"nnlecture/lecture/markup"
)

// File is where the outline stands, seen from the project's root.
const File = "lecture/outline.yaml"

// Outline is the whole lecture.
type Outline struct {
	Sections []Section `yaml:"sections"`
	// Headings of notebooks that no slide corresponds to, as "01_perceptron#Real-flowers:-Iris",
	// or "*#Check-yourself" for a heading that every notebook has.
	NotebookOnly []string `yaml:"notebook_only"`
	// Functions that compute a numbered equation beside the one that a slide names.
	Helpers []string `yaml:"helpers"`
}

// Section is one file of slides.
type Section struct {
	Name   string  `yaml:"name"` // "02_perceptron", the file under lecture/slides
	Part   string  `yaml:"part"` // the source's section
	Slides []Entry `yaml:"slides"`
}

// Entry is one slide with all that belongs to it.
type Entry struct {
	ID        string     `yaml:"id"`
	Title     string     `yaml:"title"` // as in the source, unless Own
	Own       bool       `yaml:"own"`   // not in the source
	Equations []int      `yaml:"equations"`
	Functions []string   `yaml:"functions"`
	Notebook  string     `yaml:"notebook"` // "01_perceptron#Model"
	Exercise  string     `yaml:"exercise"` // "01_perceptron"
	Demo      string     `yaml:"demo"`
	At        markup.Pos `yaml:"-"`
}

// Load reads the outline under the project's root.
func Load(root string) (*Outline, error) {
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(File)))
	if err != nil {
		return nil, err
	}
	var o Outline
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&o); err != nil {
		return nil, fmt.Errorf("%s: %w", File, err)
	}
	return &o, nil
}

// UnmarshalYAML keeps the line of each entry for messages.
func (e *Entry) UnmarshalYAML(node *yaml.Node) error {
	type plain Entry
	for i := 0; i+1 < len(node.Content); i += 2 {
		if !knownKeys[node.Content[i].Value] {
			return fmt.Errorf("line %d: a slide has no %q", node.Content[i].Line, node.Content[i].Value)
		}
	}
	if err := node.Decode((*plain)(e)); err != nil {
		return err
	}
	e.At = markup.Pos{File: File, Line: node.Line}
	if e.ID == "" || e.Title == "" {
		return e.At.Errorf("a slide needs id and title")
	}
	return nil
}

var knownKeys = map[string]bool{"id": true, "title": true, "own": true, "equations": true, "functions": true,
	"notebook": true, "exercise": true, "demo": true}

// ByID finds the entry of a slide, or nil.
func (o *Outline) ByID(id string) *Entry {
	for i := range o.Sections {
		for j := range o.Sections[i].Slides {
			if e := &o.Sections[i].Slides[j]; e.ID == id {
				return e
			}
		}
	}
	return nil
}
