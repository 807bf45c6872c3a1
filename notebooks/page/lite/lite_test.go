package lite

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// built lists the files, where set-up has been here.
func built(t *testing.T) map[string]File {
	t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	files, err := Files(root, Places{Engine: "../go/", Slides: "../slides.html"})
	if err != nil {
		if os.Getenv("CI") == "" {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	return files
}

// size is how many bytes a file has.
func size(t *testing.T, f File) int64 {
	t.Helper()
	if f.Data != nil {
		return int64(len(f.Data))
	}
	info, err := os.Stat(f.From)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestShipsWhatIsNeeded(t *testing.T) {
	files := built(t)
	var sum int64
	for name, file := range files {
		sum += size(t, file)
		if strings.HasSuffix(name, ".map") || strings.Contains(name, "pyodide") || strings.HasSuffix(name, "service-worker.js") {
			t.Errorf("%s is shipped", name)
		}
	}
	if sum > 22e6 {
		t.Errorf("%d bytes are shipped, want at most 22 MB", sum)
	}
	for _, name := range []string{"index.html", "lab/index.html", "extensions/nnlecture/container.js", "extensions/nnlecture/style.css",
		"static/echarts/echarts.min.js", "build/third-party-licenses.json", "files/exercises/01_perceptron/perceptron.go"} {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	if page := string(files["lab/index.html"].Data); !strings.Contains(page, `content="default-src 'none'; `) {
		t.Error("the page may load from everywhere")
	}
}

// What a list names is there, and what is there is in a list.
func TestListsOfFoldersAreWhole(t *testing.T) {
	files := built(t)
	listed := map[string]bool{}
	var read func(folder string)
	read = func(folder string) {
		var list entry
		if err := json.Unmarshal(files["api/contents/"+folder+"all.json"].Data, &list); err != nil {
			t.Fatalf("the list of %q: %v", folder, err)
		}
		for _, e := range list.Content {
			if e.Type == "directory" {
				read(e.Path + "/")
				continue
			}
			listed["files/"+e.Path] = true
			if e.Type == "" || e.Mimetype == "" || e.Size != len(files["files/"+e.Path].Data) {
				t.Errorf("%s is listed as %+v", e.Path, e)
			}
		}
	}
	read("")
	for name := range files {
		if strings.HasPrefix(name, "files/") && !listed[name] {
			t.Errorf("%s is in no list", name)
		}
		delete(listed, name)
	}
	for name := range listed {
		t.Errorf("%s is listed and not there", name)
	}
}

func TestTextsAreJoinedAndTrusted(t *testing.T) {
	got, err := joined([]byte(`{"cells": [{"cell_type": "code", "source": ["a<b\n", "c"], "metadata": {"tags": ["x", "y"]}, "outputs":
		[{"text": ["1\n", "2"], "traceback": ["p", "q"]}, {"data": {"text/html": ["<p>", "</p>"], "application/json": [1, 2.50]}}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"cells":[{"cell_type":"code","metadata":{"tags":["x","y"],"trusted":true},"outputs":[{"text":"1\n2","traceback":["p","q"]},` +
		`{"data":{"application/json":[1,2.50],"text/html":"<p></p>"}}],"source":"a<b\nc"}]}` + "\n"
	if string(got) != want {
		t.Errorf("joined:\n%swant:\n%s", got, want)
	}
}
