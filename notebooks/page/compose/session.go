package compose

import (
	"fmt"
	"go/scanner"
	"strings"
)

// Session remembers what the cells of one notebook have declared.
type Session struct {
	// Environment is what %env has set.
	Environment map[string]string

	packages     []Package
	declarations []*declaration
	args         []string
}

// NewSession starts a notebook whose cells may import the given packages.
func NewSession(packages []Package) *Session {
	return &Session{Environment: map[string]string{}, packages: packages}
}

// Plan is what running a cell comes to.
type Plan struct {
	Said    string   `json:"said"`  // what its commands print
	Shell   []string `json:"shell"` // lines after !, for the runner to answer
	Program *Program `json:"program"`
}

// Cell reads a cell and composes its program; a cell of commands alone has none.
// Commands act at once, as in GoNB; declarations stay only after [Session.Keep].
func (s *Session) Cell(number int, source string) (*Plan, error) {
	lines := strings.Split(source, "\n")
	c := &cell{session: s, number: number, lines: lines, plan: &Plan{}}
	if err := c.obey(); err != nil {
		return c.plan, err
	}
	if c.isEmpty() && !c.test {
		return c.plan, nil
	}
	file, err := c.parse()
	if err != nil {
		return c.plan, c.syntaxError(err)
	}
	c.plan.Program = s.compose(file, c)
	return c.plan, nil
}

// Keep makes what the program declares known to later cells. It is called when
// the program has compiled: a cell with a mistake leaves all as it was.
func (s *Session) Keep(p *Program) { s.declarations = p.kept }

// syntaxError says where in the cell the parser stumbled.
func (c *cell) syntaxError(err error) error {
	list, ok := err.(scanner.ErrorList)
	if !ok {
		return err
	}
	failure := &Failure{}
	for _, e := range list {
		line := min(e.Pos.Line-1, len(c.lines))
		failure.add(Problem{Place{c.number, line}, e.Msg, excerpt(c.lines, line, e.Pos.Column)},
			fmt.Sprintf("./main.go:%d:%d: %s", line, e.Pos.Column, e.Msg))
	}
	return failure
}
