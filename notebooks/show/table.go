package show

import (
	"fmt"
	"math"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/internal/pen"
)

// TableText is a table of words and numbers.
type TableText struct {
	caption string
	header  []string
	rows    [][]string
	right   []bool // columns that hold numbers only
	round   func(float64) float64
}

// Table starts a table with the names of its columns.
func Table(columns ...string) *TableText {
	t := &TableText{header: columns, right: make([]bool, len(columns)), round: func(x float64) float64 { return x }}
	for j := range t.right {
		t.right[j] = true
	}
	return t
}

// Decimals rounds the numbers of the rows to come to n decimals: for shares,
// of which a millionth is nothing.
func (t *TableText) Decimals(n int) *TableText {
	t.round = func(x float64) float64 { return math.Round(x*math.Pow10(n)) / math.Pow10(n) }
	return t
}

// Row adds a row, a value for each column. Numbers are written with four
// significant digits and stand to the right. It panics if the number of values
// is not that of the columns.
func (t *TableText) Row(values ...any) *TableText {
	if len(values) != len(t.header) {
		panic(fmt.Errorf("show.Table: row %d has %d values, want %d, one per column", len(t.rows)+1, len(values), len(t.header)))
	}
	row := make([]string, len(values))
	for j, value := range values {
		switch v := value.(type) {
		case float64:
			row[j] = pen.Pretty(t.round(v))
		case int:
			row[j] = pen.Minus(fmt.Sprint(v))
		default:
			row[j], t.right[j] = fmt.Sprint(v), false
		}
	}
	t.rows = append(t.rows, row)
	return t
}

// Caption sets the words under the table.
func (t *TableText) Caption(s string) *TableText { t.caption = s; return t }

// Markdown returns the table.
func (t *TableText) Markdown() string {
	var b strings.Builder
	line := func(fields []string) {
		b.WriteString("|")
		for _, field := range fields {
			b.WriteString(" " + strings.ReplaceAll(strings.ReplaceAll(field, "|", `\|`), "\n", " ") + " |")
		}
		b.WriteString("\n")
	}
	line(t.header)
	rule := make([]string, len(t.header))
	for j := range rule {
		rule[j] = ":---"
		if t.right[j] {
			rule[j] = "---:"
		}
	}
	line(rule)
	for _, row := range t.rows {
		line(row)
	}
	if t.caption != "" {
		b.WriteString("\n*" + t.caption + "*\n")
	}
	return b.String()
}

// Display shows the table under the cell, or prints it where no notebook runs
// the program.
func (t *TableText) Display() {
	cell.Present(protocol.MIMETextMarkdown, t.Markdown(), t.Markdown())
}
