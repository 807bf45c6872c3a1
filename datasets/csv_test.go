package datasets

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCSVAsStudentsHaveIt(t *testing.T) {
	want := []float64{1.5, -2, 3, 0.25}
	for name, text := range map[string]string{
		"commas":               "a,b,kind\n1.5,-2,cat\n3,0.25,dog\n",
		"no newline at end":    "a,b,kind\n1.5,-2,cat\n3,0.25,dog",
		"Windows":              "\ufeffa,b,kind\r\n1.5,-2,cat\r\n3,0.25,dog\r\n",
		"German":               "a;b;kind\n1,5;-2;cat\n3;0,25;dog\n",
		"German with points":   "a;b;kind\n1.5;-2;cat\n3;0.25;dog\n",
		"tabs":                 "a\tb\tkind\n1.5\t-2\tcat\n3\t0,25\tdog\n",
		"spaces and quotes":    "a, b, \"kind\"\n1.5 , -2, cat\n\"3\", 2.5e-1, \"dog\"\n",
		"empty lines":          "\na,b,kind\n\n1.5,-2,cat\n\n3,0.25,dog\n\n",
		"class not at the end": "a,kind,b\n1.5,cat,-2\n3,dog,0.25\n",
	} {
		s, err := ReadCSV(strings.NewReader(text), "kind")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := s.Rows().RawMatrix().Data; !slices.Equal(got, want) || !slices.Equal(s.FeatureNames, []string{"a", "b"}) {
			t.Errorf("%s: %v of %q, want %v of a and b", name, got, s.FeatureNames, want)
		}
		if !slices.Equal(s.Labels, []int{0, 1}) || !slices.Equal(s.ClassNames, []string{"cat", "dog"}) {
			t.Errorf("%s: labels %v of %q, want 0 and 1 of cat and dog", name, s.Labels, s.ClassNames)
		}
	}
}

func TestCSVOrdersClasses(t *testing.T) {
	for text, want := range map[string][]string{
		"x,y\n1,10\n1,9\n1,-1\n1,9\n": {"-1", "9", "10"},
		"x,y\n1,b10\n1,b9\n1,a\n":     {"a", "b10", "b9"},
	} {
		s, err := ReadCSV(strings.NewReader(text), "")
		if err != nil || !slices.Equal(s.ClassNames, want) {
			t.Errorf("%q: classes %q, error %v, want %q", text, s.ClassNames, err, want)
		}
	}
}

func TestCSVRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "line 1: the file is empty",
		"\n\n":                          "line 1: the file is empty",
		"a,kind\n":                      "line 2: there are no examples",
		"kind\ncat\n":                   `line 1: only the column ["kind"]`,
		"5.1,3.5,cat\n4.9,3.0,cat\n":    `line 1: column 1 is called "5.1", want a first line with the names`,
		"5,1;3,5;cat\n":                 `line 1: column 1 is called "5,1", want a first line with the names`,
		"a,a,kind\n1,2,cat\n":           `line 1: column 2 is called "a", want a name of its own`,
		"a,,kind\n1,2,cat\n":            `line 1: column 2 is called "", want a name of its own`,
		"a,b\n1,2\n":                    `line 1: there is no column "kind" for the class, only ["a" "b"]`,
		"a,kind\n1,cat\n2,dog,3\n":      "line 3: 3 columns, want 2",
		"a,b,kind\n1,2,cat\n2,dog\n":    "line 3: 2 columns, want 3",
		"a,kind\n1,cat\n\nx,dog\n":      `line 4, column "a": "x", want a number`,
		"a,kind\n,cat\n":                `line 2, column "a": "", want a number`,
		"a,kind\nNaN,cat\n":             `line 2, column "a": "NaN", want a number`,
		"a,kind\n1e999,cat\n":           `line 2, column "a": "1e999", want a number`,
		"a,kind\n1,\n":                  `line 2, column "kind": the class is missing`,
		"a,kind\n\"1,cat\n":             "line 2, character",
		"a;kind\n1,2,3;cat\n":           `line 2, column "a": "1,2,3", want a number`,
		"gr\xf6\xdfe,kind\n1,cat\n":     "not in UTF-8",
		"\xff\xfea\x00,\x00k\x00\n\x00": "not in UTF-8",
	} {
		if _, err := ReadCSV(strings.NewReader(text), "kind"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v\nwant one that says %s", text, err, want)
		}
	}
}

func TestLoadCSVNamesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.csv")
	if _, err := LoadCSV(path, ""); err == nil || !strings.Contains(err.Error(), "mine.csv") {
		t.Errorf("error %v, want one that names mine.csv", err)
	}
	if err := os.WriteFile(path, []byte("a,kind\n1,cat\n?,dog\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadCSV(path, "kind"); err == nil || !strings.Contains(err.Error(), "mine.csv: line 3, column \"a\"") {
		t.Errorf("error %v, want one that names mine.csv and line 3", err)
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{
		irisCSV[:200],
		"a;b;kind\r\n1,5;-2;cat\r\n",
		"a\tkind\n\"1\n\"\tcat\n",
		"a,kind\n1,cat,2\n",
		"a,kind\n\"1",
		"\ufeffa,kind\n1e308,cat\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := ReadCSV(bytes.NewReader(text), "")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Errorf("error %q, want one that names the line", err)
			}
			return
		}
		checkSound(t, s)
	})
}
