// Bench measures nnlib beside NumPy, scikit-learn and PyTorch: the same data,
// the same initial weights, one thread each, in rounds that take turns. It
// prints the best time of each, on the processor, and how many times as long the
// others take.
//
//	go run ./nnlib/bench [-rounds 3] [-only A1,B] [-python python3]
//
// Peers run in the first of the given Pythons that has them; one that is in
// none is skipped with a word, and so are the works on MNIST where its files are
// missing (go run ./datasets/fetch brings them): then pictures of the same size
// with as much black are drawn at random, and the table says so.
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	rounds := flag.Int("rounds", 3, "how often each work is done; the best time counts")
	only := flag.String("only", "", "the works to do, for example A1,B (default all)")
	pythons := flag.String("python", "python3,/usr/bin/python3", "where to look for the peers")
	flag.Parse()
	if *rounds < 1 {
		log.Fatalf("-rounds is %d, want at least 1", *rounds)
	}
	runtime.GOMAXPROCS(1)
	if err := run(*rounds, *only, strings.Split(*pythons, ",")); err != nil {
		log.Fatal(err)
	}
}

func run(rounds int, only string, pythons []string) error {
	folder, err := os.MkdirTemp("", "nnlib-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	works, err := allWorks(only)
	if err != nil {
		return err
	}
	for _, w := range works {
		if err := w.write(folder); err != nil {
			return err
		}
	}
	peers := startPeers(pythons, folder)
	defer peers.stop()
	for _, w := range works {
		if err := compare(w, peers, rounds); err != nil {
			return err
		}
	}
	return nil
}

// result is what nnlib or a peer needed for a work, per unit.
type result struct {
	Seconds  float64 `json:"seconds"`
	Accuracy float64 `json:"accuracy"` // on examples kept aside; NaN where there are none
	Note     string  `json:"note"`
}

// compare does a work in rounds and prints a table.
func compare(w *work, peers *peers, rounds int) error {
	fmt.Printf("\n%s  %s\n    %s\n", w.id, w.title, w.data)
	best := map[string]result{}
	keep := func(name string, r result) {
		if b, ok := best[name]; !ok || r.Seconds < b.Seconds {
			best[name] = r
		}
	}
	for range rounds {
		r, err := w.run()
		if err != nil {
			return err
		}
		keep("nnlib", r)
		for _, name := range peers.names {
			r, ok, err := peers.run(w.id, name)
			if err != nil {
				return err
			}
			if ok {
				keep(name, r)
			}
		}
	}
	table := tabwriter.NewWriter(os.Stdout, 4, 0, 2, ' ', tabwriter.AlignRight)
	for _, name := range slices.Concat([]string{"nnlib"}, peers.names) {
		r, ok := best[name]
		if !ok {
			continue
		}
		fmt.Fprintf(table, "\t%s\t%s\t%.2f × nnlib's time\t%s\t%s\t\n", name, w.format(r.Seconds), r.Seconds/best["nnlib"].Seconds, accuracy(r.Accuracy), r.Note)
	}
	return table.Flush()
}

// accuracy is empty where none was measured.
func accuracy(a float64) string {
	if math.IsNaN(a) || a < 0 {
		return ""
	}
	return fmt.Sprintf("%.2f %% right on the test set", 100*a)
}
