package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"nnlecture/notebooks/show/palette"
)

// Slides draw classes as notebooks do: the style sheet has the palette's
// colours, and the demos have its markers, in the same order.
func TestClassesLookAsInTheNotebooks(t *testing.T) {
	light, dark, found := strings.Cut(read(t, "web/css/base.css"), `[data-theme="dark"]`)
	if !found {
		t.Fatal("base.css has no dark theme")
	}
	variable := regexp.MustCompile(`--class-\d: (#[0-9a-f]{6})`)
	ofLight, ofDark := variable.FindAllStringSubmatch(light, -1), variable.FindAllStringSubmatch(dark, -1)
	if len(ofLight) != 6 || len(ofDark) != 6 {
		t.Fatalf("base.css has %d colours of classes, and %d on dark pages; want 6", len(ofLight), len(ofDark))
	}
	for k := range ofLight {
		got := [2]string{ofLight[k][1], ofDark[k][1]}
		ink := palette.Classes[k]
		if want := [2]string{strings.ToLower(palette.Hex(ink.Light)), strings.ToLower(palette.Hex(ink.Dark))}; got != want {
			t.Errorf("class %d is %v in base.css, %v in notebooks/show/palette", k, got, want)
		}
	}
	quoted := regexp.MustCompile(`"([a-z ]+)"`)
	markers := func(text, list string) []string {
		_, rest, _ := strings.Cut(text, list)
		line, _, _ := strings.Cut(rest, "\n")
		var names []string
		for _, m := range quoted.FindAllStringSubmatch(line, -1) {
			names = append(names, m[1])
		}
		return names
	}
	slides, notebooks := markers(read(t, "web/js/demos/classes.js"), "MARKERS ="), markers(read(t, "../notebooks/show/internal/pen/markers.go"), "markerNames =")
	if len(slides) != 6 || len(notebooks) < 6 {
		t.Fatalf("found the markers %q and %q", slides, notebooks)
	}
	for k, marker := range slides {
		if marker != notebooks[k] {
			t.Errorf("class %d is drawn as %s on slides, as %s in notebooks", k, marker, notebooks[k])
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
