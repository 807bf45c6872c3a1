package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// examples are the cells that notebooks/lab/latency.py measures in the kernel.
// The number of the round takes the place of {n}, as if a reader changed it.
var examples = []struct{ name, source string }{
	{"plain", "import \"fmt\"\n%%\nfmt.Println(\"round\", {n})"},
	{"nnlib", `import ("fmt"; "nnlecture/datasets"; "nnlecture/nnlib")
%%
xor := datasets.XOR()
p := nnlib.NewPerceptron(2)
fmt.Println({n}, p.Criterion(xor.X(), xor.Signs()))`},
	{"chart", `import ("nnlecture/datasets"; "nnlecture/notebooks/show")
%%
set := datasets.Iris().OnlyClasses("setosa", "versicolor").OnlyFeatures("petal length [cm]", "petal width [cm]")
show.Points(set).Caption("round {n}").Display()`},
}

const rounds = 11

// steps are what a cell's time is made of.
var steps = []string{"compose", "load", "compile", "link", "start", "run"}

// measure prints what a first and a second visit take, and how long cells take
// that have run before.
func measure(out io.Writer) error {
	b, err := openBrowser()
	if err != nil {
		return err
	}
	defer b.stop()
	fmt.Fprintln(out, "cells in the page, from an empty Chromium: seconds, and MB that have travelled until the cell has run")
	for _, e := range []struct {
		visit   string
		example int
	}{{"first visit", 0}, {"then a chart", 2}, {"second visit", 0}, {"third visit", 2}} {
		begin := time.Now()
		if e.visit != "then a chart" {
			if err := b.load(); err != nil {
				return err
			}
		}
		if _, err := b.example(e.example, 0); err != nil {
			return err
		}
		fmt.Fprintf(out, "%-14s %-8s %8.2f s %8.2f MB\n", e.visit, examples[e.example].name, time.Since(begin).Seconds(), float64(b.sent.Swap(0))/1e6)
	}
	fmt.Fprintf(out, "%-8s %8s", "cell", "here")
	for _, step := range steps {
		fmt.Fprintf(out, " %8s", step)
	}
	fmt.Fprintf(out, "   seconds, medians of %d, once warm\n", rounds)
	for i, e := range examples {
		var all []*result
		for n := range rounds + 1 {
			r, err := b.example(i, n)
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		report(out, e.name, all[1:])
	}
	return nil
}

// example runs one of the examples.
func (b *browser) example(i, round int) (*result, error) {
	r, err := b.run(round+1, strings.ReplaceAll(examples[i].source, "{n}", fmt.Sprint(round)))
	if err == nil && !r.OK {
		err = fmt.Errorf("the %s cell failed: %s", examples[i].name, reason(r))
	}
	return r, err
}

func report(out io.Writer, name string, all []*result) {
	fmt.Fprintf(out, "%-8s %8.2f", name, median(all, func(r *result) float64 { return r.Total }))
	for _, step := range steps {
		fmt.Fprintf(out, " %8.2f", median(all, func(r *result) float64 { return r.Times[step] }))
	}
	fmt.Fprintln(out)
}

// median is in seconds, of milliseconds.
func median(all []*result, of func(*result) float64) float64 {
	values := make([]float64, len(all))
	for i, r := range all {
		values[i] = of(r)
	}
	slices.SortFunc(values, cmp.Compare)
	return values[len(values)/2] / 1000
}
