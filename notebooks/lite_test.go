package notebooks

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"nnlecture/notebooks/chromium"
	"nnlecture/notebooks/ipynb"
	"nnlecture/notebooks/page/lite"
	"nnlecture/notebooks/page/pack"
)

// The static JupyterLab, under a path of a host that only hands out files, runs
// the perceptron from the menu, stops an endless loop, and sets a notebook that
// was saved back to the original. It loads nothing from elsewhere.
func TestJupyterLabInThePage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds Go for browsers, runs Chromium")
	}
	home := servePage(t)
	ctx := chromium.Start(t, 1400, 1000, 25*time.Minute)
	complaints := listen(t, ctx, home)

	show(t, ctx, home+"lab/")
	waitFor(t, ctx, "the start notebook", current(`path == "notebooks/00_start.ipynb"`))
	waitFor(t, ctx, "the notebooks in their order", `[...document.querySelectorAll(".jp-DirListing-itemName")].map(e => e.textContent.trim()).join() == "`+strings.Join(names(t), ",")+`"`)

	openNotebook(t, ctx, "notebooks/01_perceptron.ipynb")
	runAllCells(t, ctx)
	for _, difference := range differences(withoutShell(committed(t)), withoutShell(shown(t, ctx))) {
		t.Error(difference)
	}
	stopsALoop(t, ctx)
	complaints(t) // a notebook that is closed while its charts are being drawn lets JupyterLab complain
	setsBack(t, ctx)
}

// servePage serves JupyterLab and Go for the page as a static host would, and
// returns the address of their folder.
func servePage(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	files, err := lite.Files(root, lite.Places{Engine: "../go/", Slides: "../slides.html"})
	if err != nil {
		if os.Getenv("CI") == "" {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	engine := filepath.Join(root, "notebooks", "page", ".pack")
	if _, err := pack.Build(root, engine); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/course/go/", http.StripPrefix("/course/go/", http.FileServer(http.Dir(engine))))
	mux.HandleFunc("/favicon.ico", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/course/lab/", func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/course/lab/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		serveFile(w, r, name, files)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/course/"
}

func serveFile(w http.ResponseWriter, r *http.Request, name string, files map[string]lite.File) {
	file, ok := files[name]
	switch {
	case !ok:
		http.NotFound(w, r)
	case name == "jupyter-lite.json": // the test looks at the application from inside
		fmt.Fprint(w, strings.Replace(string(file.Data), `"jupyter-config-data":{`, `"jupyter-config-data":{"exposeAppInBrowser":"true",`, 1))
	case file.Data != nil:
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(file.Data)))
	default:
		http.ServeFile(w, r, file.From)
	}
}

// listen collects what the page must not do. It returns what reports it.
func listen(t *testing.T, ctx context.Context, home string) func(*testing.T) {
	t.Helper()
	found := make(chan string, 1000)
	// A page that has no focus does not know which notebook is in front.
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if url := e.Request.URL; !strings.HasPrefix(url, home) && strings.HasPrefix(url, "http") && !strings.HasSuffix(url, "/favicon.ico") {
				found <- "request to another host or folder: " + url
			}
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				found <- "failed request: " + e.Response.URL
			}
		case *runtime.EventExceptionThrown:
			found <- "exception: " + (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error()
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError {
				found <- fmt.Sprintf("console: %s %s", e.Args[0].Value, e.Args[0].Description)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func(t *testing.T) {
		t.Helper()
		for len(found) > 0 {
			t.Error(<-found)
		}
	}
}

// current is an expression about the notebook in front: its context is c, its path path.
func current(expression string) string {
	return `(() => { const c = jupyterapp.shell.currentWidget.context, path = c.path; return c.isReady && ` + expression + ` })()`
}

// names are the notebooks' names as JupyterLab lists them.
func names(t *testing.T) (all []string) {
	t.Helper()
	files, err := filepath.Glob("*.ipynb")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	return files
}

func committed(t *testing.T) *ipynb.Notebook {
	t.Helper()
	nb, err := ipynb.Read("01_perceptron.ipynb", "notebooks/01_perceptron.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

// openNotebook opens a notebook by its line in the list of files.
func openNotebook(t *testing.T, ctx context.Context, path string) {
	t.Helper()
	do(t, ctx, fmt.Sprintf(`jupyterapp.commands.execute("docmanager:open", {path: %q})`, path))
	waitFor(t, ctx, path, current(fmt.Sprintf(`path == %q && jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status == "idle"`, path)))
}

// do evaluates an expression, or the promise that it is.
func do(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`Promise.resolve(`+expression+`).then(() => true)`, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
}

// shown is the notebook in front, with its outputs.
func shown(t *testing.T, ctx context.Context) *ipynb.Notebook {
	t.Helper()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`JSON.stringify(jupyterapp.shell.currentWidget.context.model.toJSON())`))
	if err != nil {
		t.Fatal(err)
	}
	nb := &ipynb.Notebook{}
	if err := json.Unmarshal([]byte(text), nb); err != nil {
		t.Fatal(err)
	}
	return nb
}

// withoutShell drops the outputs of shell lines, for a page has no shell.
func withoutShell(nb *ipynb.Notebook) *ipynb.Notebook {
	for i := range nb.Cells {
		if strings.HasPrefix(string(nb.Cells[i].Source), "!") {
			nb.Cells[i].Outputs = nil
		}
	}
	return nb
}

// front is the notebook that one sees. Those behind it are in the page, too.
const front = `document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)")`

// stopsALoop runs a loop without an end in the first cell of code, with all
// others waiting for it, and presses Stop: it ends, and nothing waits any more.
func stopsALoop(t *testing.T, ctx context.Context) {
	t.Helper()
	// JupyterLab takes cells that are scrolled away out of the page: their models are asked.
	const cells = `jupyterapp.shell.currentWidget.content.widgets`
	const first = cells + `.find(w => w.model.type == "code").model`
	const printed = `JSON.stringify(` + first + `.outputs.toJSON())`
	do(t, ctx, first+`.sharedModel.setSource("%%\nfmt.Println(\"it runs\")\nfor {\n}")`)
	do(t, ctx, `void jupyterapp.commands.execute("notebook:run-all-cells")`)
	waitFor(t, ctx, "the loop", printed+`.includes("it runs")`)
	press(t, ctx, front+`.querySelector("[data-jp-item-name=interrupt] jp-button")`)
	waitFor(t, ctx, "the end of the loop", printed+`.includes("stopped")`)
	waitFor(t, ctx, "the end of those that waited", `!`+cells+`.some(w => w.inputArea?.promptNode?.textContent.includes("*"))`)
}

// setsBack saves the notebook as it is now, and gets the original back.
func setsBack(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, `jupyterapp.commands.execute("docmanager:save")`)
	do(t, ctx, `void jupyterapp.commands.execute("nnlecture:original")`)
	const button = `document.querySelector(".jp-Dialog button.jp-mod-warn")`
	waitFor(t, ctx, "the question", button+` != null`)
	press(t, ctx, button)
	waitFor(t, ctx, "the original", current(`path == "notebooks/01_perceptron.ipynb" && !JSON.stringify(c.model.toJSON()).includes("it runs")`))
	for _, difference := range differences(committed(t), shown(t, ctx)) {
		t.Error(difference)
	}
}
