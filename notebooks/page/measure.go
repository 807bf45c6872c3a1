package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// examples are the kinds of cells that are measured.
var examples = []struct{ name, setup, source string }{
	{"plain", "", "%%\nfmt.Println(\"hello\")"},
	{"nnlib", `import ("nnlecture/nnlib"; "nnlecture/datasets")`,
		"%%\nfmt.Println(nnlib.Sign(-0.5), datasets.Iris().Len())"},
	{"chart", `import ("nnlecture/nnlib"; "nnlecture/datasets"; "nnlecture/notebooks/show")`,
		"%%\nset := datasets.Moons(100, 0.1, nnlib.Rand(1))\nshow.Points(set).Caption(\"Two moons.\").Alt(\"Two half moons.\").Display()"},
}

// rounds is how often each cell runs; the first is reported apart.
const rounds = 12

// measure prints how long cells take, step by step: the first run, and the median of the others.
func measure(out io.Writer) error {
	b, err := openBrowser()
	if err != nil {
		return err
	}
	defer b.stop()
	steps := []string{"compose", "load", "compile", "link", "start", "run"}
	fmt.Fprintf(out, "milliseconds   %8s", "total")
	for _, step := range steps {
		fmt.Fprintf(out, " %8s", step)
	}
	fmt.Fprintln(out)
	number := 0
	for _, e := range examples {
		if e.setup != "" {
			number++
			if _, err := b.run(number, "%reset\n"+e.setup); err != nil {
				return err
			}
		}
		var all []*result
		for range rounds {
			number++
			r, err := b.run(number, e.source)
			if err != nil {
				return err
			}
			if !r.OK {
				return fmt.Errorf("the %s cell failed: %s", e.name, reason(r))
			}
			all = append(all, r)
		}
		report(out, e.name+" first", all[:1], steps)
		report(out, e.name+" warm", all[1:], steps)
	}
	return nil
}

func report(out io.Writer, name string, all []*result, steps []string) {
	fmt.Fprintf(out, "%-14s %8.0f", name, median(all, func(r *result) float64 { return r.Total }))
	for _, step := range steps {
		fmt.Fprintf(out, " %8.0f", median(all, func(r *result) float64 { return r.Times[step] }))
	}
	fmt.Fprintln(out)
}

func median(all []*result, of func(*result) float64) float64 {
	values := make([]float64, len(all))
	for i, r := range all {
		values[i] = of(r)
	}
	slices.SortFunc(values, cmp.Compare)
	return values[len(values)/2]
}
