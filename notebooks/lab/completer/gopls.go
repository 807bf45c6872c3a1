package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
)

// settings keep gopls to what a notebook asks of it: completions and
// descriptions for the cell's own file.
var settings = map[string]any{
	"expandWorkspaceToModule": false,  // the project is a library here, not work to be checked
	"diagnosticsTrigger":      "Save", // and nothing is saved: cells are checked when they run
	"vulncheck":               "Off",
	"directoryFilters":        []string{"-**/node_modules", "-**/.venv"},
}

// environment of gopls. Its heap may hold a quarter of garbage, not as much as
// it has in use; and it starts no helper for telemetry, as no process does that
// is marked as such a helper's child.
func environment() []string {
	return append(os.Environ(), "GOGC=25", "GO_TELEMETRY_CHILD=2")
}

// gopls is one running language server.
type gopls struct {
	*link
	cmd *exec.Cmd
}

// startGopls starts the server in the cell's folder and waits until it takes
// questions. It ends by itself when its standard input does.
func startGopls(path string, params map[string]any) (*gopls, error) {
	cmd := exec.Command(path)
	cmd.Env = environment()
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	g := &gopls{link: newLink(out, in), cmd: cmd}
	if err := g.initialize(params); err != nil {
		g.stop()
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return g, nil
}

func (g *gopls) initialize(params map[string]any) error {
	params["initializationOptions"] = settings
	raw, err := json.Marshal(params)
	if err != nil {
		return err
	}
	id := json.RawMessage(`"start"`)
	if err := g.send(&message{ID: id, Method: "initialize", Params: raw}); err != nil {
		return err
	}
	for {
		m, err := g.receive()
		if err != nil {
			return err
		}
		if m.isAnswer() && bytes.Equal(m.ID, id) {
			return g.notify("initialized", struct{}{})
		}
	}
}

func (g *gopls) stop() {
	_ = g.cmd.Process.Kill()
	_ = g.cmd.Wait()
}
