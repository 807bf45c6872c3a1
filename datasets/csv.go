package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gonum.org/v1/gonum/mat"
)

// LoadCSV reads a set from a table of your own: a first line with the names of
// the columns, then a line per example. The named column holds the class, an
// empty name means the last column; every other column holds a number.
//
// Columns are separated by commas, semicolons or tabs, whichever the first line
// has. With semicolons or tabs, as spreadsheets in German write them, a decimal
// comma is understood. Classes are numbered in the order of their names; names
// that are all numbers are ordered as numbers.
//
// The error names the file, the line and the column that cannot be read.
func LoadCSV(path, label string) (*Set, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	s, err := ReadCSV(file, label)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s.Name, s.Source = filepath.Base(path), "a table in CSV format"
	return s, nil
}

// ReadCSV reads a set as [LoadCSV] does.
func ReadCSV(r io.Reader, label string) (*Set, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	t, err := newTable(bytes.TrimPrefix(text, []byte("\ufeff")), label)
	if err != nil {
		return nil, err
	}
	for {
		switch err := t.readLine(); {
		case err == io.EOF && len(t.labels) == 0:
			return nil, errors.New("line 2: there are no examples below the names of the columns")
		case err == io.EOF:
			classOf, classes := numberClasses(t.labels)
			rows := mat.NewDense(len(classOf), len(t.features), t.numbers)
			return New("table", "a table in CSV format", t.features, classes, rows, classOf), nil
		case err != nil:
			return nil, err
		}
	}
}

// table is what has been read of a CSV file.
type table struct {
	csv          *csv.Reader
	decimalComma bool
	names        []string // of all columns
	label        int      // the column of the class
	features     []string // the names of all other columns
	numbers      []float64
	labels       []string
}

// newTable reads the names of the columns.
func newTable(text []byte, label string) (*table, error) {
	if !utf8.Valid(text) {
		return nil, errors.New(`line 1: the text is not in UTF-8: save the table as "CSV UTF-8"`)
	}
	comma := separator(text)
	t := &table{csv: csv.NewReader(bytes.NewReader(text)), decimalComma: comma != ','}
	t.csv.Comma, t.csv.ReuseRecord, t.csv.TrimLeadingSpace = comma, true, comma != '\t'
	header, err := t.csv.Read()
	if err == io.EOF {
		return nil, errors.New("line 1: the file is empty, want the names of the columns")
	}
	if err != nil {
		return nil, cleaned(err)
	}
	line, _ := t.csv.FieldPos(0)
	if err := t.takeNames(header); err != nil {
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	t.label = slices.Index(t.names, label)
	if label == "" {
		t.label = len(t.names) - 1
	}
	if t.label < 0 {
		return nil, fmt.Errorf("line %d: there is no column %q for the class, only %q", line, label, t.names)
	}
	t.features = slices.Delete(slices.Clone(t.names), t.label, t.label+1)
	return t, nil
}

// takeNames checks and keeps the names of the columns.
func (t *table) takeNames(header []string) error {
	if len(header) < 2 {
		return fmt.Errorf("only the column %q, want at least a feature and the class, separated by commas, semicolons or tabs", header)
	}
	seen := make(map[string]bool, len(header))
	for i, name := range header {
		name = strings.Clone(strings.TrimSpace(name))
		if _, err := t.parse(name); err == nil {
			return fmt.Errorf("column %d is called %q, want a first line with the names of the columns", i+1, name)
		}
		if name == "" || seen[name] {
			return fmt.Errorf("column %d is called %q, want a name of its own for each column", i+1, name)
		}
		seen[name] = true
		t.names = append(t.names, name)
	}
	return nil
}

// readLine reads an example. It returns io.EOF after the last.
func (t *table) readLine() error {
	fields, err := t.csv.Read()
	if err == io.EOF {
		return err
	}
	if errors.Is(err, csv.ErrFieldCount) {
		line, _ := t.csv.FieldPos(0)
		return fmt.Errorf("line %d: %d columns, want %d as in the first line", line, len(fields), len(t.names))
	}
	if err != nil {
		return cleaned(err)
	}
	for i, field := range fields {
		line, _ := t.csv.FieldPos(i)
		field = strings.TrimSpace(field)
		if i == t.label {
			if field == "" {
				return fmt.Errorf("line %d, column %q: the class is missing", line, t.names[i])
			}
			t.labels = append(t.labels, strings.Clone(field))
			continue
		}
		number, err := t.parse(field)
		if err != nil || math.IsNaN(number) || math.IsInf(number, 0) {
			return fmt.Errorf("line %d, column %q: %q, want a number", line, t.names[i], field)
		}
		t.numbers = append(t.numbers, number)
	}
	return nil
}

// parse reads a number, with a decimal comma where that is understood.
func (t *table) parse(field string) (float64, error) {
	if t.decimalComma && strings.Count(field, ",") == 1 && !strings.Contains(field, ".") {
		field = strings.Replace(field, ",", ".", 1)
	}
	return strconv.ParseFloat(field, 64)
}
