package lite

import (
	"bytes"
	"encoding/json"
	"strings"
)

// joined does what Jupyter's server does to a notebook: it puts texts together
// that the file has as lists of lines, for JupyterLab's table of contents fails
// on those, and says that the cells are trusted.
func joined(raw []byte) ([]byte, error) {
	var notebook map[string]any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&notebook); err != nil {
		return nil, err
	}
	for _, cell := range objects(notebook["cells"]) {
		join(cell, "source")
		trust(cell)
		for _, output := range objects(cell["outputs"]) {
			join(output, "text")
			data, _ := output["data"].(map[string]any)
			for kind := range data {
				join(data, kind)
			}
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(notebook)
	return out.Bytes(), err
}

// trust lets JupyterLab show what the site's own cells have shown, charts and
// scripts. Jupyter's server decides that by a signature.
func trust(cell map[string]any) {
	if metadata, ok := cell["metadata"].(map[string]any); ok && cell["cell_type"] == "code" {
		metadata["trusted"] = true
	}
}

// objects are those in a list.
func objects(list any) (all []map[string]any) {
	items, _ := list.([]any)
	for _, item := range items {
		if object, ok := item.(map[string]any); ok {
			all = append(all, object)
		}
	}
	return all
}

// join makes one text of a field that is a list of lines.
func join(object map[string]any, field string) {
	lines, ok := object[field].([]any)
	if !ok {
		return
	}
	var text strings.Builder
	for _, line := range lines {
		part, ok := line.(string)
		if !ok {
			return // a list of something else
		}
		text.WriteString(part)
	}
	object[field] = text.String()
}
