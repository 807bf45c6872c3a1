package notebooks

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui"

	"nnlecture/notebooks/show/cell"
)

// What the third cell below does must compile here, too. This import also keeps
// gonbui among the modules that set-up fetches.
var _ = func() { cell.Send = gonbui.SendData }

const (
	showsPicture = "show.Points(datasets.XOR()).Display()\n"
	showsText    = "gonbui.DisplayHTML(\"<b>by gonbui</b>\")\ngonbui.Sync()\n"
)

// speakers are cells that display through package show, through gonbui, and
// through both, with what must appear of each.
var speakers = []struct {
	source string
	forms  []string
}{
	{"import (\"github.com/janpfeifer/gonb/gonbui\"; \"nnlecture/datasets\"; \"nnlecture/notebooks/show\"; \"nnlecture/notebooks/show/cell\")\n%%\n" + showsPicture, []string{"image/svg+xml"}},
	{"%%\n" + showsText, []string{"text/html"}},
	{"%%\ncell.Send = gonbui.SendData\n" + showsPicture + showsText + showsPicture, []string{"image/svg+xml", "text/html", "image/svg+xml"}},
	{"%%\n" + showsPicture, []string{"image/svg+xml"}},
}

// Cells may display things of their own through gonbui beside the charts of
// package show: in turn, or in one cell that makes show speak through gonbui.
func TestShowAndGonbuiSpeakInTurn(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a kernel")
	}
	python(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "speakers.ipynb")
	writeNotebook(t, path)
	if out, err := inProject(t, python(t), "lab/execute.py", "--write", path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, c := range read(t, path).Cells {
		if len(c.Outputs) != len(speakers[i].forms) {
			t.Errorf("cell %d shows %d things, want %d:\n%s", i+1, len(c.Outputs), len(speakers[i].forms), c.Source)
			continue
		}
		for j, form := range speakers[i].forms {
			if text := string(c.Outputs[j].Data[form]); text == "" || form == "text/html" && !strings.Contains(text, "by gonbui") {
				t.Errorf("cell %d, output %d is %.80v, want %s", i+1, j+1, c.Outputs[j], form)
			}
		}
	}
}

func writeNotebook(t *testing.T, path string) {
	t.Helper()
	cells := []any{}
	for _, s := range speakers {
		cells = append(cells, map[string]any{"cell_type": "code", "source": s.source, "metadata": map[string]any{}, "outputs": []any{}, "execution_count": nil})
	}
	text, err := json.Marshal(map[string]any{"nbformat": 4, "nbformat_minor": 4, "metadata": map[string]any{}, "cells": cells})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
