// Bench measures nnlib beside NumPy, scikit-learn, PyTorch and JAX: the same
// data, the same initial weights, one thread each, in rounds that take turns. It
// prints the median time of each, on the processor, the fastest and the slowest,
// and how many times as long the others take.
//
//	go run ./nnlib/bench [-rounds 5] [-only A1,B] [-python python3] [-json FILE] [-chart FILE.svg]
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
	"os"
	"runtime"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	rounds := flag.Int("rounds", 5, "how often each work is done; the median counts")
	only := flag.String("only", "", "the works to do, for example A1,B (default all)")
	pythons := flag.String("python", "python3,/usr/bin/python3", "where to look for the peers")
	file := flag.String("json", "", "also write the results to this file")
	picture := flag.String("chart", "", "also draw them into this file, .svg or .png")
	flag.Parse()
	if *rounds < 1 {
		log.Fatalf("-rounds is %d, want at least 1", *rounds)
	}
	runtime.GOMAXPROCS(1)
	rows, err := run(*rounds, *only, strings.Split(*pythons, ","))
	if err == nil && *file != "" {
		err = writeJSON(*file, rows)
	}
	if err == nil && *picture != "" {
		err = chart(*picture, rows)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func run(rounds int, only string, pythons []string) (rows []row, err error) {
	folder, err := os.MkdirTemp("", "nnlib-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	works, err := allWorks(only)
	if err != nil {
		return nil, err
	}
	for _, w := range works {
		if err := w.write(folder); err != nil {
			return nil, err
		}
	}
	peers := startPeers(pythons, folder)
	defer peers.stop()
	fmt.Println("On", processorName()+", one thread, float64")
	for _, w := range works {
		compared, err := compare(w, peers, rounds)
		if err == nil {
			err = printRows(os.Stdout, w, compared)
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, compared...)
	}
	return rows, nil
}

// result is what nnlib or a peer needed for a work, per unit.
type result struct {
	Seconds  float64 `json:"seconds"`
	Accuracy float64 `json:"accuracy"` // on examples kept aside; NaN where there are none
	Note     string  `json:"note"`
}

// compare does a work in rounds, in each of which everybody has a turn.
func compare(w *work, peers *peers, rounds int) ([]row, error) {
	results := map[string][]result{}
	for range rounds {
		r, err := w.run()
		if err != nil {
			return nil, err
		}
		results["nnlib"] = append(results["nnlib"], r)
		for _, name := range peers.names {
			r, ok, err := peers.run(w.id, name)
			if err != nil {
				return nil, err
			}
			if ok {
				results[name] = append(results[name], r)
			}
		}
	}
	rows := []row{newRow(w, "nnlib", runtime.Version(), results["nnlib"])}
	for _, name := range peers.names {
		if len(results[name]) > 0 {
			rows = append(rows, newRow(w, name, peers.versions[name], results[name]))
		}
	}
	return rows, nil
}
