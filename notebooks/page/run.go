package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// runFile runs a notebook from its start and writes it with its outputs. It
// ends at the first cell that fails, whose error is among the outputs written.
func runFile(path string, out io.Writer) error {
	b, err := openBrowser()
	if err != nil {
		return err
	}
	defer b.stop()
	return runIn(b, path, out)
}

// runIn is runFile in a page that may have run others before.
func runIn(b *browser, path string, out io.Writer) error {
	notebook, err := readNotebook(path)
	if err != nil {
		return err
	}
	if err := b.reset(); err != nil {
		return err
	}
	failure := notebook.run(b, path)
	return errors.Join(notebook.write(out), failure)
}

// notebook is the file as it stands, so that what is not run stays as it is.
type notebook struct {
	content map[string]any
	cells   []map[string]any
}

func readNotebook(path string) (*notebook, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	n := &notebook{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&n.content); err != nil {
		return nil, fmt.Errorf("%s is no notebook: %w", path, err)
	}
	list, ok := n.content["cells"].([]any)
	if !ok {
		return nil, fmt.Errorf("%s is no notebook: it has no list of cells", path)
	}
	for i, item := range list {
		cell, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s: cell %d is no object", path, i+1)
		}
		n.cells = append(n.cells, cell)
	}
	return n, nil
}

// run runs the code cells until one fails.
func (n *notebook) run(b *browser, path string) error {
	number := 0
	for i, cell := range n.cells {
		if cell["cell_type"] != "code" || tagged(cell, "skip-execution") {
			continue
		}
		number++
		r, err := b.run(number, source(cell))
		if err != nil {
			return err
		}
		cell["execution_count"] = number
		cell["outputs"] = settle(r.Outputs)
		if !r.OK && !tagged(cell, "raises-exception") {
			return fmt.Errorf("%s: cell %d failed: %s", path, i+1, reason(r))
		}
	}
	return nil
}

// tagged reports whether a cell bears a tag. Jupyter's tools know two of them:
// a cell that is left out, and one that may fail.
func tagged(cell map[string]any, tag string) bool {
	metadata, _ := cell["metadata"].(map[string]any)
	tags, _ := metadata["tags"].([]any)
	return slices.Contains(tags, any(tag))
}

// source is the text of a cell, which the format may cut into lines.
func source(cell map[string]any) string {
	if lines, ok := cell["source"].([]any); ok {
		var all strings.Builder
		for _, line := range lines {
			text, _ := line.(string)
			all.WriteString(text)
		}
		return all.String()
	}
	text, _ := cell["source"].(string)
	return text
}

// reason is what the last output, an error, says.
func reason(r *result) string {
	last := r.Outputs[len(r.Outputs)-1]
	return fmt.Sprint(last["evalue"])
}

// settle brings outputs into the form in which files keep them: printed text in
// one piece, updates applied to what they update, texts cut into lines.
func settle(outputs []map[string]any) []map[string]any {
	kept := []map[string]any{}
	shown := map[any]map[string]any{}
	for _, o := range outputs {
		var id any
		if transient, ok := o["transient"].(map[string]any); ok {
			id = transient["display_id"]
			delete(o, "transient")
		}
		if o["output_type"] == "update_display_data" {
			if before := shown[id]; before != nil {
				before["data"], before["metadata"] = o["data"], o["metadata"]
			}
			continue
		}
		if id != nil {
			shown[id] = o
		}
		if last := len(kept) - 1; last >= 0 && o["output_type"] == "stream" && kept[last]["name"] == o["name"] {
			kept[last]["text"] = fmt.Sprint(kept[last]["text"], o["text"])
			continue
		}
		kept = append(kept, o)
	}
	for _, o := range kept {
		cutTexts(o)
	}
	return kept
}

func cutTexts(output map[string]any) {
	if text, ok := output["text"].(string); ok {
		output["text"] = lines(text)
	}
	data, _ := output["data"].(map[string]any)
	for kind, value := range data {
		if text, ok := value.(string); ok {
			data[kind] = lines(text)
		}
	}
}

// lines cuts a text after each line.
func lines(text string) []string {
	all := strings.SplitAfter(text, "\n")
	if all[len(all)-1] == "" {
		all = all[:len(all)-1]
	}
	return all
}

// write writes the file as Jupyter does: sorted keys, one space a level.
func (n *notebook) write(out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(n.content)
}
