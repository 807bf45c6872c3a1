package compose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Problem is one thing that the compiler has to say.
type Problem struct {
	Place   Place  `json:"place"` // zero if it is about no line of a cell
	Message string `json:"message"`
	Excerpt string `json:"excerpt"` // the lines around it, with a mark under the spot
}

// Failure is what the compiler says about a program that it refuses.
type Failure struct {
	Problems []Problem `json:"problems"`
	text     []string
}

func (f *Failure) Error() string { return strings.Join(f.text, "\n") }

func (f *Failure) add(p Problem, line string) {
	f.Problems = append(f.Problems, p)
	f.text = append(f.text, line)
}

// Traceback is the failure in Jupyter's form, in the words of the GoNB kernel.
func (f *Failure) Traceback() []string {
	var lines []string
	for _, p := range f.Problems {
		line := "\x1b[31m" + p.Message + "\x1b[0m"
		if p.Place != (Place{}) {
			line = fmt.Sprintf("Cell[%d]: Line %d\n%s\n%s", p.Place.Cell, p.Place.Line, p.Excerpt, line)
		}
		lines = append(lines, line)
	}
	return lines
}

var compilerLine = regexp.MustCompile(`^(?:\./)?main\.go:(\d+):(\d+): (.*)$`)

// Explain reads what the compiler printed about the program.
func (p *Program) Explain(output string) *Failure {
	f := &Failure{}
	code := strings.Split(p.Source, "\n")
	for _, text := range strings.Split(strings.TrimRight(output, "\n"), "\n") {
		match := compilerLine.FindStringSubmatch(text)
		if match == nil {
			f.add(Problem{Message: text}, text)
			continue
		}
		line, _ := strconv.Atoi(match[1])
		column, _ := strconv.Atoi(match[2])
		f.add(Problem{p.place(line), match[3], excerpt(code, line, column)}, text)
	}
	return f
}

// place is where a line of the program comes from; lines count from 1.
func (p *Program) place(line int) Place {
	if line < 1 || line > len(p.Places) {
		return Place{}
	}
	return p.Places[line-1]
}

const around = 3 // lines of context before and after a problem

// excerpt shows a line among its neighbours, with a mark under the column.
func excerpt(code []string, line, column int) string {
	var out strings.Builder
	for i := max(1, line-around); i <= min(len(code), line+around-1); i++ {
		out.WriteString(code[i-1] + "\n")
		if i == line && column > 0 {
			out.WriteString(strings.Repeat(" ", column-1) + "^\n")
		}
	}
	return out.String()
}

var traceLine = regexp.MustCompile(`/cell/main\.go:(\d+)`)

// Annotate writes the cell's line before each line of the program that a panic
// names, as the kernel does.
func (p *Program) Annotate(text string) string {
	return traceLine.ReplaceAllStringFunc(text, func(match string) string {
		line, _ := strconv.Atoi(match[strings.LastIndexByte(match, ':')+1:])
		place := p.place(line)
		if place == (Place{}) {
			return match
		}
		return fmt.Sprintf(" \x1b[7m[[ Cell [%d] Line %d ]]\x1b[0m %s", place.Cell, place.Line, match)
	})
}
