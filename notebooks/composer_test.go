package notebooks

import (
	"bytes"
	"encoding/gob"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/ipynb"
	"nnlecture/notebooks/page/compose"
	"nnlecture/notebooks/page/display"
	"nnlecture/notebooks/page/pack"
)

// notComposed are notebooks that the test leaves out, with the reason.
var notComposed = map[string]string{
	"15_cnn.ipynb":     "needs MNIST, and trains networks for minutes",
	"A_datasets.ipynb": "needs MNIST",
}

// The page's composer gives cells the meaning that GoNB gives them: what its
// programs print and show, compiled and run as they are, is what the notebooks
// were committed with, which came out of GoNB. The page's own test compiles
// them for browsers; this one takes no browser.
func TestComposerMeansWhatGoNBMeans(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program for each cell")
	}
	packages, err := pack.Offered("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range notebookFiles(t) {
		t.Run(strings.TrimSuffix(path, ".ipynb"), func(t *testing.T) {
			if reason := notComposed[path]; reason != "" {
				t.Skip(reason)
			}
			t.Parallel()
			committed := read(t, path)
			fresh := &ipynb.Notebook{Cells: append([]ipynb.Cell{}, committed.Cells...)}
			p := &player{t: t, session: compose.NewSession(packages), folder: t.TempDir()}
			for i, cell := range committed.Cells {
				if cell.Type == "code" {
					fresh.Cells[i].Outputs = p.play(i+1, cell)
				}
			}
			for _, diff := range differences(committed, fresh) {
				t.Error(diff)
			}
		})
	}
}

// player runs the cells of one notebook.
type player struct {
	t       *testing.T
	session *compose.Session
	folder  string
}

// play composes a cell and runs its program, unless nothing could come of it.
func (p *player) play(number int, cell ipynb.Cell) []ipynb.Output {
	plan, err := p.session.Cell(number, string(cell.Source))
	if err != nil {
		p.t.Fatalf("cell %d: %v", number, err)
	}
	if len(plan.Shell) > 0 || plan.Program == nil {
		return cell.Outputs // what a shell says is not the composer's
	}
	p.session.Keep(plan.Program)
	if len(cell.Outputs) == 0 && !strings.Contains(string(cell.Source), "%%") {
		return nil // declarations; the next program holds them as well
	}
	return p.run(number, plan.Program)
}

func (p *player) run(number int, program *compose.Program) []ipynb.Output {
	source, binary := filepath.Join(p.folder, "main.go"), filepath.Join(p.folder, "cell")
	out, back := filepath.Join(p.folder, "out"), filepath.Join(p.folder, "back")
	for path, text := range map[string]string{source: program.Source, out: "", back: answers(p.t)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	build := exec.CommandContext(p.t.Context(), "go", "build", "-ldflags=-s -w", "-o", binary, source)
	if text, err := build.CombinedOutput(); err != nil {
		p.t.Fatalf("cell %d: %v\n%s", number, err, text)
	}
	cell := exec.CommandContext(p.t.Context(), binary, program.Args...)
	cell.Env = append(os.Environ(), protocol.GONB_PIPE_ENV+"="+out, protocol.GONB_PIPE_BACK_ENV+"="+back)
	printed, err := cell.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && !program.Test {
		p.t.Fatalf("cell %d: %v\n%s", number, err, exit.Stderr)
	}
	return append(stream(string(printed)), p.shown(number, out)...)
}

// answers is what the program reads back after each of its pictures.
func answers(t *testing.T) string {
	var all bytes.Buffer
	to := gob.NewEncoder(&all)
	for n := range 1000 {
		if err := to.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: n + 1}); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func stream(printed string) []ipynb.Output {
	if printed == "" {
		return nil
	}
	return []ipynb.Output{{Type: "stream", Name: "stdout", Text: ipynb.Text(printed)}}
}

// shown reads the pictures from the file that was the pipe. One that replaces
// an earlier one takes its place.
func (p *player) shown(number int, file string) []ipynb.Output {
	raw, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	messages, _, err := display.NewPipe().Read(raw)
	if err != nil {
		p.t.Fatalf("cell %d: %v", number, err)
	}
	var outputs []ipynb.Output
	place := map[string]int{}
	for _, m := range messages {
		o := ipynb.Output{Type: "display_data", Data: map[string]ipynb.Text{}}
		for kind, text := range maps.All(m.Data) {
			o.Data[kind] = ipynb.Text(text)
		}
		if at, known := place[m.ID]; known && m.ID != "" {
			outputs[at] = o
			continue
		}
		place[m.ID] = len(outputs)
		outputs = append(outputs, o)
	}
	return outputs
}
