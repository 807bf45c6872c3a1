package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"text/tabwriter"
)

// row is what one of those compared needed for a work, over all rounds.
type row struct {
	Work     string   `json:"work"`
	Title    string   `json:"title"`
	Data     string   `json:"data"`
	Who      string   `json:"who"`
	Version  string   `json:"version"`
	Threads  int      `json:"threads"`
	Type     string   `json:"dtype"`
	Unit     string   `json:"unit"`
	Seconds  float64  `json:"seconds"` // per unit, the median
	Fastest  float64  `json:"fastest"`
	Slowest  float64  `json:"slowest"`
	Rounds   int      `json:"rounds"`
	Accuracy *float64 `json:"accuracy,omitempty"` // on examples kept aside
	Note     string   `json:"note,omitempty"`
}

// newRow sums up the rounds of one of those compared.
func newRow(w *work, who, version string, results []result) row {
	var seconds []float64
	for _, r := range results {
		seconds = append(seconds, r.Seconds)
	}
	slices.Sort(seconds)
	n := len(seconds)
	last := results[len(results)-1]
	r := row{
		Work: w.id, Title: w.title, Data: w.data, Who: who, Version: version, Threads: 1, Type: "float64", Unit: w.unit, Rounds: n,
		Seconds: (seconds[(n-1)/2] + seconds[n/2]) / 2, Fastest: seconds[0], Slowest: seconds[n-1], Note: last.Note,
	}
	if a := last.Accuracy; !math.IsNaN(a) && a >= 0 {
		r.Accuracy = &a
	}
	return r
}

// printRows prints the rows of a work; the first is nnlib's.
func printRows(to io.Writer, w *work, rows []row) error {
	fmt.Fprintf(to, "\n%s  %s\n    %s\n", w.id, w.title, w.data)
	table := tabwriter.NewWriter(to, 4, 0, 2, ' ', tabwriter.AlignRight)
	for _, r := range rows {
		times, right := "", ""
		if r.Who != rows[0].Who {
			times = fmt.Sprintf("%.2f × nnlib's time", r.Seconds/rows[0].Seconds)
		}
		if r.Accuracy != nil {
			right = fmt.Sprintf("%.2f %% right on the test set", 100**r.Accuracy)
		}
		fmt.Fprintf(table, "\t%s\t%s\t(%s)\t%s\t%s\t%s\t\n", r.Who, w.format(r.Seconds), w.span(r), times, right, r.Note)
	}
	return table.Flush()
}

// span is the range over the rounds.
func (w *work) span(r row) string {
	if w.unit == "epoch" {
		return fmt.Sprintf("%.3f–%.3f", r.Fastest, r.Slowest)
	}
	return fmt.Sprintf("%.0f–%.0f", 1/r.Slowest, 1/r.Fastest)
}

// writeJSON writes the rows, and on what they were measured.
func writeJSON(path string, rows []row) error {
	data, err := json.MarshalIndent(struct {
		Go        string `json:"go"`
		Processor string `json:"processor"`
		Rows      []row  `json:"rows"`
	}{runtime.Version(), processorName(), rows}, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
