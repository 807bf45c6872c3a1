package main

import (
	"encoding/json"
	"strings"
)

// documents are the cell's files as GoNB sent them last, by address: a gopls
// that starts later learns them from here.
type documents map[string]*document

type document struct {
	URI      string `json:"uri"`
	Language string `json:"languageId"`
	Version  int    `json:"version"`
	Text     string `json:"text"`
}

// note keeps what GoNB says of a file, and returns what gopls should hear: for
// files that are not the cell's only that they have changed on the disk.
func (d documents) note(m *message, folder string) (*message, error) {
	var said struct {
		TextDocument   document
		ContentChanges []struct{ Text string }
	}
	if err := json.Unmarshal(m.Params, &said); err != nil {
		return nil, err
	}
	uri := said.TextDocument.URI
	if !strings.HasPrefix(uri, folder) {
		return changedOnDisk(uri), nil
	}
	switch m.Method {
	case "textDocument/didOpen":
		d[uri] = &said.TextDocument
	case "textDocument/didChange": // GoNB always sends the whole text
		if known := d[uri]; known != nil && len(said.ContentChanges) == 1 {
			known.Version, known.Text = said.TextDocument.Version, said.ContentChanges[0].Text
		}
	case "textDocument/didClose":
		delete(d, uri)
	}
	return m, nil
}

func changedOnDisk(uri string) *message {
	const changed = 2 // the protocol's FileChangeType
	return notification("workspace/didChangeWatchedFiles", map[string]any{
		"changes": []any{map[string]any{"uri": uri, "type": changed}},
	})
}

// opened tells a new gopls all files.
func (d documents) opened() []*message {
	var all []*message
	for _, file := range d {
		all = append(all, notification("textDocument/didOpen", map[string]any{"textDocument": file}))
	}
	return all
}
