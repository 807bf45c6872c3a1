package lite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// policy is the Content-Security-Policy of JupyterLab's page. JupyterLab starts
// from a script in the page, compiles its settings' schemas with eval, and runs
// the scripts of shown charts. What is loaded comes from this host alone.
const policy = "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; worker-src 'self' blob:; connect-src 'self' data: blob:; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; " +
	"frame-src 'self' data: blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// configure tells JupyterLab where the site has the rest, and the browser where
// JupyterLab may load from.
func configure(files map[string]File, places Places) error {
	const settings, page, head = "jupyter-lite.json", "lab/index.html", `<meta charset="utf-8">`
	raw, err := os.ReadFile(files[settings].From)
	if err != nil {
		return err
	}
	var all map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		return fmt.Errorf("%s: %w", files[settings].From, err)
	}
	config, ok := all["jupyter-config-data"].(map[string]any)
	if !ok {
		return fmt.Errorf("%s has no jupyter-config-data", files[settings].From)
	}
	config["litePluginSettings"] = map[string]any{"nnlecture": places}
	if raw, err = json.Marshal(all); err != nil {
		return err
	}
	files[settings] = File{Data: raw}

	if raw, err = os.ReadFile(files[page].From); err != nil {
		return err
	}
	guarded := bytes.Replace(raw, []byte(head), []byte(head+`<meta http-equiv="Content-Security-Policy" content="`+policy+`">`), 1)
	if len(guarded) == len(raw) {
		return fmt.Errorf("%s has no %s", files[page].From, head)
	}
	files[page] = File{Data: guarded}
	return nil
}
