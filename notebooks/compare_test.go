package notebooks

import (
	"fmt"
	"regexp"

	"nnlecture/notebooks/ipynb"
)

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
	if diff := textDifference(string(want.Text), string(got.Text), asNumber); diff != "" {
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
		if diff := formDifference(form, anonymous(string(text)), anonymous(string(other))); diff != "" {
			return form + " " + diff
		}
	}
	return ""
}

func formDifference(form, want, got string) string {
	switch form {
	case "image/svg+xml", "text/html":
		return markupDifference(want, got)
	case "image/png":
		return imageDifference(want, got)
	}
	return textDifference(want, got, asNumber)
}

// identity is the id of a film: a hash of its content, compressed images included.
var identity = regexp.MustCompile(`nn-[0-9a-f]{6,}`)

// anonymous replaces the ids by their order, so that what refers to an id must
// still refer to the same one.
func anonymous(s string) string {
	order := map[string]int{}
	return identity.ReplaceAllStringFunc(s, func(id string) string {
		if _, known := order[id]; !known {
			order[id] = len(order) + 1
		}
		return fmt.Sprintf("nn-%c", 'a'+order[id])
	})
}
