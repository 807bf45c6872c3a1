package deck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
)

const sound = `# First {#first .roomy}

Text.

Note: 2 min
Say it.
`

// What an instructor may mistype is answered with file, line and what is known.
func TestMistakesAreToldWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, slides, want string }{
		{"no id", "# First\n\nText.\n", `a.md:1: a slide starts with # Title {#id}`},
		{"unknown layout", strings.Replace(sound, ".roomy", ".romy", 1), `a.md:1: there is no layout .romy, only .dense`},
		{"a note that would be shown", strings.Replace(sound, "Note:", "Note", 1), `a.md:5: what the speaker says starts with a line like Note: 2 min`},
		{"minutes in words", strings.Replace(sound, "2 min", "two min", 1), `a.md:5: what the speaker says`},
		{"no end", "# First {#first}\n\n{{box A}}\nText.\n", `a.md:3: {{box}} has no {{end}}`},
		{"an end too many", "# First {#first}\n\n{{end}}\n", `a.md:3: {{end}} without a short code`},
		{"formula without end", "# First {#first}\n\n$$ x\n", `a.md:3: $$ without a closing $$`},
		{"columns and widths", "# First {#first}\n\n{{columns 1:1}}\nA\n{{end}}\n", `a.md:3: {{columns 1:1}} has 2 widths and 1 columns`},
		{"unknown short code", "# First {#first}\n\n{{figur spike}}\n", `a.md:3: {{figur spike}}: there is no short code "figur"`},
		{"unknown function", "# First {#first}\n\nSee {{func Sine}}.\n", `a.md:3: {{func Sine}}: there is no Go symbol "Sine"`},
		{"unknown equation", "# First {#first}\n\n{{eq 99}}\n", `a.md:3: {{eq 99}}: lecture/equations.yaml has no equation 99`},
		{"unknown slide", "# First {#first}\n\n\nSee {{slide second}}.\n", `a.md:4: {{slide second}}: there is no slide "second"`},
		{"unknown demo", "# First {#first}\n\n{{demo chess}}\n", `a.md:3: {{demo chess}}: there is no demo "chess", only`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := render(t, c.slides)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant an error with %s", err, c.want)
			}
		})
	}
}

func TestSlideIsRendered(t *testing.T) {
	html, err := render(t, sound)
	if err != nil || html != "<p>Text.</p>\n" {
		t.Errorf("got %q, %v; the note must not be on the slide", html, err)
	}
	html, err = render(t, "# First {#first}\n\n{{code Sign}}\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Sign is the sign of z.", `<span class="l">`, ">nnlib/sign.go:7</a>"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
	if strings.Contains(html, "Eq. (2)") {
		t.Errorf("the slide repeats which slide it is: %s", html)
	}
}

// A block of code is shown as it is: what looks like a slide, a note or a short
// code in it is none.
func TestCodeIsNotRead(t *testing.T) {
	section, err := Parse("a.md", "# First {#first}\n\n```\n# Second {#second}\n{{eq 3}}\nNote: 1 min\nnote: 1 min\n$$ x\n```\n\n{{eq 4}}\n")
	if err != nil {
		t.Fatal(err)
	}
	first := section.Slides[0]
	if uses := first.Used("eq"); len(section.Slides) != 1 || len(uses) != 1 || uses[0].Name != "4" || first.Minutes != 0 {
		t.Errorf("%d slides, uses %v, %v minutes; want one slide that uses equation 4", len(section.Slides), uses, first.Minutes)
	}
}

func TestHeadingIsTypeset(t *testing.T) {
	s := &Slide{Title: "What's a Multi-Layer net...?"}
	if got, want := s.Heading(), "What’s a Multi\u2011Layer net…?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// render shows the first slide of a text, beside a library of one function.
func render(t *testing.T, slides string) (string, error) {
	t.Helper()
	root := t.TempDir()
	source := "package nnlib\n\n// Sign is the sign of z. Zero counts as positive.\n//\n//\n// Eq. (2), slide \"First\".\nfunc Sign(z float64) float64 {\n\treturn 1\n}\n"
	if err := os.MkdirAll(filepath.Join(root, "nnlib"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "nnlib", "sign.go"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	index, err := gosrc.Load(root, "nnlib")
	if err != nil {
		t.Fatal(err)
	}
	section, err := Parse("a.md", slides)
	if err != nil {
		return "", err
	}
	r := &Renderer{Comments: true, Source: index, Formulas: &markup.Formulas{}, Slides: map[string]*Slide{}, Demos: map[string]string{"neuron": "one neuron"}}
	return r.Body(section.Slides[0])
}
