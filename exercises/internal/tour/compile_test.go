package tour

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

// TestExplained: what the compiler really says of the mistakes that beginners
// make most has a sentence each.
func TestExplained(t *testing.T) {
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	topic, err := c.Topic("01")
	if err != nil {
		t.Fatal(err)
	}
	stub, err := topic.Pristine()
	if err != nil {
		t.Skip(err)
	}
	const learn = `	panic("not implemented yet: Learn")`
	dir := t.TempDir()
	file := filepath.Join(dir, topic.File)
	for name, c := range map[string]struct{ old, new, words string }{
		"shadowed":     {learn, "\tif true {\n\t\tb := b + 1\n\t}\n\treturn w, b", "b is made and never read"},
		"no ampersand": {learn, "\tvar v mat.VecDense\n\treturn v, b", "put & before the variable"},
		"signature":    {"x mat.Vector, y, alpha float64) (*", "x mat.Vector, y float64) (*", "with the arguments and results"},
		"no return":    {learn, "\tif b > 0 {\n\t\treturn w, b\n\t}", "put one at the end"},
		"import":       {`import "gonum.org`, "import \"math\"\n\nimport \"gonum.org", "The import of math is not needed"},
		"no import":    {learn, "\treturn w, math.Exp(b)", "The package math is not imported"},
		"renamed":      {"func Learn(", "func Teach(", "The tests call Learn"},
		"mixed types":  {learn, "\treturn w, b * w.Len()", "convert the int"},
	} {
		text := strings.Replace(string(stub), c.old, c.new, 1)
		if text == string(stub) {
			t.Fatalf("%s: %q is not in the file", name, c.old)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		err := topic.Build(t.Context(), filepath.Join(dir, "steps.test"), file)
		build, ok := err.(*course.BuildError)
		if !ok {
			t.Fatalf("%s: %v, want that it does not compile", name, err)
		}
		if got := explained(build.Output); !strings.Contains(got, c.words) {
			t.Errorf("%s: %q, want %q; the compiler says\n%s", name, got, c.words, build.Output)
		}
	}
}
