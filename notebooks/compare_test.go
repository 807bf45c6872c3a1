package notebooks

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nnlecture/notebooks/ipynb"
)

// Processors that fuse a multiplication with an addition round differently.
const (
	tolerance = 1e-6 // how far numbers may differ, relative to their size
	pixel     = 0.02 // how far coordinates may, which are written with two digits
)

var numbers = regexp.MustCompile(`[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?`)

// identity is what show calls the parts of a picture after: a hash of its content.
var identity = regexp.MustCompile(`nn-[0-9a-f]{6,}`)

// differences lists where fresh outputs are not those that were committed.
func differences(committed, fresh *ipynb.Notebook) []string {
	if len(committed.Cells) != len(fresh.Cells) {
		return []string{fmt.Sprintf("%d cells, want %d", len(fresh.Cells), len(committed.Cells))}
	}
	var found []string
	for i := range committed.Cells {
		want, got := inOrder(committed.Cells[i]), inOrder(fresh.Cells[i])
		if len(got.Outputs) != len(want.Outputs) {
			found = append(found, fmt.Sprintf("cell %d has %d outputs, want %d:\n%s", i+1, len(got.Outputs), len(want.Outputs), want.Source))
			continue
		}
		for j := range want.Outputs {
			if diff := outputDifference(want.Outputs[j], got.Outputs[j]); diff != "" {
				found = append(found, fmt.Sprintf("cell %d, output %d: %s\n%s", i+1, j+1, diff, want.Source))
			}
		}
	}
	return found
}

// inOrder puts what a cell printed before what it displayed: the two reach the
// kernel on different ways, and which comes first is up to chance.
func inOrder(cell ipynb.Cell) ipynb.Cell {
	var printed ipynb.Output
	var displayed []ipynb.Output
	for _, output := range cell.Outputs {
		if output.Type == "stream" && output.Name == "stdout" {
			printed.Type, printed.Name = output.Type, output.Name
			printed.Text += output.Text
		} else {
			displayed = append(displayed, output)
		}
	}
	if printed.Type != "" {
		displayed = append([]ipynb.Output{printed}, displayed...)
	}
	cell.Outputs = displayed
	return cell
}

func outputDifference(want, got ipynb.Output) string {
	if want.Type != got.Type || want.Name != got.Name {
		return fmt.Sprintf("is a %s %s, want a %s %s", got.Type, got.Name, want.Type, want.Name)
	}
	if diff := textDifference(string(want.Text), string(got.Text), tolerance); diff != "" {
		return diff
	}
	if len(want.Data) != len(got.Data) {
		return fmt.Sprintf("comes in %d forms, want %d", len(got.Data), len(want.Data))
	}
	for form, text := range want.Data {
		other, ok := got.Data[form]
		if !ok {
			return "has no " + form
		}
		limit := tolerance
		if form == "image/svg+xml" || form == "text/html" {
			limit = pixel
		}
		if diff := textDifference(string(text), string(other), limit); diff != "" {
			return form + " " + diff
		}
	}
	return ""
}

// textDifference compares words exactly and numbers up to a limit.
func textDifference(want, got string, limit float64) string {
	want, got = identity.ReplaceAllString(want, "nn-"), identity.ReplaceAllString(got, "nn-")
	if want == got {
		return ""
	}
	wantWords, gotWords := numbers.Split(want, -1), numbers.Split(got, -1)
	wantNumbers, gotNumbers := numbers.FindAllString(want, -1), numbers.FindAllString(got, -1)
	for i := range min(len(wantWords), len(gotWords)) {
		if wantWords[i] != gotWords[i] {
			return fmt.Sprintf("says %q, want %q", clip(gotWords[i]), clip(wantWords[i]))
		}
		if i < len(wantNumbers) && i < len(gotNumbers) && !close(wantNumbers[i], gotNumbers[i], limit) {
			return fmt.Sprintf("has %s after %q, want %s", gotNumbers[i], clip(wantWords[i]), wantNumbers[i])
		}
	}
	if len(wantNumbers) != len(gotNumbers) {
		return fmt.Sprintf("has %d numbers, want %d", len(gotNumbers), len(wantNumbers))
	}
	return ""
}

func close(want, got string, limit float64) bool {
	a, errA := strconv.ParseFloat(want, 64)
	b, errB := strconv.ParseFloat(got, 64)
	if errA != nil || errB != nil {
		return want == got
	}
	return math.Abs(a-b) <= max(limit, tolerance*max(math.Abs(a), math.Abs(b)))
}

// clip keeps the end of a long text, which is next to the difference.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return "…" + string(r[len(r)-60:])
	}
	return s
}

func TestTextDifferenceFindsWhatMatters(t *testing.T) {
	for _, c := range []struct {
		want, got string
		differ    bool
	}{
		{"updates: 4", "updates: 4", false},
		{"loss 0.12345678", "loss 0.12345679", false},
		{"loss 0.1234", "loss 0.1235", true},
		{"loss 0.1234", "gain 0.1234", true},
		{"1 2 3", "1 2", true},
		{"[1.5 2]", "[1.5 2 3]", true},
		{"1e+300", "2e+300", true},
		{"a\n", "a\nb\n", true},
		{`<path d="M1,2L3,4"/>`, `<path d="M1,2L3,5"/>`, true},
		{"NaN", "0", true},
		{`<div id="nn-b1e6f00d">1</div>`, `<div id="nn-0badcafe">1</div>`, false},
		{`<div id="nn-b1e6f00d">1</div>`, `<div id="nn-0badcafe">2</div>`, true},
	} {
		if got := textDifference(c.want, c.got, tolerance); (got != "") != c.differ {
			t.Errorf("textDifference(%q, %q) = %q, want a difference: %v", c.want, c.got, got, c.differ)
		}
	}
}
