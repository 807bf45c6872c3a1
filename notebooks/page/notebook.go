package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

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
