package deck

import (
	"fmt"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"nnlecture/lecture/markup"
)

// Equation is one of the lecture's numbered equations.
type Equation struct {
	Name string `yaml:"name"` // what it is called, for those who listen
	TeX  string `yaml:"tex"`
	At   markup.Pos
}

// LoadEquations reads lecture/equations.yaml.
func LoadEquations(root string) (map[int]*Equation, error) {
	const file = "lecture/equations.yaml"
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		return nil, err
	}
	var nodes map[int]yaml.Node
	if err := yaml.Unmarshal(text, &nodes); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	equations := make(map[int]*Equation, len(nodes))
	for n, node := range nodes {
		e := &Equation{At: markup.Pos{File: file, Line: node.Line}}
		if err := node.Decode(e); err != nil {
			return nil, e.At.Errorf("equation %d: %w", n, err)
		}
		if e.TeX == "" || e.Name == "" {
			return nil, e.At.Errorf("equation %d has no name or no tex", n)
		}
		equations[n] = e
	}
	return equations, nil
}
