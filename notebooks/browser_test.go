package notebooks

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nnlecture/notebooks/chromium"
)

// JupyterLab, started as `make lab` starts it, opens the perceptron, runs all
// of its cells from the menu, draws every chart, and offers the slides.
func TestJupyterLabRunsTheNotebookInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("runs JupyterLab and Chromium")
	}
	python(t)
	ctx := chromium.Start(t, 1400, 1000, 20*time.Minute)
	home, token := startLab(t)

	show(t, ctx, home+"/lab/tree/notebooks/01_perceptron.ipynb?reset&token="+token)
	waitFor(t, ctx, "the kernel Go", `document.querySelector(".jp-Toolbar-kernelName")?.textContent.trim() == "Go"`)
	waitForKernel(t, home, token)
	runAllCells(t, ctx)

	if errors := count(t, ctx, `.jp-Notebook [data-mime-type="application/vnd.jupyter.error"], .jp-Notebook [data-mime-type="application/vnd.jupyter.stderr"]`); errors > 0 {
		t.Errorf("%d cells show an error", errors)
	}
	charts := number(t, ctx, `[...document.querySelectorAll(".jp-RenderedSVG img")].filter(i => i.complete && i.naturalWidth > 300).length`)
	if charts < 8 {
		t.Errorf("%v charts are drawn, want at least 8", charts)
	}
	waitFor(t, ctx, "the interactive chart", `document.querySelector(".nn-chart svg, .nn-chart canvas") != null`)
	stepThrough(t, ctx)

	// A tab of their own: JupyterLab would ask whether to leave the changed notebook.
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	show(t, ctx, home+"/lab/workspaces/launcher?token="+token)
	waitFor(t, ctx, "the tile of the slides", `[...document.querySelectorAll(".jp-LauncherCard")].some(c => c.title.includes("Lecture slides") || c.textContent.includes("Lecture slides"))`)
	show(t, ctx, home+"/lecture/?token="+token)
	waitFor(t, ctx, "the slides through JupyterLab", `document.querySelectorAll(".reveal section").length > 10`)
}

// startLab starts JupyterLab on the next free port, which JupyterLab finds
// itself, and returns its address and token.
func startLab(t *testing.T) (home, token string) {
	t.Helper()
	token = strconv.FormatInt(time.Now().UnixNano(), 36)
	cmd := inProject(t, "sh", "lab/lab.sh", "--no-browser", "--IdentityProvider.token="+token)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		cmd.Wait()
	})
	return address(t, said), token
}

// address waits until JupyterLab says where it is running.
func address(t *testing.T, said io.Reader) string {
	t.Helper()
	place := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	lines, ended := make(chan string, 1000), make(chan bool, 1)
	go func() {
		for scanner := bufio.NewScanner(said); scanner.Scan(); {
			select {
			case lines <- scanner.Text():
			default: // nobody reads any more
			}
		}
		ended <- true
	}()
	var log []string
	tooLate := time.After(patience)
	for running := false; ; {
		select {
		case line := <-lines:
			log = append(log, line)
			running = running || strings.Contains(line, "is running at")
			if home := place.FindString(line); running && home != "" {
				return home
			}
		case <-ended:
			t.Fatalf("JupyterLab ended before it ran:\n%s", strings.Join(log, "\n"))
		case <-tooLate:
			t.Fatalf("waited %v for JupyterLab:\n%s", patience, strings.Join(log, "\n"))
		}
	}
}

// waitForKernel waits until the page is connected to a kernel: what is run
// before, JupyterLab only clears.
func waitForKernel(t *testing.T, home, token string) {
	t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(200 * time.Millisecond) {
		var sessions []struct {
			Kernel struct{ Connections int }
		}
		answer, err := http.Get(home + "/api/sessions?token=" + token)
		if err != nil {
			continue
		}
		err = json.NewDecoder(answer.Body).Decode(&sessions)
		answer.Body.Close()
		if err == nil && len(sessions) > 0 && sessions[0].Kernel.Connections > 0 {
			return
		}
	}
	t.Fatalf("waited %v for a connected kernel", patience)
}

// runAllCells picks Run → Run All Cells and waits until the last cell is done.
func runAllCells(t *testing.T, ctx context.Context) {
	t.Helper()
	const menu = `[...document.querySelectorAll(".lm-MenuBar-item")].find(e => e.textContent.trim() == "Run")`
	const item = `[...document.querySelectorAll(".lm-Menu-itemLabel")].find(e => e.textContent.trim() == "Run All Cells")`
	press(t, ctx, menu)
	waitFor(t, ctx, "the menu", item+` != null`)
	press(t, ctx, item)
	waitFor(t, ctx, "a cell that runs", `[...document.querySelectorAll(".jp-InputPrompt")].some(p => p.textContent.includes("*"))`)
	waitFor(t, ctx, "all cells", `![...document.querySelectorAll(".jp-InputPrompt")].some(p => p.textContent.includes("*"))`)
}

// stepThrough presses Next in the first film and looks whether it moves.
func stepThrough(t *testing.T, ctx context.Context) {
	t.Helper()
	const next = `[...document.querySelectorAll(".nn-stepper button")].find(b => b.textContent.trim() == "Next")`
	const at = `+document.querySelector(".nn-stepper input[type=range]").value`
	waitFor(t, ctx, "the film of the worked example", next+` != null`)
	before := number(t, ctx, at)
	press(t, ctx, next)
	if after := number(t, ctx, at); after != before+1 {
		t.Errorf("Next leads from step %v to %v of the film", before, after)
	}
}
