// Command train finds the parameters of the CNN that the demo shows, and writes
// them to cnn.bin. It learns animals as datasets draws them, and their outlines,
// which is how people draw. It is run by go generate in lecture/demos; the same seed
// gives the same file.
package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/lecture/demos"
	"nnlecture/nnlib"
)

const (
	seed     = 7
	examples = 3000
	epochs   = 6
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	rng := rand.New(rand.NewPCG(seed, 0))
	train, test := withOutlines(datasets.Animals(examples, rng)), withOutlines(datasets.Animals(300, rng))
	net, err := demos.NewAnimalCNN(seed)
	if err != nil {
		return err
	}
	options := nnlib.TrainOptions{Epochs: epochs, BatchSize: 32}
	for _, rate := range []float64{0.002, 0.0002} { // large steps first, then small ones to settle
		for progress, err := range nnlib.Train(net, train.X(), train.OneHot(), nnlib.NewRMSProp(rate, 0.9), options, rng) {
			if err != nil {
				return err
			}
			fmt.Printf("epoch %2d: loss %.3f, %.1f %% right\n", progress.Epoch, progress.Loss, 100*progress.Accuracy)
		}
	}
	_, accuracy, err := nnlib.Evaluate(net, test.X(), test.OneHot())
	if err != nil {
		return err
	}
	fmt.Printf("%.1f %% right on animals and outlines it has not seen\n", 100*accuracy)
	var file []byte
	for _, v := range net.Parameters().Values() {
		file = binary.LittleEndian.AppendUint32(file, math.Float32bits(float32(v)))
	}
	return os.WriteFile("cnn.bin", file, 0o644)
}

// withOutlines adds the outline of each picture: dark where neighbours differ.
func withOutlines(set *datasets.Set) *datasets.Set {
	n, side := set.Len(), set.Width
	rows := mat.NewDense(2*n, side*side, nil)
	for i := range n {
		filled := set.Rows().RawRowView(i)
		rows.SetRow(i, filled)
		for k := range filled {
			low, high := 1.0, 0.0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					y, x := min(max(k/side+dy, 0), side-1), min(max(k%side+dx, 0), side-1)
					low, high = min(low, filled[y*side+x]), max(high, filled[y*side+x])
				}
			}
			rows.Set(n+i, k, min(max(1.8*(high-low-0.2), 0), 0.9))
		}
	}
	return datasets.New(set.Name, set.Source, set.FeatureNames, set.ClassNames, rows, append(slices.Clone(set.Labels), set.Labels...))
}
