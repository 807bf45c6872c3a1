package builder

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"

	"nnlecture/lecture/markup"
)

// vendor adds what notebook pages load of others' work when they need it: each
// script of lecture/web/vendor with all that it imports, as one file.
func (b *Builder) vendor() error {
	web := filepath.Join(b.Root, "lecture", "web")
	ctx, cancel := context.WithTimeout(b.ctx, 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, markup.Node(), filepath.Join(web, "bundle.mjs"))
	cmd.WaitDelay = 5 * time.Second
	var problem bytes.Buffer
	cmd.Stderr = &problem
	output, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("the site's scripts need Node.js: no %q on PATH (set NNLECTURE_NODE to where it is)", markup.Node())
	}
	if err != nil {
		return notInstalled(fmt.Errorf("bundling lecture/web/vendor: %w: %s", err, bytes.TrimSpace(problem.Bytes())))
	}
	var files map[string]string
	if err := json.Unmarshal(output, &files); err != nil {
		return fmt.Errorf("lecture/web/bundle.mjs: %w", err)
	}
	for name, text := range files {
		b.tree["assets/vendor/"+name] = Item{Data: []byte(text)}
	}
	return nil
}
