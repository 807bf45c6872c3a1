package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// someRows are three rounds of a work by two.
func someRows() (*work, []row) {
	w := &work{id: "B", title: "a title", data: "some data", unit: "epoch"}
	ours := []result{{0.5, 0.95, ""}, {0.3, 0.95, ""}, {0.4, 0.95, ""}}
	theirs := []result{{1, math.NaN(), "a note"}, {0.6, math.NaN(), "a note"}}
	return w, []row{newRow(w, "nnlib", "1", ours), newRow(w, "JAX", "2", theirs)}
}

// The median counts, and the table shows it with the range and the ratio.
func TestTable(t *testing.T) {
	w, rows := someRows()
	var table strings.Builder
	if err := printRows(&table, w, rows); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.400 s an epoch", "(0.300–0.500)", "95.00 % right", "0.800 s an epoch", "2.00 × nnlib's time", "a note"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table has no %q:\n%s", want, table.String())
		}
	}
	if strings.Count(table.String(), "right") != 1 {
		t.Errorf("an accuracy that nobody measured is shown:\n%s", table.String())
	}
}

// The files can be read again, and the chart shows everybody.
func TestFiles(t *testing.T) {
	_, rows := someRows()
	file, picture := filepath.Join(t.TempDir(), "bench.json"), filepath.Join(t.TempDir(), "bench.svg")
	if err := writeJSON(file, rows); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var read struct{ Rows []row }
	if err := json.Unmarshal(data, &read); err != nil || len(read.Rows) != 2 || read.Rows[1].Who != "JAX" || read.Rows[1].Seconds != 0.8 || read.Rows[1].Accuracy != nil {
		t.Errorf("read %+v, %v", read.Rows, err)
	}
	if err := chart(picture, rows); err != nil {
		t.Fatal(err)
	}
	svg, err := os.ReadFile(picture)
	if err != nil || !strings.Contains(string(svg), ">JAX<") || !strings.Contains(string(svg), ">nnlib<") {
		t.Errorf("the chart does not name everybody, %v", err)
	}
}
